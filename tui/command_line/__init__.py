"""What a script or a shell calls: one module a command."""

"""Lists, lines and dialogs that any screen can use."""

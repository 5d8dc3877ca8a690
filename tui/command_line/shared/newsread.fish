# Read by fish at the first Tab behind newsread.
newsread completion fish | source

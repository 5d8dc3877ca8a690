"""The article on the screen: rows, layers, cursor and selection, and the commands of it."""

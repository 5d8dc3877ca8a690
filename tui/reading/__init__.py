"""The article on the screen: rows, layers, cursor and selection, and finding one’s way in it."""

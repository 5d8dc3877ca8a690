"""The article on the screen: text, findings, the pane beside it, and the commands of them."""

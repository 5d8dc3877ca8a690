"""From the bytes of a format to the text of an article, with the roles of its parts."""

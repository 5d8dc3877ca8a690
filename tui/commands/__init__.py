"""Every command of the program, in tables: all else that lists keys is read off them."""

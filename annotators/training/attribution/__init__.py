"""How the small models of `attribution/weights` are trained from marked articles."""

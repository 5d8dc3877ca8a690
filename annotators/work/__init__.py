"""Having the work done: in pieces, in processes, ahead of the reader; and keeping what came of it."""

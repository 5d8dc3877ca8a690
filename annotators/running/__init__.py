"""Having the work done: in pieces, in processes, ahead of the reader; and what came of it kept."""

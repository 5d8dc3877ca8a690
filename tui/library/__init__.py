"""Everything that is kept: listing it, searching it, and the versions of an article."""

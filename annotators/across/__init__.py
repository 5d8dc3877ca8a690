"""The same words in several articles: what was cut, changed, moved or given to somebody else."""

"""The people and organisations of an article, each once, with every mention of them.

`name_clustering` folds names, `pronouns` and `nominals` find what stands for them, `clusters` has
the answers by token.
"""

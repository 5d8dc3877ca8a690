"""The people and organisations of an article, each once, with every mention of them.

`name_clustering` folds names, `places` and `nominals` find what may stand for them, `links` has the
chances of those whom `fitting` allows, `resolution` settles for whom, and `clusters` has the
answers by token.
"""

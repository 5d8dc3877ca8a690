"""The people and organisations of an article, each once, with every mention of them.

`name_clustering` folds names, `places` and `nominals` find what may stand for them, `links` and
`resolution` settle for whom, `clusters` has the answers by token.
"""

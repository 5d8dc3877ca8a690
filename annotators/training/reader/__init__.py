"""Training of the encoder and its heads: who says what, how it is meant, who is who, and grammar.

`corpora` reads the sets in one form (`documents`), `variations` exchanges verbs, marks and line
ends, `exchanged_names` the people. `windows` cuts word pieces into what the network (`network`)
sees at once, `grammar` does so with treebanks and names, `losses` says how wrong it is, `train`
goes on from its last checkpoint. It needs the extra `training`.
"""

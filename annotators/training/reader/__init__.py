"""Training of the encoder and its heads: who says what, how it is meant, and who is who.

    python -m annotators.training.reader train --data DATA --output FOLDER
    python -m annotators.training.reader package CHECKPOINT --output FOLDER
    python -m annotators.training.reader evaluate FOLDER --data DATA

`corpora` reads the sets in one form (`documents`), `variations` exchanges verbs, marks and line
ends, `windows` cuts word pieces into what the network (`network`) sees at once, `losses` says how
wrong it is, `train` goes on from its last checkpoint. It needs the extra `teacher`.
"""

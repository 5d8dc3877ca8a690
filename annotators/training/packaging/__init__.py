"""A trained network as what newsread ships: `reader_files` for the network, `pipeline_folder` for
the spaCy pipeline around it, `lemma_exceptions` for what its lemmatizer has learned.
"""

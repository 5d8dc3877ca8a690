"""A text as plain values: its tokens, its quotation marks and quotations, and the word lists.

Nothing here knows who speaks, and nothing but `Words.from_doc` sees a Doc of spaCy."""

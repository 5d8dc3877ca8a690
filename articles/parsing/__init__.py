"""From the bytes of a format to the text of an article, with the roles of its parts.

`formats` tells the format and calls the function that reads it: in `html`, `markdown`, `plain`,
`mail`, `odt`, `rtf`, and `documents` (saved pages, EPUB, Word, and with `pdf_pages` PDF).

Bytes become text in `decode`, by `encodings` and `encoding_detection`. Of a page, `trim` takes off
what is hidden or another article, `selection` and `promotions` say what is its article, `tree` and
`builder` write that out by what `markup` says of elements, and `walls` tells what stands in its
place. `metadata`, `linked_data`, `headline` and `bylines` read what a page says of its article,
`front_matter` what a Markdown text does. `limits` has what no article needs.
"""

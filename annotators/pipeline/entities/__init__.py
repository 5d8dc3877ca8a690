"""Names as a pipeline of spaCy finds them, made better by rules of English newswriting.

`rules` puts together what `edges`, `abbreviations` and `organisations` say of words and names;
`component` is the component of spaCy around it, which adds `money`."""

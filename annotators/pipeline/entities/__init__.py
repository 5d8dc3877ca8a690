"""Names as a pipeline of spaCy finds them, made better by rules of English newswriting.

`rules` puts together what `edges`, `heads`, `abbreviations` and `money` say of words and names;
`component` is the component of spaCy around it."""

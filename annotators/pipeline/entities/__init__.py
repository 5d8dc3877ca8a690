"""Names as a pipeline of spaCy finds them, made better by rules of English newswriting: `component`
puts together what `edges` and `organisations` say of words and names, and adds rules of its own."""

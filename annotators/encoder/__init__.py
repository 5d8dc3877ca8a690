"""The encoder: a text as word pieces, and a vector of its meaning in context for each of them.

`wordpieces` cuts, `encoder` runs the network (a small pretrained transformer in 8 bits), `heads`
reads answers off its vectors: cues, their sources and contents, speakers, antecedents.
"""

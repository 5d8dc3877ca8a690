"""What newsread promises to write as JSON: two schemas and a page, all three made of the types.

`extract.schema.json` is that of `newsread extract`, `notes.schema.json` that of a line of `newsread
notes --format jsonl`, `CONTRACT.md` says field by field what stands in them. After a change of the
types `python -m annotators.contract` writes them anew; `FORMAT` grows when what was written before
would be read wrongly.
"""

"""Writes the schemas and the page anew, beside this file."""

from pathlib import Path

from annotators.contract.page import page
from annotators.contract.schema import SCHEMAS, as_text

here = Path(__file__).parent
for name, schema in SCHEMAS.items():
    (here / f"{name}.schema.json").write_text(as_text(schema()), encoding="utf-8")
(here / "CONTRACT.md").write_text(page(), encoding="utf-8")

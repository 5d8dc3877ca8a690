"""What the software of others says of what newsread writes for it.

    python -m tests.benchmarks.exchange DIR

writes notes of every kind in every form, and has each read by the program it is for. What a check
wants and has not got is said in its place. From PyPI: pyld, rdflib, jsonschema, citeproc-py,
obsidiantools, label-studio-converter. In DIR:

    anno.jsonld      w3c/web-annotation, jsonld/anno.jsonld
    brat             a checkout of nlplab/brat
    csl-data.json    citation-style-language/schema, schemas/input/csl-data.json
    doccano          a checkout of doccano/doccano
    web-annotation-tests    a checkout of w3c/web-annotation-tests
"""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
import warnings
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from tempfile import TemporaryDirectory
from types import ModuleType
from typing import Any

from annotators.findings import Claim
from annotators.notebook.corrections import judge
from annotators.notebook.formats import EXPORTERS
from annotators.notebook.mark import Creator, Link, Mark, MarkedClaim, mark_on
from articles.article import Article, Span
from tui.output.notes_output import to_folder

HARBOUR = Article(
    text="Harbour opens\n\n“At last,” Ada Quill 🗞 said.\nShe denied that it had leaked.",
    title="Harbour: opens",
    byline="Ann Moor, Bo Lind",
    source="The Herald",
    url="https://herald.example/harbour",
    published="2026-03-09",
)
BRIDGE = Article(text="Bridge shuts\n\nNobody spoke.", title="Bridge shuts")


def _on(article: Article, words: str, **values: Any) -> Mark:
    start = article.text.index(words)
    return mark_on(article, Span(start, start + len(words)), **values)


def notes() -> list[tuple[Article, tuple[Mark, ...]]]:
    """Marks with all that a mark can have, in two articles that link to each other."""
    affirmed = MarkedClaim(act="says", verb="said")
    denied = replace(affirmed, act="denies", polarity="denies", form="indirect", verb="denied")
    first = _on(
        HARBOUR, "“At last,”", speaker="Ada Quill", claim=affirmed, color="pink", label="EVENT"
    )
    bridge = _on(BRIDGE, "Nobody", tags=("public safety", "2024", "#x", "a/b"), color="blue")
    leak = _on(HARBOUR, "it had leaked", speaker="Ada Quill", claim=denied, note="why?\n\nwho?")
    answer = _on(HARBOUR, "leaked", answers=leak.id, motivation="replying", note="Bo did")
    linked = _on(HARBOUR, "said.\nShe", links=(Link(bridge.id, "contradicts"), Link(first.id)))
    whole = replace(_on(HARBOUR, "Harbour", note="Read again"), exact="", prefix="", suffix="")
    bos = _on(HARBOUR, "opens", creator=Creator("Bo", "acct:bo@notes.example"), tags=("port",))
    claim = Claim(content=(first.span,), speaker="Ada Quill", form="direct")
    verdict = judge(HARBOUR, claim, speaker="Tomas Reed")
    back_link = replace(bridge, links=(Link(first.id, "see also"),))
    return [(HARBOUR, (first, leak, answer, linked, whole, bos, verdict)), (BRIDGE, (back_link,))]


def written(form: str) -> str:
    """The notes in one file of a form."""
    return "".join(EXPORTERS[form](notes()))


def in_folder(form: str, folder: Path) -> None:
    """The notes in a folder, as `newsread notes --output FOLDER/` writes them."""
    to_folder(folder, notes(), form, EXPORTERS[form])


def web_annotations(others: Path) -> str:
    """Every term is known to the model's own context, and every triple well-formed."""
    from pyld import jsonld
    from rdflib import Graph

    context = json.loads((others / "anno.jsonld").read_text("utf-8"))
    answer = {"contextUrl": None, "documentUrl": None, "document": context}
    jsonld.set_document_loader(lambda url, options=None: answer)
    data = json.loads(written("jsonld"))
    quads = jsonld.to_rdf(data, {"format": "application/n-quads"})
    triples = len(Graph().parse(data=quads, format="nquads"))
    assert "TimeState" in quads
    assert "sourceDate" in quads
    return f"{triples} triples, none malformed"


def w3c_tests(others: Path) -> str:
    """The W3C's own tests: those of its schemas that say MUST, over each annotation."""
    warnings.simplefilter("ignore", DeprecationWarning)
    from jsonschema import Draft4Validator, RefResolver
    from jsonschema.exceptions import RefResolutionError

    folder = others / "web-annotation-tests"
    schemas = (*(folder / "definitions").glob("*.json"), *(folder / "annotations").rglob("*.json"))
    known = {path.name: json.loads(path.read_text("utf-8")) for path in schemas}
    page = json.loads(written("jsonld"))
    context = page["@context"][0]
    count, failed = 0, []
    for path in sorted((folder / "annotations").rglob("*.json")):
        schema = json.loads(path.read_text("utf-8"))
        if schema.get("assertionType") != "must" or schema.get("expectedResult") != "valid":
            continue
        validator = Draft4Validator(schema, resolver=RefResolver("", schema, store=known))
        for item in page["first"]["items"]:
            try:
                is_valid = validator.is_valid({"@context": context, **item})
            except RefResolutionError:  # one of theirs names a file that they have not got
                break
            count += 1
            failed += [] if is_valid else [f"{path.stem} {item['id']}"]
    assert not failed, failed
    return f"{count} assertions hold"


def brat(others: Path) -> str:
    """brat's own verifier, over the folder that is written for it."""
    source = others / "brat" / "server" / "src"
    with TemporaryDirectory() as folder, TemporaryDirectory() as settings:
        in_folder("brat", Path(folder))
        template = (others / "brat" / "config_template.py").read_text("utf-8")
        (Path(settings) / "config.py").write_text(f"CHANGE_ME = ''\n{template}", "utf-8")
        files = sorted(map(str, Path(folder).glob("*.ann")))
        command = [_older_python(), "-W", "ignore", str(source / "verify_annotations.py"), *files]
        env = {**os.environ, "PYTHONPATH": settings}
        run = subprocess.run(
            command, capture_output=True, text=True, cwd=source, env=env, check=False
        )
        assert (run.returncode, run.stdout) == (0, ""), run.stdout + run.stderr
        return f"silent over {len(files)} files"


def _older_python() -> str:
    """One that still has the way of opening files that brat uses, which went with Python 3.11."""
    for name in ("python3.10", "python3.9", "python3.8"):
        if path := shutil.which(name):
            return path
    raise FileNotFoundError("a Python older than 3.11, for brat")


def csl(others: Path) -> str:
    """The schema of CSL-JSON, and a bibliography by citeproc-py."""
    from citeproc import (
        Citation,
        CitationItem,
        CitationStylesBibliography,
        CitationStylesStyle,
        formatter,
    )
    from citeproc.source.json import CiteProcJSON
    from jsonschema import validate

    data = json.loads(written("csl"))
    validate(data, json.loads((others / "csl-data.json").read_text("utf-8")))
    style = CitationStylesStyle("harvard-cite-them-right", validate=False)
    bibliography = CitationStylesBibliography(style, CiteProcJSON(data), formatter.plain)
    bibliography.register(Citation([CitationItem(item["id"]) for item in data]))
    first = str(
        next(entry for entry in map(str, bibliography.bibliography()) if "Ann Moor" in entry)
    )
    return f"{len(data)} items valid; {first}"


def obsidian(others: Path) -> str:
    """obsidiantools finds every link's note, the tags, and front matter that is YAML."""
    from obsidiantools.api import Vault

    with TemporaryDirectory() as folder:
        in_folder("markdown", Path(folder))
        vault = Vault(Path(folder)).connect().gather()
        # A link within a note names none.
        assert set(vault.nonexistent_notes) <= {""}, vault.nonexistent_notes
        links = sum(map(len, vault.wikilinks_index.values()))
        tags = sorted({tag for tags_of_note in vault.tags_index.values() for tag in tags_of_note})
        front = [
            tag for matter in vault.front_matter_index.values() for tag in matter.get("tags", [])
        ]
        # Of a tag with a dash or slash in it, obsidiantools has the beginning.
        assert all(any(tag.startswith(label) for tag in front) for label in tags), (tags, front)
        return f"{links} links, none dead; tags {', '.join(front)}"


def label_studio(others: Path) -> str:
    """Label Studio's converter makes CoNLL of the tasks with the interface beside them."""
    from label_studio_converter import Converter

    with TemporaryDirectory() as folder:
        in_folder("labelstudio", Path(folder))
        (file,) = Path(folder).glob("harbour*.json")
        (task,) = json.loads(file.read_text("utf-8"))
        task["id"] = task["annotations"][0]["id"] = 1  # as Label Studio numbers what it takes in
        file.write_text(json.dumps([task]), "utf-8")
        converter = Converter(str(Path(folder) / "interface.xml"), folder)
        converter.convert_to_conll2003(str(file), f"{folder}/out", is_dir=False)
        conll = (Path(folder) / "out" / "result.conll").read_text("utf-8")
        assert "B-claim" in conll, conll
        return f"{conll.count('-claim')} tokens labelled claim"


def doccano(others: Path) -> str:
    """doccano's own classes take every label and text of a line."""
    backend = others / "doccano" / "backend"
    for name in ("examples", "label_types", "labels", "projects"):
        sys.modules[name] = ModuleType(name)
        sys.modules[f"{name}.models"] = _Anything(f"{name}.models")
    sys.modules["pydantic"] = __import__("pydantic.v1", fromlist=["v1"])
    sys.path.insert(0, str(backend / "data_import"))
    from pipeline.data import TextData
    from pipeline.label import SpanLabel

    count = 0
    for line in written("doccano").splitlines():
        row = json.loads(line)
        name = "11111111-1111-4111-8111-111111111111"
        TextData.parse(name, "f", "f", **{key: row[key] for key in row if key != "label"})
        count += len([SpanLabel.parse(name, label) for label in row["label"]])
    return f"{count} labels taken"


class _Anything(ModuleType):
    """A module that has every name, for what a check does not use."""

    def __getattr__(self, name: str) -> Any:
        return type(name, (), {})


CHECKS: dict[str, Callable[[Path], str]] = {
    "jsonld": web_annotations,
    "W3C tests": w3c_tests,
    "brat": brat,
    "csl": csl,
    "markdown": obsidian,
    "labelstudio": label_studio,
    "doccano": doccano,
}


def main() -> None:
    """Check each form, and say what came of it."""
    others = Path(sys.argv[1]).absolute()
    failed = False
    for name, check in CHECKS.items():
        try:
            print(f"{name:12} ok       {check(others)}")
        except (ImportError, FileNotFoundError) as error:
            print(f"{name:12} not had  {error}")
        except Exception as error:
            failed = True
            print(f"{name:12} FAILED   {error!r}"[:2000])
    sys.exit(failed)


if __name__ == "__main__":
    main()

"""Saved pages, books and office documents, made by hand."""

import io
import zipfile
from collections.abc import Mapping
from pathlib import Path

WORDS = "The council met in the old hall and spoke about the bridge for three hours. "

MHTML = f"""From: <Saved by a browser>
Snapshot-Content-Location: https://herald.example/bridge
MIME-Version: 1.0
Content-Type: multipart/related; type="text/html"; boundary="cut"

--cut
Content-Type: text/html; charset=utf-8
Content-Transfer-Encoding: quoted-printable
Content-Location: https://herald.example/bridge

<html><body><article><h1>Bridge shut</h1><p>=E2=80=9CYes,=E2=80=9D he said. {WORDS * 5}</p>=
</article></body></html>
--cut--
"""

CONTAINER = """<container xmlns="urn:oasis:names:tc:opendocument:xmlns:container"><rootfiles>
<rootfile full-path="book/content.opf"/></rootfiles></container>"""

PACKAGE = """<package xmlns="http://www.idpf.org/2007/opf"
 xmlns:dc="http://purl.org/dc/elements/1.1/"><metadata><dc:title>Tides</dc:title>
<dc:creator>Ann Lee</dc:creator></metadata><manifest><item id="b" href="two%20.xhtml"/>
<item id="a" href="one.xhtml"/></manifest><spine><itemref idref="a"/><itemref idref="b"/></spine>
</package>"""

DOCUMENT = """<w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main">
<w:body><w:p><w:r><w:t>Bridge shut</w:t></w:r></w:p><w:p><w:r><w:t>By Ada Quill</w:t></w:r></w:p>
<w:p><w:r><w:t>“Yes,” he said.</w:t></w:r></w:p></w:body></w:document>"""


def book(path: Path, package: str = PACKAGE) -> Path:
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("mimetype", "application/epub+zip")
        archive.writestr("META-INF/container.xml", CONTAINER)
        archive.writestr("book/content.opf", package)
        archive.writestr("book/one.xhtml", "<html><body><h2>One</h2><p>“Low.”</p></body></html>")
        archive.writestr("book/two .xhtml", "<html><body><h2>Two</h2><p>High.</p></body></html>")
    return path


def pdf(path: Path, text: str, title: str = "") -> Path:
    """A PDF of one page, written by hand, with the offsets of its objects."""
    stream = f"BT /F1 12 Tf 72 720 Td ({text}) Tj ET"
    objects = (
        "<</Type/Catalog/Pages 2 0 R>>",
        "<</Type/Pages/Kids[3 0 R]/Count 1>>",
        "<</Type/Page/Parent 2 0 R/Contents 4 0 R/Resources<</Font<</F1 5 0 R>>>>>>",
        f"<</Length {len(stream)}>>\nstream\n{stream}\nendstream",
        "<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>",
        f"<</Title ({title})>>",
    )
    data, places = "%PDF-1.4\n", []
    for number, content in enumerate(objects, 1):
        places.append(len(data))
        data += f"{number} 0 obj\n{content}\nendobj\n"
    rows = "".join(f"{place:010} 00000 n \n" for place in places)
    data += f"xref\n0 7\n0000000000 65535 f \n{rows}trailer\n<</Size 7/Root 1 0 R/Info 6 0 R>>\n"
    path.write_text(data + f"startxref\n{data.rindex('xref')}\n%%EOF\n")
    return path


MEMBERS = {
    ".epub": {
        "mimetype": "application/epub+zip",
        "META-INF/container.xml": CONTAINER,
        "book/content.opf": PACKAGE,
        "book/one.xhtml": "<html><body><p>“Low.”</p></body></html>",
        "book/two .xhtml": "<html><body><p>High.</p></body></html>",
    },
    ".docx": {
        "[Content_Types].xml": '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"/>',
        "word/document.xml": DOCUMENT,
    },
}


def zipped(members: Mapping[str, str | bytes]) -> bytes:
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w") as archive:
        for path, content in members.items():
            archive.writestr(path, content)
    return packed.getvalue()

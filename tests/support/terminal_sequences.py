"""What a terminal sends that is no key."""

from __future__ import annotations

ANSWERS = {
    "the clipboard": "\x1b]52;c;xAAA\x07",
    "a colour": "\x1b]11;rgb:1e1e/1e1e/2e2e\x1b\\",
    "a colour of the palette": "\x1b]4;7;rgb:ffff/ffff/ffff\x07",
    "a title": "\x1b]lxxx\x1b\\",
    "a setting": "\x1bP1$r0;1mxx\x1b\\",
    "a terminal's name": "\x1bP>|XTerm(390)\x1b\\",
    "a capability": "\x1bP1+r544e=787465726d\x1b\\",
    "an image": "\x1b_Gi=1;OK x\x1b\\",
    "a private message": "\x1b^xxx\x1b\\",
    "any string": "\x1bXx x\tx\x1b\\",
    "eight bits": "\x9d52;c;xAAA\x9c",
    "a setting of eight bits": "\x901$r0mx\x9c",
    "which terminal": "\x1b[?62;22c",
    "which version": "\x1b[>0;276;0c",
    "no kitty": "\x1b[0;276;0c",
    "kitty's flags": "\x1b[?25u",
    "a size": "\x1b[8;24;80t",
    "a place": "\x1b[24;80R",
    "a key let go": "\x1b[120;1:3u",
    "a key's number": "\x1b[120~",
    "an old mouse": "\x1b[Mxxx",
    "another old mouse": "\x1b[0;120;120M",
    "a long one": f"\x1b[{'1;' * 500}x",
}
"""What terminals answer, or tell of, none of which is a key."""

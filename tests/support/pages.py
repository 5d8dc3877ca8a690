"""Pages of invented news for tests of how pages are read."""

PARAGRAPHS = [
    "The millers of Northbrook met on Tuesday evening to talk about the weir above the old mill.",
    "“It will not hold another flood,” said Ola Finch, who has kept the sluice for twenty years.",
    "Bram Tarn, the town’s engineer, denied that anything was wrong with the timber of the weir.",
    "A survey of the river in spring had found no damage, said a report read at the meeting.",
    "Farmers below the weir want a channel dug before the winter, so that their meadows stay dry.",
    "The council will look at three plans in the autumn, and expects to choose one by then.",
]
TITLE = "Millers ask who will mend the weir"


def paragraphs(*numbers: int) -> str:
    """The paragraphs of these numbers, or all six, as HTML."""
    return "".join(f"<p>{PARAGRAPHS[number]}</p>" for number in numbers or range(6))


def page(body: str, head: str = f"<title>{TITLE} | Northbrook News</title>") -> str:
    """A whole page, with a menu above the body and a notice below it."""
    return (
        f"<!DOCTYPE html><html><head>{head}</head><body>"
        "<nav><a href='/'>Home</a> <a href='/news'>News</a></nav>"
        f"{body}<footer>© 2019 Northbrook News. All rights reserved</footer></body></html>"
    )


def bridge_page(words: str) -> bytes:
    """A page whose story begins with these words and goes on for some sentences."""
    more = "The council met in the old hall and spoke about the bridge for three hours on Monday. "
    story = f"<article><h1>Bridge</h1><p>{words} {more * 4}</p></article>"
    return f"<html><body>{story}</body></html>".encode()

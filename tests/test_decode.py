"""Bytes to text."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from articles import ArticleError
from articles.parsing.decode import decode, markup_in_utf8

SENTENCE = "“We won’t,” said Zoë Ångström — “not for £5.” It was a café in Málaga.\n"


@pytest.mark.parametrize(
    ("encoding", "declared"),
    [
        ("utf-8", None),
        ("utf-8-sig", None),
        ("utf-16", None),
        ("utf-32", None),
        ("cp1252", None),
        ("utf-8", "latin-1"),
    ],
)
def test_reads_every_usual_encoding(encoding: str, declared: str | None) -> None:
    assert decode(SENTENCE.encode(encoding), "a", declared) == SENTENCE


@pytest.mark.parametrize("encoding", ["utf-8-sig", "utf-16", "utf-32"])
def test_a_byte_order_mark_alone_is_no_text(encoding: str) -> None:
    assert decode("".encode(encoding), "a") == ""


@pytest.mark.parametrize("encoding", ["utf-16-le", "utf-16-be"])
def test_reads_utf_16_without_a_mark(encoding: str) -> None:
    assert decode(SENTENCE.encode(encoding), "a") == SENTENCE


def test_believes_a_declared_encoding_where_the_bytes_do_not_speak_against_it() -> None:
    assert decode("Zażółć gęślą jaźń".encode("iso8859-2"), "a", "iso8859-2") == "Zażółć gęślą jaźń"


def test_detects_an_encoding_that_nobody_declares() -> None:
    text = "Съешь же ещё этих мягких французских булок, да выпей чаю. " * 20

    assert decode(text.encode("cp1251"), "a") == text


def test_knows_no_encoding_of_that_name_and_goes_on() -> None:
    assert decode("Café".encode("cp1252"), "a", "no-such-encoding") == "Café"


@given(st.text(st.characters(exclude_characters="\r\0\ufeff", exclude_categories=["Cs"])))
def test_changes_nothing_in_utf_8(text: str) -> None:
    assert decode(text.encode(), "a") == text


def test_line_ends_become_one_character() -> None:
    assert decode(b"a\r\nb\rc\n", "a") == "a\nb\nc\n"


@pytest.mark.parametrize(
    ("data", "sentence"),
    [
        (b"text\0text", "a: this is no text but a binary file"),
        (b"\x89PNG\r\n\x1a\n" + bytes(range(256)) * 9, "a: this is no text but a binary file"),
        (bytes(range(1, 32)) * 50 + b"\xff\xfe\x81", "a: this is no text, or in no known encoding"),
        (b"\xff\xfea", "a: its byte-order mark says UTF-16-LE, but its bytes are not"),
    ],
)
def test_says_what_is_wrong_with_bytes_that_are_no_text(data: bytes, sentence: str) -> None:
    with pytest.raises(ArticleError, match=sentence):
        decode(data, "a")


@pytest.mark.parametrize(
    ("label", "encoding", "text"),
    [
        ("ISO-8859-1", "cp1252", "“Not yet”, he said: the ferry’s late."),
        ("us-ascii", "cp1252", "“Not yet”"),
        ("iso-8859-9", "cp1254", "“Kışın açmıyoruz,” dedi Işıl Öz."),
        ("tis-620", "cp874", "“ท่าเรือ”"),
        ("Shift_JIS", "cp932", "①髙橋～"),
        ("x-sjis", "cp932", "①髙橋～"),
        ("gb2312", "gb18030", "朱镕基，囍"),
        ("big5", "big5hkscs", "啲嘢喺邊度"),
        ("ks_c_5601-1987", "cp949", "똠방각하"),
        ("windows-949", "cp949", "똠방각하"),
        ("x-cp1251", "cp1251", "Паром"),
        ("euc-jp", "euc-jp", "港の船"),
        ("iso-2022-jp", "iso2022-jp", "港の船"),
    ],
)
def test_a_label_means_what_browsers_take_it_to_mean(label: str, encoding: str, text: str) -> None:
    assert decode(text.encode(encoding), "a", label) == text


def test_euc_jp_has_the_rows_that_windows_added() -> None:
    assert decode("埠頭は".encode("euc-jp") + b"\xad\xa1\xfc\xe2", "a", "euc-jp") == "埠頭は①髙"


@pytest.mark.parametrize("label", ["undefined", "idna", "utf-7", "cp037", "rot13", "é", "-", ""])
def test_a_label_that_no_browser_knows_counts_as_not_said(label: str) -> None:
    assert decode("“Café”".encode("cp1252"), "a", label) == "“Café”"


def test_the_first_label_with_a_meaning_counts() -> None:
    assert decode("Паром".encode("koi8-r"), "a", "undefined", "koi8-r", "cp1251") == "Паром"


def test_what_servers_send_unasked_gives_way_to_what_the_page_says_if_the_bytes_do_too() -> None:
    russian, french = "Паром не пришёл".encode("cp1251"), "Il a démissionné".encode("cp1252")

    assert decode(russian, "a", "iso-8859-1", "windows-1251") == "Паром не пришёл"
    assert decode(french, "a", "iso-8859-1", "windows-1251") == "Il a démissionné"


def test_what_calls_itself_utf_16_in_ascii_is_not() -> None:
    assert decode("“Café”, said Zoë".encode("cp1252"), "a", "utf-16") == "“Café”, said Zoë"


STRAYED = "“No café,” said Zoë Lind. “None,” she said."


@pytest.mark.parametrize("declared", [None, "utf-8", "iso-8859-1"])
@pytest.mark.parametrize("stray", [b"\xa9", b"\xe9", b"\xff", b"\xe2\x80"])
def test_utf_8_with_stray_bytes_is_utf_8(stray: bytes, declared: str | None) -> None:
    whole = STRAYED.encode()

    assert decode(whole + stray, "a", declared) == STRAYED + "\ufffd"
    assert decode(whole + stray + b" 2026", "a", declared) == STRAYED + "\ufffd 2026"
    assert decode(b"\xef\xbb\xbf" + whole + stray, "a", declared) == STRAYED + "\ufffd"


def test_utf_16_that_is_cut_keeps_all_but_its_end() -> None:
    assert decode(STRAYED.encode("utf-16")[:-1], "a") == STRAYED[:-1] + "\ufffd"


def test_a_character_that_is_wrong_in_a_declared_encoding_costs_no_other() -> None:
    assert decode("배가 떠났다".encode("cp949") + b"\xff.", "a", "euc-kr") == "배가 떠났다\ufffd."


UNDECLARED = {
    "Паром сегодня не пришёл, сказала капитан Лина Оре.": "cp1251 koi8-r iso8859-5 mac-cyrillic",
    "Το πλοίο δεν ήρθε σήμερα, είπε η Άννα.": "cp1253 iso8859-7",
    "„Prom dziś nie przypłynął” – powiedziała Żaneta Łoś.": "cp1250",
    "Trajekt dnes nepřijel, řekla Žofie Říhová.": "cp1250 iso8859-2",
    "Vapur bugün gelmedi, dedi Işıl Öztürk, şaşkındı.": "cp1254",
    "המעבורת לא הגיעה היום, אמרה לינה.": "cp1255",
    "لم تصل العبارة اليوم، قالت لينا.": "cp1256",
    "« Le bac n’est pas venu », a dit Zoé Lœuvre.": "cp1252",
    "今日は船が来なかった、と港の人は言った。": "cp932 euc-jp iso2022-jp",
    "今天渡船没有来，码头上的人们说他们不知道为什么。": "gb18030",
    "今天渡船沒有來，碼頭上的人們說他們不知道為什麼。": "big5hkscs",
    "오늘 배가 오지 않았다고 항구 사람들이 말했다.": "cp949",
}


@pytest.mark.parametrize(
    ("text", "encoding"),
    [(text, encoding) for text, names in UNDECLARED.items() for encoding in names.split()],
)
def test_one_sentence_is_enough_to_tell_an_encoding(text: str, encoding: str) -> None:
    page = f"<link href='/a.css'>{'<div class=b>' * 40}<p>{text}</p>"

    assert decode(text.encode(encoding), "a") == text
    assert decode(page.encode(encoding), "a") == page


@pytest.mark.parametrize(
    "head",
    [
        "<meta charset=koi8-r>",
        "<?xml version='1.0' encoding='koi8-r'?>",
        "<META HTTP-EQUIV='Content-Type' CONTENT='text/html; charset = koi8-r'>",
        f"<style>{'p { }' * 9_000}</style><meta charset='koi8-r'>",
        "<!-- <meta charset=cp1251> --><meta charset=koi8-r>",
        "<script>'<meta charset=cp1251>'</script><meta charset=koi8-r>",
        "<meta charset=undefined><meta charset=koi8-r>",
        "<meta charset=utf-16><meta charset=koi8-r>",
    ],
)
def test_what_a_page_says_of_itself_counts_wherever_it_stands(head: str) -> None:
    page = f"{head}<p>Пар"

    assert markup_in_utf8(page.encode("koi8-r"), "a").decode().endswith("<p>Пар")

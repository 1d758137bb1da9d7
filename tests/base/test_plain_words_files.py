"""Files keep their positions: what is hidden is hidden in its place, whatever the markup."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from numerai.base.plain_words import measure, remarks, sentences
from numerai.base.plain_words.files import Kind, kind_of, readable

MARKS = st.text(alphabet="ab é.\n\r\t#*_`~[]()!<>/=\"'&;|-+1.>{}%:\ue001😀", max_size=150)


@given(MARKS, st.sampled_from(Kind))
def test_what_is_read_is_as_long_as_the_file(source: str, kind: Kind) -> None:
    assert len(readable(source, kind)) == len(source)


def words(source: str, kind: Kind) -> list[str]:
    return [" ".join(found) for found in sentences(readable(source, kind))]


def test_markdown_is_read_as_it_is_shown() -> None:
    source = (
        "---\ntitre: Veuillez\n---\n# Venez *demain*\nLe **bus** part\nà 7 h.\n\n- Un [lien](https://exemple.nc/afin-de)\n"
        "- [x] Une `commande afin de`\n\n```\nVeuillez\n```\n\n| Jour | Heure |\n|---|---|\n| lundi | 8 h |\n"
        "![Un quai](quai.jpg) <!-- Veuillez -->\n"
    )
    read = words(source, Kind.MARKDOWN)
    assert read[:4] == ["Venez demain", "Le bus part à 7 h", "Un lien", "Une " + "\ue000" * 18]
    assert read[4:] == ["Jour", "Heure", "lundi", "8 h", "Un quai"]
    assert remarks(readable(source, Kind.MARKDOWN)) == []


def test_html_is_read_as_it_is_heard() -> None:
    source = (
        "<html><head><title>Veuillez</title><style>a{}</style></head><body>\n<h1>Votre <b>s</b>alle</h1>"
        "<p>Caf&eacute;&nbsp;: 8&nbsp;h</p>\n<p>Une ligne\ncoupée</p>"
        "<img src='a' alt=\"Un quai\"><script>afin de</script></body></html>"
    )
    assert words(source, Kind.HTML) == ["Votre salle", "Café 8 h", "Une ligne coupée", "Un quai"]


def test_lines_of_a_letter_are_joined_and_those_of_a_list_are_not() -> None:
    wide = "Cette phrase est écrite sur une ligne assez large pour être coupée par l’écran ou"
    assert len(words(f"{wide}\nPar le papier.\n\nCourt\nAutre", Kind.TEXT)) == 3
    assert words("Un bus\nqui part", Kind.TEXT) == ["Un bus qui part"]


def test_a_position_in_the_file_is_found_again() -> None:
    source = "# Titre\r\n\r\nIl est **offert** par <b>la mairie</b>.\r\n"
    (found,) = (remark for remark in remarks(readable(source, Kind.MARKDOWN)) if remark.rule == "passive")
    assert source[found.start : found.end] == "est **offert"


@pytest.mark.parametrize(("name", "kind"), [("a.MD", Kind.MARKDOWN), ("b/c.html", Kind.HTML), ("lettre", Kind.TEXT)])
def test_the_name_says_the_kind(name: str, kind: Kind) -> None:
    assert kind_of(name) is kind


@pytest.mark.parametrize("source", ["", "\n\n", "<p></p>", "---\n---", "😀"])
def test_nothing_to_read_is_nothing(source: str) -> None:
    for kind in Kind:
        assert measure(readable(source, kind)).words == 0
        assert remarks(readable(source, kind)) == []

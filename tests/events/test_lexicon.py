"""Lexicon entries on a parse."""

from demarche.codebook import Codebook, Cues, Entry, EventType, Mode
from demarche.events.lexicon import Lexicon
from tests.parses import parse

NOTHING: frozenset[str] = frozenset()
BOOK = Codebook(
    {
        "SANCTION": EventType(
            "SANCTION",
            4,
            -6.0,
            "",
            (),
            (),
            modes={"expel": Mode(-5.5, "")},
            lexicon=(
                Entry(verb=("expel",), object=("diplomat", "envoy"), mode="expel"),
                Entry(verb=("declare",), near=("persona", "grata"), mode="expel"),
                Entry(noun=("expulsion",), mode="expel", weak=True),
            ),
        )
    },
    {},
    {},
    Cues(NOTHING, NOTHING, NOTHING, NOTHING, NOTHING, NOTHING),
)


def entries(rows: str, word: int) -> list[str]:
    return [proposal.entry for proposal in Lexicon(BOOK).propose(parse(rows), word)]


def test_an_entry_needs_its_object() -> None:
    rows = "Peru _ PROPN 2 nsubj\nexpelled expel VERB 0 root\ntwo _ NUM 4 nummod\n{} {} NOUN 2 obj"
    assert entries(rows.format("envoys", "envoy"), 1) == ["SANCTION: expel + envoy"]
    assert entries(rows.format("students", "student"), 1) == []


def test_the_object_of_a_passive_is_its_subject() -> None:
    assert entries("envoys envoy NOUN 3 nsubj:pass\nwere be AUX 3 aux:pass\nexpelled expel VERB 0 root", 2)


def test_the_object_of_a_participle_is_the_noun_before_it() -> None:
    assert entries("envoys envoy NOUN 0 root\nexpelled expel VERB 1 acl\nby _ ADP 4 case\nPeru _ PROPN 2 obl", 1)


def test_a_phrase_fires_where_all_its_words_stand_below() -> None:
    rows = (
        "Peru _ PROPN 2 nsubj\ndeclared declare VERB 0 root\nhim _ PRON 2 obj\n"
        "persona _ NOUN 2 xcomp\nnon _ ADJ 6 case\ngrata _ NOUN 4 nmod"
    )
    assert entries(rows, 1) == ["SANCTION: declare + persona grata"]


def test_a_phrase_weighs_more_than_a_weak_word() -> None:
    rows = "Peru _ PROPN 2 nsubj\ndeclared declare VERB 0 root\npersona _ NOUN 2 xcomp\ngrata _ NOUN 3 nmod"
    (phrase,) = Lexicon(BOOK).propose(parse(rows), 1)
    (weak,) = Lexicon(BOOK).propose(parse("The _ DET 2 det\nexpulsion _ NOUN 0 root"), 1)
    assert phrase.odds > weak.odds

"""Changes of sentences: that they are made as they should be."""

from __future__ import annotations

import random

from benchmarks.metamorphic import changes
from benchmarks.quality.pairs import read_pairs, score

from demarche.codebook import read_marked
from demarche.language import SyntaxModel
from demarche.records import Span

PLAIN = read_marked("[A1 Kenya] [E1:SANCTION/expel/asserted expelled] [R1 two Peruvian diplomats] on Monday.")


def test_two_states_are_swapped_in_every_form() -> None:
    swapped = changes.swap(PLAIN)
    assert swapped is not None
    assert swapped[0] == "Peru expelled two Kenyan diplomats on Monday."


def test_states_are_replaced_by_others() -> None:
    replaced = changes.replace(PLAIN, random.Random(1))
    assert replaced is not None
    assert not {"Kenya", "Peruvian"} & set(replaced[0].split())


def test_an_active_clause_is_made_passive() -> None:
    assert changes.passive(PLAIN) == "Two Peruvian diplomats were expelled by Kenya on Monday."
    assert changes.passive(read_marked("[A1 Kenya] [E1:CONSULT/-/asserted met] [A1 Peru].")) is None


def test_an_act_is_negated() -> None:
    negated = changes.negate(PLAIN, SyntaxModel())
    assert negated is not None
    assert negated[0] == "Kenya did not expel two Peruvian diplomats on Monday."


def test_pairs_are_read_from_their_marks(tmp_path) -> None:  # type: ignore[no-untyped-def]
    table = tmp_path / "pairs.tsv"
    table.write_text("marked_sentence\tgold_root\nThe <t>envoy</t> was expelled by <s>Kenya</s>.\tSANCTION\nnone\tAID\n", "utf-8")
    (pair,) = read_pairs(table)
    assert (pair.text, pair.recipient, pair.actor) == ("The envoy was expelled by Kenya.", Span(4, 9), Span(26, 31))


def test_pairs_are_scored_by_type_and_quad() -> None:
    typed = score([("YIELD", "RETREAT"), ("YIELD", "CONCEDE"), ("ACCUSE", "REJECT"), ("ACCUSE", "ACCUSE")])
    assert typed.accuracy == 0.75
    assert typed.quads == 1.0

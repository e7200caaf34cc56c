"""The measure of status: what is counted, and which recalls are figures."""

from __future__ import annotations

from benchmarks.quality.confusion import Confusion
from benchmarks.quality.statuses import FEWEST, codebook_sentences, confuse, figures, unanswered

from demarche.codebook import read_marked
from demarche.evaluation.marked import Answered

from ..parses import act, news

MARKED = read_marked("[A1 Peru] [E1:CONSULT/-/planned met] and [E2:AID/-/denied paid].")


def test_only_acts_that_a_claim_answers_have_a_status() -> None:
    report, sentences = news(
        "Peru Peru PROPN 2 nsubj\n met meet VERB 0 root\n and and CCONJ 4 cc\n paid pay VERB 2 conj\n . . PUNCT 2 punct"
    )
    claim = act(report, sentences, "met", "CONSULT")
    answered = [Answered(MARKED, (claim,), ((MARKED.acts[0], claim),))]
    assert confuse(answered) == {("planned", "asserted"): 1}
    assert unanswered(answered) == {"denied": 1}


def test_a_status_of_few_acts_has_no_figure_of_its_own() -> None:
    found = Confusion({("asserted", "asserted"): FEWEST, ("denied", "asserted"): FEWEST - 1})
    names = [figure.name for figure in figures("x", found, "")]
    assert names == ["status accuracy", "status macro f1", "asserted recall"]


def test_the_codebook_gives_its_examples() -> None:
    sentences, digest = codebook_sentences()
    assert any(act.status == "denied" for one in sentences for act in one.acts)
    assert len(digest) == 64

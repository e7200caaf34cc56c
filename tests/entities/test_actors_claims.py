"""What the claims get: parties split and adjusted to the act, speakers, findings; nothing else is touched."""

from __future__ import annotations

from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from demarche.entities.actors import BY, identify_parties, read_report
from demarche.records import Actor, Claim, Name, Report, Sentence, Span, Word
from tests.entities.parties import actors_of, resolve_party, who
from tests.parses import act, news

SHOOTING = """
    A       _       DET   3 det
    Syrian  Syrian  ADJ   3 amod  B-NAT
    man     _       NOUN  4 nsubj
    shot    shoot   VERB  0 root
    two     _       NUM   7 nummod
    Maltese Maltese ADJ   7 amod  B-NAT
    tourists tourist NOUN 4 obj
    .       _       PUNCT 4 punct
"""
ALLIES = """
    Togo    Togo  PROPN 4 nsubj B-LOC
    and     _     CCONJ 3 cc
    Benin   Benin PROPN 1 conj  B-LOC
    thanked thank VERB  0 root
    Ghana   Ghana PROPN 4 obj   B-LOC
    .       _     PUNCT 4 punct
"""
ARREST = """
    Zambian  Zambian ADJ   2 amod   B-NAT
    police   _       NOUN  3 nsubj
    arrested arrest  VERB  0 root
    two      _       NUM   5 nummod
    students student NOUN  3 obj
    near     _       ADP   7 case
    Malawi   Malawi  PROPN 3 obl    B-LOC
    .        _       PUNCT 3 punct
"""
OATH = """
    "         _        PUNCT 3  punct
    We        we       PRON  3  nsubj
    expelled  expel    VERB  8  ccomp
    them      they     PRON  3  obj
    ,         _        PUNCT 8  punct
    "         _        PUNCT 8  punct
    Lima      Lima     PROPN 8  nsubj  B-LOC
    said      say      VERB  0  root
    .         _        PUNCT 8  punct
"""


def test_a_private_person_who_assaults_is_an_unidentified_attacker() -> None:
    assert who(news(SHOOTING), "A Syrian man", event="ASSAULT") == ["UAF"]


def test_a_private_person_who_does_anything_else_is_of_his_state() -> None:
    assert who(news(SHOOTING), "A Syrian man", event="CONSULT") == ["SYR CVL"]


def test_victims_of_an_assault_keep_their_state() -> None:
    assert who(news(SHOOTING), "two Maltese tourists", part="recipient", event="ASSAULT") == ["MLT CVL"]


def test_a_coordination_in_one_party_is_split_with_a_span_for_each() -> None:
    report, sentences = news(ALLIES)
    claim = resolve_party((report, sentences), "Togo and Benin")
    assert [(actor.name, actor.code) for actor in claim.actors] == [("Togo", "TGO GOV"), ("Benin", "BEN GOV")]
    assert [report.quote(actor.spans[0]) for actor in claim.actors] == ["Togo", "Benin"]


def test_persons_held_by_a_state_are_taken_to_be_of_it_and_the_finding_says_so() -> None:
    report, sentences = news(ARREST)
    claim = act(report, sentences, "arrested", "COERCE", actors=["Zambian police"], recipients=["two students"], mode="arrest")
    found = identify_parties(read_report(report, sentences), (claim,))[0]
    assert [actor.code for actor in found.recipients] == ["ZMB CVL"]
    finding = next(finding for finding in found.findings if finding.attribute == "recipient")
    assert (finding.by, finding.score) == (f"{BY}/held by", 0.45)


def test_we_is_the_speaker() -> None:
    report, sentences = news(OATH)
    claim = act(report, sentences, "expelled", "SANCTION", actors=["We"], speakers=["Lima"])
    found = identify_parties(read_report(report, sentences), (claim,))[0]
    assert [actor.code for actor in actors_of(found)] == ["PER GOV", "PER GOV"]


def test_we_without_speaker_stays_unknown() -> None:
    assert who(news(OATH), "We") == ["UNK"]


def test_every_party_has_a_finding_with_rule_code_score_and_words() -> None:
    report, sentences = news(ARREST)
    claim = resolve_party((report, sentences), "Zambian police")
    (finding,) = claim.findings
    assert (finding.attribute, finding.value, finding.by) == ("actor", "ZMB COP", f"{BY}/modifier")
    assert 0.0 < finding.score <= 1.0
    assert "Zambian" in [report.quote(span) for span in finding.spans]


def test_an_unknown_party_has_a_finding_that_says_so() -> None:
    report, sentences = news(OATH)
    (finding,) = resolve_party((report, sentences), "them").findings
    assert (finding.value, finding.by, finding.score) == ("UNK", f"{BY}/unresolved", 0.0)


def test_findings_made_before_are_kept() -> None:
    report, sentences = news(ALLIES)
    before = act(report, sentences, "thanked", "SUPPORT", actors=["Togo"], recipients=["Ghana"])
    again = identify_parties(read_report(report, sentences), identify_parties(read_report(report, sentences), (before,)))
    assert again == identify_parties(read_report(report, sentences), (before,))


def test_a_resolved_party_is_left_alone() -> None:
    report, sentences = news(ALLIES)
    claim = act(report, sentences, "thanked", "SUPPORT", actors=["Togo"])
    corrected = replace(claim, actors=(Actor("Togo", claim.actors[0].spans, "body", "TGO", ("BUS",)),))
    assert identify_parties(read_report(report, sentences), (corrected,))[0].actors == corrected.actors


def test_a_party_without_a_place_in_the_text_is_looked_up_by_name() -> None:
    report, sentences = news(ALLIES)
    claim = replace(act(report, sentences, "thanked", "SUPPORT"), actors=(Actor("Downing Street"), Actor("Somebody Else")))
    assert [actor.code for actor in identify_parties(read_report(report, sentences), (claim,))[0].actors] == ["GBR GOV", "UNK"]


def test_the_dateline_settles_an_organ_of_an_otherwise_silent_report() -> None:
    rows = """
        Police   _       NOUN  2 nsubj
        arrested arrest  VERB  0 root
        two      _       NUM   4 nummod
        students student NOUN  2 obj
        .        _       PUNCT 2 punct
    """
    assert who(news(rows, before="NAIROBI, March 3 (Reuters) - "), "Police") == ["KEN COP"]


def test_without_claims_nothing_is_done() -> None:
    report, sentences = news(ALLIES)
    assert identify_parties(read_report(report, sentences), ()) == ()


FORMS = """
Iran Kenyan police ministry the of its they he and 's two countries Hansen minister in Lima former - backed U.S. Hamas statement who “ group
counterpart neighbour Senate both
""".split()
UPOS = ["NOUN", "PROPN", "ADJ", "PRON", "VERB", "ADP", "DET", "NUM", "PUNCT", "CCONJ", "PART"]
RELATIONS = [
    "nsubj",
    "obj",
    "nmod",
    "nmod:poss",
    "amod",
    "compound",
    "conj",
    "cc",
    "case",
    "det",
    "appos",
    "flat",
    "obl",
    "acl:relcl",
    "root",
    "nummod",
]


@st.composite
def wild_sentences(draw: st.DrawFn) -> tuple[Report, tuple[Sentence, ...]]:
    """Sentences whose parse may be any nonsense, cycles included."""
    text, sentences = "", []
    for index in range(draw(st.integers(1, 3))):
        words = []
        size = draw(st.integers(1, 9))
        for _ in range(size):
            form = draw(st.sampled_from(FORMS))
            span = Span(len(text), len(text) + len(form))
            text += form + " "
            head, upos, relation = draw(st.integers(-1, size - 1)), draw(st.sampled_from(UPOS)), draw(st.sampled_from(RELATIONS))
            words.append(Word(span, form, form.lower(), upos, head, relation))
        first = draw(st.integers(0, size - 1))
        name = Name(draw(st.sampled_from(["PER", "ORG", "LOC", "NAT"])), first, draw(st.integers(first + 1, size)))
        sentences.append(Sentence("r", index, Span(words[0].span.start, words[-1].span.end), tuple(words), (name,)))
    return Report("r", text), tuple(sentences)


@given(wild_sentences(), st.data())
def test_any_parse_gives_the_same_claims_with_parties_inside_the_text(
    built: tuple[Report, tuple[Sentence, ...]], data: st.DataObject
) -> None:
    report, sentences = built
    claims = []
    for sentence in sentences:
        first = data.draw(st.integers(0, len(sentence.words) - 1))
        last = data.draw(st.integers(first, len(sentence.words) - 1))
        span = Span(sentence.words[first].span.start, sentence.words[last].span.end)
        party = Actor(report.quote(span), (span,))
        claims.append(Claim(f"c{sentence.index}", "r", sentence.index, span, "ASSAULT", actors=(party,), recipients=(party,)))
    found = identify_parties(read_report(report, sentences), tuple(claims))
    assert [(claim.id, claim.trigger, claim.event) for claim in found] == [(claim.id, claim.trigger, claim.event) for claim in claims]
    for claim in found:
        assert claim.actors and claim.recipients
        assert {finding.attribute for finding in claim.findings} == {"actor", "recipient"}
        assert all(0 <= span.start < span.end <= len(report.text) for finding in claim.findings for span in finding.spans)

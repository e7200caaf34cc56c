"""Types of one's own: likeness to their examples, without training."""

from __future__ import annotations

from pathlib import Path

import msgspec
import pytest

from demarche.codebook import Codebook, EventType, shipped
from demarche.events import CoderModel, EventCoder
from demarche.events.likeness import Likeness
from demarche.language import SyntaxModel
from demarche.records import Report, report_id

ELECT = EventType(
    type="ELECT",
    quad=2,
    score=1.0,
    definition="Holds an election or puts somebody into office by one.",
    counts=("elections are held, somebody is elected or sworn in",),
    excludes=("campaigning",),
    examples=(
        "[A1 Ghanaians] [E1:ELECT/-/asserted voted] for a new president on Sunday.",
        "[A1 Malawi] [E1:ELECT/-/asserted held] its first multiparty election in 1994.",
        "[R1 Ms Tamm] was [E1:ELECT/-/asserted elected] president of Estonia by [A1 parliament].",
        "[A1 The assembly] [E1:ELECT/-/asserted chose] [R1 a former judge] as its speaker.",
        "[R1 The new premier] was [E1:ELECT/-/asserted sworn] in before a crowd in Lima.",
        "The candidates toured the north for a week.",
        "Turnout is expected to be low.",
    ),
)


@pytest.fixture(scope="module")
def book() -> Codebook:
    return msgspec.structs.replace(shipped(), events={**shipped().events, "ELECT": ELECT})


def types(coder: EventCoder, text: str) -> list[str]:
    (sentences,) = SyntaxModel().analyse([Report(report_id(text), text)])
    return [act.event for s in sentences for act in coder.spotter.spot(s, coder.model.read([word.text for word in s.words]))]


def test_a_codebook_without_types_of_its_own_needs_no_examples() -> None:
    model = CoderModel()
    reading = model.read(["Kenya", "expelled", "envoys", "."])
    assert Likeness(shipped(), model).odds(reading.vectors[1]) == {}


def test_a_type_is_found_by_likeness_to_its_examples(book: Codebook) -> None:
    coder = EventCoder(book)
    found = [
        types(coder, text)
        for text in (
            "Chileans voted for a new parliament on Sunday.",
            "Mr Koroma was elected president of Sierra Leone.",
            "Zambia held its general election in August.",
        )
    ]
    assert sum("ELECT" in one for one in found) >= 2


def test_a_new_type_leaves_the_others_as_they_are(book: Codebook) -> None:
    plain, own = EventCoder(shipped()), EventCoder(book)
    for text in ("Kenya expelled two Sudanese diplomats.", "Rebels attacked the town of Goma.", "The river is long."):
        assert types(own, text) == types(plain, text)


def test_types_that_a_whole_codebook_lacks_are_not_coded() -> None:
    alone = msgspec.structs.replace(shipped(), events={"AID": shipped().events["AID"]})
    assert types(EventCoder(alone), "Kenya expelled two Sudanese diplomats.") == []


def test_a_reading_has_a_vector_for_each_word() -> None:
    reading = CoderModel().read(["Kenya", "expelled", "envoys", "."])
    assert reading.vectors.shape[0] == 4
    assert reading.contexts.shape == (4, len(shipped().contexts))


def test_the_name_of_a_coder_tells_codebooks_apart(book: Codebook, tmp_path: Path) -> None:
    assert EventCoder(book).name != EventCoder(shipped()).name


@pytest.mark.parametrize("examples", [(), ("[E1:ELECT/-/asserted voted]",)], ids=["no example", "an act and nothing else"])
def test_thin_examples_are_no_trouble(examples: tuple[str, ...]) -> None:
    alone = msgspec.structs.replace(shipped(), events={"ELECT": msgspec.structs.replace(ELECT, examples=examples)})
    types(EventCoder(alone), "Chileans voted for a new parliament on Sunday.")

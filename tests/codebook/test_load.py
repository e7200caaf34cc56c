"""The codebook that ships with the package, and what a broken one says."""

import shutil
from pathlib import Path

import pytest

import demarche.codebook
from demarche.codebook import VARIABLE, Codebook, Entry, EventType, load, own, read, read_marked, shipped
from demarche.errors import CodebookError

SHIPPED = Path(demarche.codebook.__file__).parent

# Type: quad class, score, is a recipient required, scores of the modes.
PLOVER: dict[str, tuple[int, float, bool, dict[str, float | None]]] = {
    "AGREE": (1, 2.5, False, {}),
    "CONSULT": (1, 2.5, False, {"visit": 4, "third-party": 1, "multilateral": 4, "phone": 1.5}),
    "SUPPORT": (1, 5, False, {}),
    "CONCEDE": (1, 4.5, False, {}),
    "COOPERATE": (2, 9.5, True, {}),
    "AID": (2, 10, True, {}),
    "RETREAT": (2, 6.5, False, {"withdraw": 8, "release": 6.5, "disarm": 10, "ceasefire": 7.5, "access": 6.5, "resign": 4.5}),
    "REQUEST": (3, 0, False, {"assist": 0.5, "change": -1, "yield": -1, "meet": 0}),
    "ACCUSE": (3, -3, False, {"disapprove": -2, "investigate": -3.5, "allege": -3.5}),
    "REJECT": (3, -2, False, {"assist": -1.5, "change": -2, "yield": -2, "meet": -2}),
    "THREATEN": (
        3,
        -3.5,
        False,
        {"restrict": -3, "arrest": -3.5, "relations": -3.5, "expel": -3.5, "violence": -3.5, "territory": -4},
    ),
    "PROTEST": (
        4,
        -5,
        False,
        {"demo": -5, "riot": -7, "strike": -5, "hunger": -4.5, "boycott": -4.5, "obstruct": -4.5, "vandalize": None},
    ),
    "SANCTION": (4, -6, True, {"convict": -6, "expel": -5.5, "withdraw": -6, "discontinue": -6}),
    "MOBILIZE": (4, -5.5, False, {"troops": -6.5, "weapons": -6.5, "police": -5.5, "militia": -6}),
    "COERCE": (
        4,
        -7,
        False,
        {
            "seize": -7,
            "restrict": -7,
            "arrest": -7,
            "deport": -7,
            "withhold": -7,
            "cyber": -7,
            "censor": -6.5,
            "curfew": -6.5,
            "misinformation": -6.5,
            "martial-law": -7.5,
        },
    ),
    "ASSAULT": (
        4,
        -9,
        False,
        {
            "abduct": -8.5,
            "torture": -8.5,
            "sexual": -8.5,
            "destroy": -8.5,
            "beat": -7.5,
            "crowd-control": -7.5,
            "primitive": -8,
            "firearms": -9,
            "explosives": -9,
            "targeted": -9.5,
            "suicide-attack": -9.5,
            "aerial": -9.5,
            "drone": -9.5,
            "heavy-weapons": -9.5,
            "unconventional": -10,
        },
    ),
}

CONTEXTS = """military intelligence executive legislative election political_institutions pro_democracy pro_autocracy economic legal
reparations human_rights rights_freedoms repression human_security gender lgbt religion_ethnicity inequality diplomatic territory
peacekeeping health asylum migration disasters natural_resource environment technology terrorism cbrn cyber misinformation crime
corruption illegal_drugs trafficking""".split()

SECTORS = """COP GOV JUD LEG MIL PRM PTY REB SPY UAF UNK AGR BUS CRM CVL EDU ELI JRN LAB MED REF OPP PRE REL SOC
IGO UNO EUR NGO ISM IMG MNC""".split()

EVENTS = sorted(PLOVER)


@pytest.fixture(scope="module")
def book() -> Codebook:
    return load()


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A copy of the shipped codebook that a test may break."""
    shutil.copytree(SHIPPED, tmp_path / "codebook", ignore=shutil.ignore_patterns("*.py", "__pycache__"))
    return tmp_path / "codebook"


def change(path: Path, old: str, new: str) -> None:
    text = path.read_text("utf-8")
    assert old in text
    path.write_text(text.replace(old, new, 1), "utf-8")


def lists(entry: Entry) -> tuple[tuple[str, ...], ...]:
    return (entry.verb, entry.noun, entry.object, entry.near)


def test_all_types_are_there(book: Codebook) -> None:
    assert sorted(book.events) == EVENTS


@pytest.mark.parametrize("event", EVENTS)
def test_quad_scores_and_modes_are_plovers(book: Codebook, event: str) -> None:
    found = book.events[event]
    modes = {name: mode.score for name, mode in found.modes.items()}
    assert (found.quad, found.score, found.recipient == "required", modes) == PLOVER[event]


def test_all_contexts_are_there(book: Codebook) -> None:
    assert list(book.contexts) == CONTEXTS


def test_all_sectors_are_there(book: Codebook) -> None:
    assert list(book.sectors) == SECTORS


def test_a_second_load_reads_nothing() -> None:
    assert load() is load()


def test_intensity_is_the_modes_score(book: Codebook) -> None:
    assert book.events["SANCTION"].intensity("expel") == -5.5


@pytest.mark.parametrize("mode", [None, "vandalize", "no-such-mode"])
def test_intensity_without_a_score_of_the_mode_is_the_types(book: Codebook, mode: str | None) -> None:
    assert book.events["PROTEST"].intensity(mode) == -5.0


@pytest.mark.parametrize("event", EVENTS)
def test_every_type_is_described(book: Codebook, event: str) -> None:
    found = book.events[event]
    assert found.definition
    assert 3 <= len(found.counts) <= 6
    assert 2 <= len(found.excludes) <= 5
    assert 2 <= len(found.neighbours) <= 4
    assert event not in found.neighbours
    assert all(mode.definition for mode in found.modes.values())


@pytest.mark.parametrize("event", EVENTS)
def test_every_type_has_examples_of_its_own(book: Codebook, event: str) -> None:
    examples = book.events[event].examples
    assert 6 <= len(examples) <= 10
    own = [act for example in examples for act in read_marked(example).acts if act.event == event]
    assert len(own) >= 6
    assert len({act.status for act in own}) >= 3, "examples show the type as fact and otherwise"


@pytest.mark.parametrize("event", EVENTS)
def test_examples_mark_one_word_and_whole_phrases(book: Codebook, event: str) -> None:
    for example in book.events[event].examples:
        marked = read_marked(example)
        for act in marked.acts:
            trigger = marked.text[act.trigger.start : act.trigger.end]
            assert trigger and not set(trigger) & set(" ,.;"), example
            for span in (*act.actors, *act.recipients, *act.speakers):
                phrase = marked.text[span.start : span.end]
                assert phrase == phrase.strip() and phrase, example


def test_no_example_stands_twice(book: Codebook) -> None:
    examples = [read_marked(example).text for event in book.events.values() for example in event.examples]
    assert len(examples) == len(set(examples))


@pytest.mark.parametrize("event", EVENTS)
def test_every_mode_can_be_proposed_by_the_lexicon(book: Codebook, event: str) -> None:
    found = book.events[event]
    assert {entry.mode for entry in found.lexicon if entry.mode} == set(found.modes)


@pytest.mark.parametrize("event", EVENTS)
def test_lexicon_lemmas_are_single_words_in_lower_case(book: Codebook, event: str) -> None:
    words = [word for entry in book.events[event].lexicon for one in lists(entry) for word in one]
    assert [word for word in words if word != word.lower() or len(word.split()) != 1] == []


@pytest.mark.parametrize("event", EVENTS)
def test_no_lexicon_list_holds_a_word_twice(book: Codebook, event: str) -> None:
    assert [one for entry in book.events[event].lexicon for one in lists(entry) if len(one) != len(set(one))] == []


@pytest.mark.parametrize("event", EVENTS)
def test_no_lexicon_entry_stands_twice(book: Codebook, event: str) -> None:
    entries = book.events[event].lexicon
    assert len(entries) == len(set(entries))


@pytest.mark.parametrize("lemma", ["meet", "strike", "attack", "fire", "charge", "visit", "free", "call", "close", "hold"])
def test_a_word_of_many_senses_never_tells_alone(book: Codebook, lemma: str) -> None:
    alone = [
        (event.type, entry)
        for event in book.events.values()
        for entry in event.lexicon
        if lemma in entry.verb and not (entry.weak or entry.object or entry.near)
    ]
    assert alone == []


def test_context_words_are_in_lower_case_and_stand_once(book: Codebook) -> None:
    for name, context in book.contexts.items():
        assert context.definition and context.words, name
        assert all(word == word.lower() and len(word.split()) == 1 for word in context.words), name
        assert len(context.words) == len(set(context.words)), name


def test_every_kind_of_cue_has_lemmas_in_lower_case(book: Codebook) -> None:
    for kind in book.cues.__struct_fields__:
        words = getattr(book.cues, kind)
        assert words, kind
        assert all(word == word.lower() for word in words), kind


def test_rejecting_does_not_make_an_act_denied(book: Codebook) -> None:
    assert not {"reject", "dismiss"} & book.cues.denying


def test_a_copy_reads_as_the_shipped_one(folder: Path) -> None:
    assert read(folder) == load()


@pytest.mark.parametrize(
    ("file", "old", "new", "says"),
    [
        pytest.param("events/AID.yaml", "counts:", "counts: [", "AID.yaml", id="broken YAML"),
        pytest.param("events/AID.yaml", "quad: 2", "quad: 2\ncolour: red", "colour", id="unknown key"),
        pytest.param("events/AID.yaml", "score: 10.0", "score: high", "score", id="score is no number"),
        pytest.param("events/AID.yaml", "quad: 2\n", "", "quad", id="missing key"),
        pytest.param("events/REJECT.yaml", "near: ['off']", "near: [off]", "bool", id="YAML takes a bare off for false"),
        pytest.param("events/AID.yaml", "lexicon:\n", "lexicon:\n  - {verb: [give], mode: gift}\n", "gift", id="unknown mode of an entry"),
        pytest.param("events/AID.yaml", "lexicon:\n", "lexicon:\n  - {object: [food]}\n", "neither verb nor noun", id="empty entry"),
        pytest.param("events/AID.yaml", "neighbours:\n", "neighbours:\n  BRIBE: money for favours\n", "BRIBE", id="unknown neighbour"),
        pytest.param("events/AID.yaml", "examples:\n", 'examples:\n  - "[A1 Peru sent aid."\n', "not closed", id="mark not closed"),
        pytest.param("events/AID.yaml", "examples:\n", 'examples:\n  - "[A1 Peru] sent aid."\n', "E1", id="party without an act"),
        pytest.param("events/AID.yaml", "[E1:AID/", "[E1:BRIBE/", "BRIBE", id="example of an unknown type"),
        pytest.param("events/AID.yaml", "[E1:AID/-/", "[E1:AID/food/", "food", id="example with an unknown mode"),
        pytest.param("events/AID.yaml", "/asserted ", "/certain ", "certain", id="example with an unknown status"),
        pytest.param("contexts.yaml", "words:", "lemmas:", "lemmas", id="unknown key in contexts"),
        pytest.param("sectors.yaml", "GOV: ", "GOV: 1 #", "sectors.yaml", id="sector without a definition"),
        pytest.param("cues.yaml", "saying:", "spoken:", "spoken", id="unknown kind of cue"),
    ],
)
def test_a_broken_file_is_named_with_the_reason(folder: Path, file: str, old: str, new: str, says: str) -> None:
    change(folder / file, old, new)
    with pytest.raises(CodebookError) as caught:
        read(folder)
    assert str(caught.value.where).split(":")[0] == Path(file).name
    assert says in str(caught.value)


@pytest.mark.parametrize(
    ("old", "new", "where"),
    [
        ("lexicon:\n", "lexicon:\n  - {verb: [give], mode: gift}\n", "AID.yaml: lexicon[0]"),
        ("neighbours:\n", "neighbours:\n  BRIBE: money for favours\n", "AID.yaml: neighbours"),
        ("quad: 2", "quad: 7", "AID.yaml: quad"),
        ("type: AID", "type: aid!", "AID.yaml: type"),
        ("examples:\n", 'examples:\n  - "[A1 Peru sent aid."\n', "AID.yaml: examples[0]"),
        ("examples:\n", 'examples:\n  - "[A1 Peru] [E1:AID/-/asserted sent] aid. || gossip"\n', "AID.yaml: examples[0]"),
    ],
)
def test_what_does_not_fit_is_named_with_its_key(folder: Path, old: str, new: str, where: str) -> None:
    change(folder / "events/AID.yaml", old, new)
    with pytest.raises(CodebookError) as caught:
        read(folder)
    assert caught.value.where == where


@pytest.mark.parametrize("name", ["contexts.yaml", "sectors.yaml", "cues.yaml"])
def test_a_whole_codebook_takes_from_ours_what_it_does_not_bring(folder: Path, name: str) -> None:
    (folder / name).unlink()
    assert read(folder) == shipped()


def test_a_file_in_another_encoding_is_named(folder: Path) -> None:
    (folder / "events" / "AID.yaml").write_bytes("type: AID # relève".encode("latin-1"))
    with pytest.raises(CodebookError) as caught:
        read(folder)
    assert caught.value.where == "AID.yaml"


def test_files_that_are_not_yaml_are_passed_over(folder: Path) -> None:
    (folder / "events" / "notes.txt").write_text("[")
    assert set(read(folder).events) == set(PLOVER)


def test_a_type_of_ones_own_can_be_added(folder: Path) -> None:
    (folder / "events" / "BRIBE.yaml").write_text(
        "type: BRIBE\nquad: 4\nscore: -1.0\ndefinition: Pays for a favour.\ncounts: [pays an official]\nnot: [a fee]\n", "utf-8"
    )
    assert isinstance(read(folder).events["BRIBE"], EventType)


BRIBE = """\
type: BRIBE
quad: 4
score: -1.0
definition: Pays for a favour.
counts: [pays an official]
not: [a fee]
lexicon: [{verb: [bribe]}]
examples: ["[A1 Togo] [E1:BRIBE/-/asserted bribed] [R1 a judge]. || corruption"]
"""


def test_a_file_of_ones_own_adds_a_type(tmp_path: Path) -> None:
    (tmp_path / "BRIBE.yaml").write_text(BRIBE, "utf-8")
    for place in (tmp_path, tmp_path / "BRIBE.yaml"):
        book = own(str(place))
        assert set(book.events) == {*PLOVER, "BRIBE"}
        assert book.events["AID"] == shipped().events["AID"]


def test_a_file_of_ones_own_takes_the_place_of_ours(tmp_path: Path) -> None:
    (tmp_path / "AID.yaml").write_text(BRIBE.replace("BRIBE", "AID"), "utf-8")
    assert own(str(tmp_path)).events["AID"].definition == "Pays for a favour."


def test_a_folder_with_events_is_a_whole_codebook(tmp_path: Path) -> None:
    (tmp_path / "events").mkdir()
    (tmp_path / "events" / "BRIBE.yaml").write_text(BRIBE, "utf-8")
    assert set(own(str(tmp_path)).events) == {"BRIBE"}


def test_the_variable_names_the_codebook_in_use(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "BRIBE.yaml").write_text(BRIBE, "utf-8")
    monkeypatch.setenv(VARIABLE, str(tmp_path))
    assert "BRIBE" in load().events


@pytest.mark.parametrize("made", [False, True])
def test_a_place_without_a_codebook_is_named(tmp_path: Path, made: bool) -> None:
    place = tmp_path / "mine"
    if made:
        place.mkdir()
    with pytest.raises(CodebookError) as caught:
        own(str(place))
    assert caught.value.where == str(place)


def test_a_type_that_the_codebook_lacks_is_named() -> None:
    with pytest.raises(CodebookError, match="--codebook"):
        shipped().event("BRIBE")


@pytest.mark.parametrize(
    ("old", "new", "says"),
    [
        ("quad: 4", "quad: 4\nquad: 3", "stands twice"),
        ("type: BRIBE", "type: NONE", "no name for a type"),
        ("score: -1.0", "score: 5000", "between"),
        ("score: -1.0", "score: .nan", "score"),
        ("score: -1.0", "score: !!int abc", "abc"),
        ("definition: Pays for a favour.", "definition: 2026-13-45", "month"),
        ("quad: 4", "quad: 4\nrecipient: bananas", "bananas"),
        ("verb: [bribe]", "verb: [Bribe]", "Bribe"),
        ("quad: 4", "quad: 4\nmodes: {In Cash: {score: -1, definition: notes}}", "In Cash"),
        ("examples: [", "examples: [" + "[" * 200, "too deep"),
        ("examples: [", 'examples: ["[E1:BRIBE/-/asserted paid] [E1:BRIBE/-/asserted paid]", ', "marked twice"),
        ("examples: [", 'examples: ["[E1:BRIBE/-/asserted ] paid", ', "no word"),
    ],
)
def test_a_file_of_ones_own_that_is_wrong_is_refused_with_the_reason(tmp_path: Path, old: str, new: str, says: str) -> None:
    (tmp_path / "BRIBE.yaml").write_text(BRIBE.replace(old, new), "utf-8")
    with pytest.raises(CodebookError, match=r"BRIBE\.yaml") as caught:
        own(str(tmp_path))
    assert says in str(caught.value)


def test_two_files_of_one_type_are_refused(tmp_path: Path) -> None:
    for name in ("a.yaml", "b.yaml"):
        (tmp_path / name).write_text(BRIBE, "utf-8")
    with pytest.raises(CodebookError, match=r"a\.yaml too"):
        own(str(tmp_path))


def test_a_folder_in_the_place_of_a_file_is_told(tmp_path: Path) -> None:
    (tmp_path / "x.yaml").mkdir()
    with pytest.raises(CodebookError, match="cannot be read"):
        own(str(tmp_path))


def test_a_whole_codebook_without_types_is_told(tmp_path: Path) -> None:
    (tmp_path / "events").mkdir()
    with pytest.raises(CodebookError, match="no event type"):
        own(str(tmp_path))

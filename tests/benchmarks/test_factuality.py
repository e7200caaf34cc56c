"""The measure of what happened: how both sets are read and their values mapped."""

from __future__ import annotations

import gzip
import json
import zipfile
from pathlib import Path

import pytest
from benchmarks.quality.factuality import (
    HAPPENED,
    NOT,
    UNCERTAIN,
    Judged,
    Text,
    agreements,
    class_of_meantime,
    class_of_uds,
    read_meantime,
    read_uds,
)

from demarche.events.status import Verdict
from demarche.records import Status


@pytest.mark.parametrize(("value", "name"), [(1.2, HAPPENED), (0.5, HAPPENED), (0.4, UNCERTAIN), (-0.4, UNCERTAIN), (-0.5, NOT)])
def test_uds_values_part_at_one_half(value: float, name: str) -> None:
    assert class_of_uds(value) == name


@pytest.mark.parametrize(("value", "name"), [(3.0, HAPPENED), (1.5, UNCERTAIN), (0.75, UNCERTAIN), (0.0, UNCERTAIN), (-3.0, NOT)])
def test_meantime_is_certain_at_its_ends_only(value: float, name: str) -> None:
    assert class_of_meantime(value) == name


def test_meantime_lines_give_words_and_classes(tmp_path: Path) -> None:
    row = {
        "text": "`` The bakery burned '' and may close .",
        "targets": [{"span1": [3, 4], "label": 3.0}, {"span1": [7, 8], "label": 0.75}],
    }
    (tmp_path / "x.jsonl").write_text(json.dumps(row) + "\n", "utf-8")
    (text,) = read_meantime(tmp_path / "x.jsonl")
    assert text.words[:4] == ('"', "The", "bakery", "burned")
    assert text.gold == {3: HAPPENED, 7: UNCERTAIN}


def write_uds(folder: Path) -> Path:
    """A treebank of one sentence, and three annotated predicates of it, one past its end; one of a sentence that is not there."""
    rows = "".join(f"{n}\t{word}\t_\t_\t_\t_\t0\t_\t_\t_\n" for n, word in enumerate(["They", "came", "to", "sing"], 1))
    (folder / "ud_english_ewt").mkdir()
    treebank = gzip.compress(f"# sent_id = a-1\n1-2\tThey'd\t_\n{rows}\n".encode())
    (folder / "ud_english_ewt" / "en_ewt-ud-dev.conllu.gz").write_bytes(treebank)
    (folder / "uds" / "normalized").mkdir(parents=True)
    names = {f"ewt-dev-{n}": {"sentence_id": f"a-{n}"} for n in (1, 2)} | {"ewt-test-1": {"sentence_id": "a-1"}}
    (folder / "uds" / "ud_ids.json.gz").write_bytes(gzip.compress(json.dumps(names).encode()))

    def node(value: float) -> dict[str, dict[str, dict[str, float]]]:
        return {"factuality": {"factual": {"value": value, "confidence": 1.0}}}

    own = {f"ewt-dev-1-semantics-pred-{word}": node(value) for word, value in ((4, -1.1), (2, 1.1), (9, 1.1))}
    data = {"ewt-dev-1": own, "ewt-dev-2": own, "ewt-test-1": own}
    with zipfile.ZipFile(folder / "uds" / "normalized" / "factuality.zip", "w") as archive:
        archive.writestr("factuality.json", json.dumps({"metadata": {}, "data": data}))
    return folder / "uds"


def test_uds_predicates_are_joined_to_the_words_of_the_treebank(tmp_path: Path) -> None:
    (text,) = read_uds(write_uds(tmp_path), "dev")
    assert text.words == ("They", "came", "to", "sing")
    assert text.gold == {1: HAPPENED, 3: NOT}


def judged(gold: str, status: Status) -> Judged:
    return Judged(Text(("went",), {0: gold}), 0, Verdict(status, 1.0))


def test_a_plan_is_certain_to_one_set_and_not_yet_done_to_the_other() -> None:
    assert agreements("meantime", [judged(HAPPENED, "planned")])["as graded"].accuracy == 1
    assert agreements("uds", [judged(NOT, "planned")])["as graded"].accuracy == 1
    assert agreements("uds", [judged(NOT, "planned")])["three ways"].accuracy == 0


def test_happened_or_not_takes_denied_and_planned_together() -> None:
    found = agreements("uds", [judged(UNCERTAIN, "denied"), judged(NOT, "planned"), judged(HAPPENED, "attempted")])
    assert found["happened or not"] == {("not", "not"): 2, ("happened", "not"): 1}

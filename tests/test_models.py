"""The model files are those that their cards describe, and no larger than they may be."""

import hashlib
import json

import pytest

from demarche.encoding import model_folder

LARGEST = 60_000_000


@pytest.mark.parametrize("card", ["card.json", "coder_card.json"])
def test_the_files_are_those_of_the_card(card: str) -> None:
    hashes = json.loads((model_folder() / card).read_text("utf-8"))["sha256"]
    assert hashes
    for name, digest in hashes.items():
        assert hashlib.sha256((model_folder() / name).read_bytes()).hexdigest() == digest, name


def test_the_models_are_small_enough_to_ship() -> None:
    assert sum(path.stat().st_size for path in model_folder().iterdir()) <= LARGEST


@pytest.mark.parametrize("card", ["card.json", "coder_card.json"])
def test_a_card_tells_scores_and_the_licence_of_all_data(card: str) -> None:
    told = json.loads((model_folder() / card).read_text("utf-8"))
    assert told["scores"]
    assert all(data["name"] and data["licence"] for data in told["data"])

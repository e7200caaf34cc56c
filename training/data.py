"""All the training, development and test sets, and their numbers: `python -m training.data --data DIR --base DIR --out FILE`."""

from __future__ import annotations

import argparse
import pickle
import re
from collections import Counter
from pathlib import Path

from tokenizers import Tokenizer

from demarche.language.answers import apply_script, make_script
from training.names import load_demonyms
from training.names_corpora import read_crossner, read_gmb, read_marked_names, read_re3d, read_wikinews
from training.numbering import Numbering, take_inventory
from training.records import Labelled
from training.role_corpora import add_propbank, read_qanom
from training.treebanks import read_ewt, read_gum


def default_data() -> Path:
    """Where the data lie unless told otherwise: `shared/data` beside the repository."""
    return Path(__file__).resolve().parents[2] / "shared" / "data"


def load_tokenizer(path: Path) -> Tokenizer:
    """The subword tokenizer without the truncation and padding that its file asks for."""
    tokenizer = Tokenizer.from_file(str(path))
    tokenizer.no_truncation()
    tokenizer.no_padding()
    return tokenizer


def read_all(data: Path) -> dict[str, list[Labelled]]:
    """Every set by name, "ewt-train" and so on."""
    demonyms = load_demonyms(data)
    sets: dict[str, list[Labelled]] = {}
    for split in ("train", "dev", "test"):
        sets[f"ewt-{split}"] = read_ewt(data, split, demonyms)
        add_propbank(sets[f"ewt-{split}"], data, split)
        sets[f"gum-{split}"] = read_gum(data, split, demonyms)
        sets[f"crossner-{split}"] = read_crossner(data, split, demonyms)
        sets[f"qanom-{split}"] = read_qanom(data, split)
    for split, sentences in read_gmb(data, demonyms).items():
        sets["gmb-settled-test" if split == "test-settled" else f"gmb-{split}"] = sentences
    sets["crossner-train"] += sets.pop("crossner-dev")
    sets["re3d-train"] = read_re3d(data)
    sets["marked-train"] = read_marked_names()
    sets["wikinews-test"] = read_wikinews(data, "outer", demonyms, converted=False)
    sets["wikinews-inner-test"] = read_wikinews(data, "inner", demonyms, converted=True)
    sets["wikinews-converted-test"] = read_wikinews(data, "outer", demonyms, converted=True)
    _drop_tested(sets)
    return sets


def _drop_tested(sets: dict[str, list[Labelled]]) -> None:
    """Take out of the training sets every sentence (over five words) that is also in a set that tests, in place."""

    def text(sentence: Labelled) -> str:
        return re.sub(r"\W+", "", "".join(sentence.words).lower())

    tested = {
        text(sentence)
        for name, sentences in sets.items()
        if not name.endswith("train")
        for sentence in sentences
        if len(sentence.words) > 5
    }
    for name in sets:
        if name.endswith("train"):
            sets[name] = [sentence for sentence in sets[name] if text(sentence) not in tested]


def main() -> None:
    """Read everything, number it, write one file."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--data", type=Path, default=default_data())
    parser.add_argument("--base", type=Path, required=True, help="folder with the base model's tokenizer.json")
    parser.add_argument("--out", type=Path, required=True)
    arguments = parser.parse_args()
    sets = read_all(arguments.data)
    inventory = take_inventory(sets["ewt-train"] + sets["gum-train"])
    numbering = Numbering(load_tokenizer(arguments.base / "tokenizer.json"), inventory)
    numbered = {name: [numbering.example(sentence) for sentence in sentences] for name, sentences in sets.items()}
    with arguments.out.open("wb") as file:
        pickle.dump({"inventory": inventory, "sets": numbered, "gold": {k: v for k, v in sets.items() if not k.endswith("train")}}, file)
    for name, sentences in sets.items():
        words = sum(len(sentence.words) for sentence in sentences)
        tags = Counter(tag[2:] for s in sentences for tag in s.names or [] if tag[0] == "B")
        unknown = sum(tag == "?" for s in sentences for tag in s.names or [])
        predicates = Counter(label for s in sentences for label in s.predicates or [])
        print(name, len(sentences), words, dict(tags), f"?{unknown}", dict(predicates), sum(len(s.roles) for s in sentences))
    covered = sum(
        apply_script(w, make_script(w, lemma)) == lemma for s in sets["ewt-dev"] for w, lemma in zip(s.words, s.lemmas or [], strict=True)
    )
    print(
        "upos",
        len(inventory.upos),
        "relations",
        len(inventory.relations),
        "exceptions",
        len(inventory.exceptions),
        "scripts apply",
        covered,
    )


if __name__ == "__main__":
    main()

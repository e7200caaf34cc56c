"""Figures on the gold files, by the scoring script that stands beside them."""

from __future__ import annotations

import hashlib
import json
import subprocess
import sys
import tempfile
from pathlib import Path
from typing import Any

from benchmarks.quality.floors import Figure
from benchmarks.quality.seeds import measure_seeds

DEMARCHE = (sys.executable, "-m", "demarche.cli.main")


def measure(gold: Path, relations: Path | None = None) -> list[Figure]:
    """All figures: sentences, each set of reports, and marked pairs where a table of them is given."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        figures = _sentences(gold, folder)
        if (seeds := gold.parent / "seeds").is_dir():
            figures += _seeds(gold / "seeds.gold.json", seeds, folder)
        for reports in sorted(gold.glob("*.reports.jsonl")):
            figures += _reports(gold, reports, folder)
        return figures + (_relations(gold, relations, folder) if relations else [])


def _sentences(gold: Path, folder: Path) -> list[Figure]:
    file = gold / "sentences.gold.jsonl"
    said = _code(gold, file, folder)
    found = _score(gold, "sentences", file, said)
    figure = _figures("sentences", file)
    return [
        *(figure(f"{level} f1", found[level]["f1"]) for level in ("type", "type+actor", "full")),
        figure("false alarms", found["false_alarm_rate"], up=False),
        figure("status", found["status_accuracy"]),
        figure("background", found["background_accuracy"]),
    ]


def _reports(gold: Path, reports: Path, folder: Path) -> list[Figure]:
    name = reports.name.removesuffix(".reports.jsonl")
    ledger, claims = folder / f"{name}.db", folder / f"{name}.claims.jsonl"
    _run([*DEMARCHE, "run", str(reports), "--ledger", str(ledger), "--json"])
    _run([*DEMARCHE, "export", "claims", "--ledger", str(ledger), "--out", str(claims)])
    file = gold / f"{name}.gold.json"
    found = _score(gold, "reports", file, claims)
    figure = _figures(name, file)
    return [
        figure("mentions f1", found["mentions"]["f1"]),
        figure("b-cubed f1", found["b_cubed"]["f1"] if "b_cubed" in found else 0.0),
        figure("wrong merges", float(len(found.get("wrong_merges", []))), up=False),
        figure("status", found["status_accuracy"] or 0.0),
        figure("background", found["background_accuracy"] or 0.0),
    ]


def _seeds(gold: Path, seeds: Path, folder: Path) -> list[Figure]:
    found = measure_seeds(gold, seeds, folder)
    figure = _figures("seeds", gold)
    return [figure(name, value, up=name not in ("wrong merges", "claims in noise")) for name, value in found.items()]


def _relations(gold: Path, table: Path, folder: Path) -> list[Figure]:
    pairs, answers = folder / "pairs.jsonl", folder / "relations.jsonl"
    pairs.write_text(_run([sys.executable, str(gold / "score.py"), "inputs", str(table)]), "utf-8")
    _run([*DEMARCHE, "relate", str(pairs), "--out", str(answers)])
    related = _score(gold, "relate", table, answers)
    claims = folder / "pairs.claims.jsonl"
    _run([*DEMARCHE, "code", str(pairs), "--out", str(claims)])
    found = _score(gold, "relations", table, claims)
    figure = _figures("plv_train", table)
    return [
        figure("relate macro f1", related["macro_f1"]),
        figure("relate accuracy", related["accuracy"]),
        figure("relations macro f1", found["macro_f1"]),
    ]


def _code(gold: Path, file: Path, folder: Path) -> Path:
    inputs, claims = folder / "inputs.jsonl", folder / "claims.jsonl"
    inputs.write_text(_run([sys.executable, str(gold / "score.py"), "inputs", str(file)]), "utf-8")
    _run([*DEMARCHE, "code", str(inputs), "--out", str(claims)])
    return claims


def _score(gold: Path, kind: str, file: Path, said: Path) -> dict[str, Any]:
    printed = _run([sys.executable, str(gold / "score.py"), kind, str(file), str(said)])
    found: dict[str, Any] = json.loads(printed.splitlines()[-1])
    return found


def _run(command: list[str]) -> str:
    done = subprocess.run(command, capture_output=True, text=True, encoding="utf-8")
    if done.returncode not in (0, 3):  # 3: some reports could not be read, which the figures show
        raise RuntimeError(f"{' '.join(command)} failed: {done.stderr[-2000:]}")
    return done.stdout


def _figures(corpus: str, file: Path) -> Any:
    digest = hashlib.sha256(file.read_bytes()).hexdigest()
    return lambda name, value, *, up=True: Figure(corpus, name, round(float(value), 4), digest, up)

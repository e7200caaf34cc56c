"""The speed figures that can be compared between machines: `python -m benchmarks.speed.ratios`.

Prints the language stage as a share of the bare int8 encoder's words a second, two processes against one, load and start-up
times, reports a second of the whole chain, and peak memory. Needs `onnx` (in the dev extra) to cut the bare encoder out of the model.
"""

from __future__ import annotations

import json
import resource
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from concurrent.futures import ProcessPoolExecutor
from multiprocessing import get_context
from pathlib import Path
from typing import Any, TypeVar

from benchmarks.speed.texts import take
from demarche.encoding import Subwords, model_folder, session
from demarche.language import SyntaxModel
from demarche.pipeline import Pipeline
from demarche.records import Report

T = TypeVar("T")

ROUNDS = 5


def main() -> None:
    """Measures and prints one JSON object."""
    reports = take(60)
    figures: dict[str, Any] = {}
    figures |= language_share(reports)
    figures |= two_processes(reports)
    figures |= start_up()
    figures |= chain(take(120))
    figures["peak_memory_mb"] = round(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024)
    print(json.dumps(figures, indent=1))


def language_share(reports: list[Report]) -> dict[str, Any]:
    """Words a second of the language stage on raw text against the bare encoder on the same sentences, in turns."""
    model = SyntaxModel()
    analysed = model.analyse(reports)
    words = [[word.text for word in sentence.words] for own in analysed for sentence in own]
    count = sum(map(len, words))
    with tempfile.TemporaryDirectory() as folder:
        bare = session(cut_encoder(Path(folder)))
        subwords = Subwords(model_folder() / "tokenizer.json")
        feeds = [subwords.inputs(sentence)[1] for sentence in words]
        stage, encoder = [], []
        for _ in range(ROUNDS):
            begun = time.perf_counter()
            for feed in feeds:
                bare.run(None, {"subwords": feed["subwords"], "shapes": feed["shapes"]})
            encoder.append(time.perf_counter() - begun)
            begun = time.perf_counter()
            model.analyse(reports)
            stage.append(time.perf_counter() - begun)
    return {
        "language_words_a_second": round(count / statistics.median(stage)),
        "bare_encoder_words_a_second": round(count / statistics.median(encoder)),
        "language_share_of_encoder": round(statistics.median(e / s for e, s in zip(encoder, stage, strict=True)), 3),
    }


def cut_encoder(folder: Path) -> Path:
    """The encoder of the shipped model alone: up to the last normalisation."""
    import onnx

    whole = onnx.load(model_folder() / "syntax.onnx")
    last = [node for node in whole.graph.node if node.op_type == "LayerNormalization"][-1]
    path = folder / "encoder.onnx"
    onnx.utils.extract_model(str(model_folder() / "syntax.onnx"), str(path), ["subwords", "shapes"], [last.output[0]], check_model=False)
    return path


_MODEL: list[SyntaxModel] = []


def _work(reports: list[Report]) -> float:
    """Seconds that a process needs for the reports, its model loaded before."""
    if not _MODEL:
        _MODEL.append(SyntaxModel())
        _MODEL[0].analyse(reports[:2])
    begun = time.perf_counter()
    _MODEL[0].analyse(reports)
    return time.perf_counter() - begun


def two_processes(reports: list[Report]) -> dict[str, Any]:
    """How much more two processes do than one."""
    with ProcessPoolExecutor(2, mp_context=get_context("spawn")) as pool:
        list(pool.map(_work, [reports[:4]] * 4))
        ratios = []
        for _ in range(ROUNDS):
            alone = pool.submit(_work, reports).result()
            together = max(pool.map(_work, [reports, reports]))
            ratios.append(2 * alone / together)
    return {"two_processes_over_one": round(statistics.median(ratios), 2)}


def start_up() -> dict[str, Any]:
    """Seconds from the shell: help, one sentence; and to load the syntax model."""

    def seconds(*arguments: str) -> float:
        runs = []
        for _ in range(ROUNDS):
            begun = time.perf_counter()
            subprocess.run([sys.executable, "-m", "demarche.cli.main", *arguments], check=True, capture_output=True, input=SENTENCE)
            runs.append(time.perf_counter() - begun)
        return round(min(runs), 3)

    begun = time.perf_counter()
    SyntaxModel().analyse_words(["Kenya", "expelled", "two", "envoys", "."])
    loaded = time.perf_counter() - begun
    return {"help_seconds": seconds("--help"), "code_one_sentence_seconds": seconds("code", "-"), "load_seconds": round(loaded, 3)}


SENTENCE = b"Kenya expelled two Sudanese envoys on Monday, the foreign ministry said."


def chain(reports: list[Report]) -> dict[str, Any]:
    """Reports and sentences a second from text to resolved claims, in one process; and without the coder's model, which costs the rest."""
    pipeline = Pipeline()
    coded = pipeline.code(reports[:4])
    seconds, coded = _timed(lambda: pipeline.code(reports))
    analysed = sum(map(len, coded.sentences))
    language, _ = _timed(lambda: SyntaxModel().analyse(reports))
    return {
        "chain_reports_a_second": round(len(reports) / seconds, 1),
        "chain_sentences_a_second": round(analysed / seconds),
        "language_stage_sentences_a_second": round(analysed / language),
        "sentences_shown_to_the_coder": round(sum(bool(s.predicates) for own in coded.sentences for s in own) / analysed, 3),
    }


def _timed(work: Callable[[], T]) -> tuple[float, T]:
    begun = time.perf_counter()
    done = work()
    return time.perf_counter() - begun, done


if __name__ == "__main__":
    main()

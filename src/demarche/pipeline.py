"""The whole system on one page: reports in, a ledger of claims and incidents out."""

from __future__ import annotations

from collections import deque
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass, field, replace
from datetime import date
from functools import cached_property
from itertools import chain, islice
from multiprocessing import get_context
from pathlib import Path
from typing import TYPE_CHECKING

from demarche import codebook, entities, events, incidents, plugins, reports
from demarche.protocols import Coder, LanguageModel
from demarche.records import UNREAL, Claim, Incident, Issue, Judgement, Link, Remark, Report, Sentence, Span
from demarche.settings import Settings
from demarche.settings import load as load_settings
from demarche.version import __version__

if TYPE_CHECKING:
    from demarche.ledger import Added, Ledger

ENGLISH = "en"

PARALLEL_FROM = 4
"""Batches from which worker processes pay for their start (each loads both models)."""


@dataclass(frozen=True, slots=True)
class Coded:
    """Some reports with their sentences and claims, and what was wrong with others."""

    reports: tuple[Report, ...] = ()
    sentences: tuple[tuple[Sentence, ...], ...] = ()
    claims: tuple[tuple[Claim, ...], ...] = ()
    issues: tuple[Issue, ...] = ()
    remarks: tuple[Remark, ...] = ()
    links: tuple[Link, ...] = ()
    """Between claims of one report."""


@dataclass(frozen=True, slots=True)
class View:
    """What a ledger knows (as of a day): reports by id, claims as people corrected them by id, incidents in order of time."""

    reports: dict[str, Report]
    claims: dict[str, Claim]
    incidents: list[Incident]
    sentences: dict[tuple[str, int], Span]
    judgements: tuple[Judgement, ...] = ()
    """Those of the linker and those of people, on the claims here."""
    superseded: Mapping[str, str] = field(default_factory=dict)
    """Id of a report -> id of the newer version that took its place: its claims are left out."""
    heirs: Mapping[str, str] = field(default_factory=dict)
    """Id of a claim of an older coding that people edited -> id of the claim that stands for it."""

    def incident_of(self) -> dict[str, str]:
        """The id of the incident of every claim."""
        return {claim: incident.id for incident in self.incidents for claim in incident.claims}

    def sentence(self, claim: Claim) -> str:
        """The text of a claim's sentence."""
        report = self.reports[claim.report]
        return report.quote(self.sentences.get((claim.report, claim.sentence), claim.trigger))


class Pipeline:
    """The stages in order. Models are loaded at first use."""

    def __init__(self, *, settings: Settings | None = None, language: LanguageModel | None = None, coder: Coder | None = None) -> None:
        self.settings = settings or load_settings()
        self._given_language, self._given_coder = language, coder

    @cached_property
    def _language(self) -> LanguageModel:
        return self._given_language or plugins.language_model(self.settings)

    @cached_property
    def _coder(self) -> Coder:
        return self._given_coder or plugins.coder(codebook.load())

    @property
    def name(self) -> str:
        """Which models code: part of every claim's id, so that a newer one stands beside the old."""
        return self._coder.name

    def read(self, paths: Iterable[str | Path], *, published: date | None = None) -> Iterator[Report | Issue]:
        """Reports and issues from files, folders, globs and `-`; `published`: the day of reports that give none."""
        return reports.read(paths, readers=plugins.readers(), published=published, settings=self.settings)

    def code(self, found: Sequence[Report]) -> Coded:
        """The claims of some reports, resolved, restatements joined. Reports that are not English get an issue instead."""
        english = [report for report in found if report.language in (None, ENGLISH)]
        issues = [_foreign(report) for report in found if report.language not in (None, ENGLISH)]
        issues += [_undated(report) for report in english if report.published is None]
        sentences = self._language.analyse(english)
        drafts = self._coder.code(english, sentences)
        resolved = entities.resolve(english, sentences, drafts, settings=self.settings)
        completed = [
            events.complete(own, report.published.day if report.published else None) for report, own in zip(english, resolved, strict=True)
        ]
        issues += [issue for report, own in zip(english, completed, strict=True) for issue in entities.date_issues(report, own)]
        return Coded(tuple(english), tuple(sentences), tuple(events.merge(claims) for claims in completed), tuple(issues))

    def code_all(self, found: Iterable[Report | Issue]) -> Iterator[Coded]:
        """Batches of coded reports in the order given, with the issues met on the way; by several processes where there are many."""
        batches = _batches(found, self.settings.batch_reports)
        first = list(islice(batches, PARALLEL_FROM))
        if len(first) < PARALLEL_FROM or self.settings.workers == 1 or self._given_language or self._given_coder:
            yield from map(self._code_batch, chain(first, batches))
        else:
            yield from self._code_apart(chain(first, batches))

    def _code_batch(self, batch: Sequence[Report | Issue]) -> Coded:
        coded = self.code([item for item in batch if isinstance(item, Report)])
        return replace(coded, issues=(*(item for item in batch if isinstance(item, Issue)), *coded.issues))

    def _code_apart(self, batches: Iterator[Sequence[Report | Issue]]) -> Iterator[Coded]:
        """The same by worker processes, a few batches ahead; the order stays."""
        workers = self.settings.workers
        with ProcessPoolExecutor(workers, mp_context=get_context("spawn"), initializer=_begin_work, initargs=(self.settings,)) as pool:
            ahead = deque(pool.submit(_work, batch) for batch in islice(batches, 2 * workers))
            while ahead:
                yield ahead.popleft().result()
                ahead.extend(pool.submit(_work, batch) for batch in islice(batches, 1))

    def run(
        self,
        paths: Iterable[str | Path],
        ledger: Ledger,
        *,
        published: date | None = None,
        tell: Callable[[Added, Sequence[Issue]], None] = lambda *_: None,
    ) -> Added:
        """Reads, codes, keeps and links; returns what was new. Reports that this coder coded before are passed over.

        `tell` is called after each batch with what it added and the issues met, new or not.
        """
        from demarche.ledger import Added, Batch  # coding alone need not wait for SQLAlchemy

        was_cut_off = ledger.has_unfinished_run()
        ledger.begin_run(__version__)
        total, is_new = Added(), False
        for coded in self.code_all(self._new(self.read(paths, published=published), ledger)):
            added = ledger.add(Batch(coded.reports, coded.sentences, coded.claims, coded.issues, self.name, coded.remarks, coded.links))
            total += added
            is_new |= bool(coded.reports)
            tell(added, coded.issues)
        if is_new or was_cut_off:  # a report without claims counts: it may be a newer version of one that had some
            link(ledger)
        ledger.end_run()
        return total

    def _new(self, found: Iterable[Report | Issue], ledger: Ledger) -> Iterator[Report | Issue]:
        """What this coder has not coded yet, and all issues."""
        for batch in _batches(found, self.settings.batch_reports):
            done = ledger.coded([item.id for item in batch if isinstance(item, Report)], self.name)
            yield from (item for item in batch if isinstance(item, Issue) or item.id not in done)


_worker: list[Pipeline] = []


def _begin_work(settings: Settings) -> None:
    _worker.append(Pipeline(settings=settings))


def _work(batch: Sequence[Report | Issue]) -> Coded:
    """One batch in a worker process; sentences come back without their words, which nobody needs any more."""
    coded = _worker[0]._code_batch(batch)
    return replace(coded, sentences=tuple(tuple(replace(s, words=(), names=(), predicates=()) for s in own) for own in coded.sentences))


def link(ledger: Ledger) -> int:
    """Judges anew which claims of a ledger tell of the same happening; returns how many judgements are new.

    What people judged goes before. Where it contradicts itself or the linker, and where a correction lost its claim, an issue is kept.
    """
    from demarche.ledger.corrections import issues
    from demarche.ledger.versions import histories, superseded

    edited, reports = ledger.edited(), ledger.reports()
    gone = superseded(histories(reports))
    claims = [claim for claim in edited.claims if claim.status not in UNREAL and claim.report not in gone]
    texts = {report.id: report.text for report in reports}
    linked = incidents.link(claims, texts, ledger.sentences(), given=edited.given)
    if met := [*linked.issues, *issues(edited.heirs)]:
        ledger.add_issues(met)
    return ledger.add_judgements(linked.judgements, instead_of=incidents.LINKER)


def view(ledger: Ledger, *, as_of: date | None = None, learned_by: date | None = None, unreal: bool = False) -> View:
    """What the ledger knows, or knew on a day, with what people corrected.

    `as_of`: from the reports that were out by that day, linked as they would have been then. `learned_by`: from what this ledger held at
    the end of that day: reports, codings and edits. `unreal`: hypothetical and negated claims too; they are in no incident.
    """
    from demarche.ledger.corrections import agreed, is_person
    from demarche.ledger.versions import count_once, histories, superseded

    # Claims before reports: rows are only added, so that a run that is writing now cannot leave a claim without its report.
    edited = ledger.edited(as_of=as_of, learned_by=learned_by)
    found = {report.id: report for report in ledger.reports(as_of=as_of, learned_by=learned_by)}
    sentences = ledger.sentences(learned_by=learned_by)
    versions = histories(list(found.values()))
    gone = superseded(versions)
    claims = [claim for claim in edited.claims if claim.report not in gone]
    real = [claim for claim in claims if claim.status not in UNREAL]
    if as_of is None and learned_by is None:
        judged = [judgement for judgement in ledger.judgements() if not is_person(judgement.by)]
    else:
        texts = {report.id: report.text for report in found.values()}
        judged = incidents.link(real, texts, sentences, given=edited.given).judgements
    judgements = (*judged, *agreed(edited.given))
    assembled = incidents.assemble(real, found, judgements, count_once(incidents.group(list(found.values())), versions))
    shown = {claim.id: claim for claim in (claims if unreal else real)}
    return View(found, shown, assembled, sentences, judgements, gone, edited.stands_for)


def _batches(items: Iterable[Report | Issue], size: int) -> Iterator[list[Report | Issue]]:
    iterator = iter(items)
    while batch := list(islice(iterator, size)):
        yield batch


def _foreign(report: Report) -> Issue:
    where = report.source or report.name
    return Issue("language", where, f"The report is in {report.language!r}, not English: it was not coded.", "Translate it first.")


def _undated(report: Report) -> Issue:
    return Issue(
        "no-date",
        report.source or report.name,
        "No date of publication is known: dates such as 'on Thursday' stay unresolved.",
        "Give one with a Date: line, a published field or --published.",
        "warning",
        report.id,
    )

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
from demarche.records import UNREAL, Claim, Incident, Issue, Judgement, Link, Remark, Report, Sentence, Span, content_id
from demarche.reports.build import find_no_character
from demarche.settings import Settings, choices
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
    remarks: list[Remark] = field(default_factory=list)
    links: list[Link] = field(default_factory=list)
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
        """Which models code, with which choices: part of every claim's id, so that a newer one stands beside the old."""
        return f"{self._coder.name}{self._choices}"

    @cached_property
    def _choices(self) -> str:
        return f"+{chosen}" if (chosen := choices(self.settings)) else ""

    def _draft(self, found: Sequence[Report], sentences: Sequence[tuple[Sentence, ...]]) -> list[tuple[Claim, ...]]:
        """The claims of the coder, under a name and ids of their own where choices will resolve them in another way."""
        drafts = self._coder.code(found, sentences)
        if not self._choices:
            return drafts
        return [tuple(replace(c, id=content_id("c", c.id, self._choices), by=f"{c.by}{self._choices}") for c in own) for own in drafts]

    def read(self, paths: Iterable[str | Path], *, published: date | None = None) -> Iterator[Report | Issue]:
        """Reports and issues from files, folders, globs and `-`; `published`: the day of reports that give none."""
        return reports.read(paths, readers=plugins.readers(), published=published, settings=self.settings)

    def code(self, found: Sequence[Report]) -> Coded:
        """The claims of some reports, resolved, restatements joined. Reports that are not English or no text get an issue instead."""
        issues = [issue for report in found if (issue := find_no_character(report))]
        legible = [report for report in found if not find_no_character(report)]
        english = [report for report in legible if report.language in (None, ENGLISH)]
        issues += [_foreign(report) for report in legible if report.language not in (None, ENGLISH)]
        issues += [_undated(report) for report in english if report.published is None]
        sentences = self._language.analyse(english)
        drafts = self._draft(english, sentences)
        cues = codebook.load().cues
        remarks = [events.remarks(report, own, cues) for report, own in zip(english, sentences, strict=True)]
        resolved = entities.resolve(english, sentences, drafts, remarks, settings=self.settings)
        told = [_complete(report, own, *found, cues) for report, own, found in zip(english, sentences, resolved, strict=True)]
        issues += [issue for report, one in zip(english, told, strict=True) for issue in entities.date_issues(report, one.claims)]
        return Coded(
            tuple(english),
            tuple(sentences),
            tuple(one.claims for one in told),
            tuple(issues),
            tuple(remark for one in told for remark in one.remarks),
            tuple(link for one in told for link in one.links),
        )

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


@dataclass(frozen=True, slots=True)
class _Told:
    """What one report tells."""

    claims: tuple[Claim, ...]
    remarks: tuple[Remark, ...]
    links: tuple[Link, ...]


def _complete(
    report: Report, sentences: Sequence[Sentence], claims: tuple[Claim, ...], remarks: tuple[Remark, ...], cues: codebook.Cues
) -> _Told:
    """The claims of one report with what the report makes plain, restatements joined; what they and its remarks say of each other."""
    spoken = tuple(claim for claim in claims if not events.is_silence(claim, remarks))
    completed = events.merge(events.judge_background(report, sentences, events.complete(spoken)))
    links = events.answer(completed, sentences, cues)
    return _Told(events.settle_denials(completed, links), events.tell_about(remarks, completed), links)


_worker: list[Pipeline] = []


def _begin_work(settings: Settings) -> None:
    _worker.append(Pipeline(settings=settings))


def _work(batch: Sequence[Report | Issue]) -> Coded:
    """One batch in a worker process; sentences come back without their words, which nobody needs any more."""
    coded = _worker[0]._code_batch(batch)
    return replace(coded, sentences=tuple(tuple(replace(s, words=(), names=(), predicates=()) for s in own) for own in coded.sentences))


def link(ledger: Ledger) -> int:
    """Judges which claims tell of the same happening, for what is new since the last time; returns how many judgements are new.

    What people judged goes before. Where it contradicts itself or the linker, and where a correction lost its claim, an issue is kept.
    """
    from demarche import linking

    return linking.link(ledger)


def view(ledger: Ledger, *, as_of: date | None = None, learned_by: date | None = None, unreal: bool = False) -> View:
    """What the ledger knows, or knew on a day, with what people corrected.

    `as_of`: from the reports that were out by that day, linked as they would have been then. `learned_by`: from what this ledger held at
    the end of that day: reports, codings and edits. `unreal`: hypothetical and negated claims too; they are in no incident.
    """
    from demarche.ledger.corrections import is_person
    from demarche.ledger.versions import count_once, histories, superseded

    # Claims before reports: rows are only added, so that a run that is writing now cannot leave a claim without its report.
    edited = ledger.edited(as_of=as_of, learned_by=learned_by)
    found = {report.id: report for report in ledger.reports(as_of=as_of, learned_by=learned_by)}
    sentences = ledger.sentences(learned_by=learned_by)
    versions = histories(list(found.values()))
    gone = superseded(versions)
    claims = [claim for claim in edited.claims if claim.report not in gone]
    real = [claim for claim in claims if claim.status not in UNREAL]
    texts = {report.id: report.text for report in found.values()}
    if as_of is None and learned_by is None:
        judged = [judgement for judgement in ledger.judgements() if not is_person(judgement.by)]
    else:
        days = {report.id: report.published.day for report in found.values() if report.published}
        judged = incidents.link(real, texts, sentences, published=days, given=edited.given).judgements
    judgements = (*judged, *edited.given)
    assembled = incidents.assemble(real, found, judgements, count_once(incidents.group(list(found.values())), versions))
    known = {claim.id: claim for claim in claims}
    remarks = [one for one in ledger.remarks(as_of=as_of, learned_by=learned_by) if one.report not in gone]
    links = ledger.links(known)
    links += incidents.deny_across(real, links, found)
    placed = incidents.take_positions(assembled, known, links, remarks, found)
    told = {claim.id: found[claim.report].quote(sentences.get((claim.report, claim.sentence), claim.trigger)) for claim in real}
    links += incidents.find_sequels(placed, known, told)
    shown = known if unreal else {claim.id: claim for claim in real}
    return View(found, shown, placed, sentences, remarks, links, judgements, gone, edited.stands_for)


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

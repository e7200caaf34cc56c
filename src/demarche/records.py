"""The records that pass between the stages: frozen, without I/O, without SQL.

Every record that stands for something in a text points at it with a `Span`. Ids are hashes of content,
so that a second run makes the same records and two machines agree.
"""

from __future__ import annotations

import hashlib
import json
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any, Literal

Status = Literal["asserted", "alleged", "denied", "planned", "attempted", "hypothetical", "negated"]
STATUSES: tuple[Status, ...] = ("asserted", "alleged", "denied", "planned", "attempted", "hypothetical", "negated")
UNREAL: frozenset[Status] = frozenset({"hypothetical", "negated"})
"""Statuses that are kept but neither printed, counted nor exported unless asked for."""

PERSON = "person:"
"""How the name of a person begins in `by`, as against that of a program."""

UNKNOWN = "UNK"
OF_STATES = frozenset({"GOV", "COP", "SPY", "MIL", "LEG", "JUD", "ELI"})
"""Sectors that some state's organs and officials have."""

ActorKind = Literal["state", "government", "body", "group", "person", "igo", "unknown"]
NameKind = Literal["PER", "ORG", "LOC", "NAT"]
Precision = Literal["day", "week", "month", "quarter", "year", "range", "unknown"]
Anchor = Literal["published", "text", "absolute", "none"]
PlacePrecision = Literal["point", "city", "province", "country", "unknown"]


def content_id(prefix: str, *parts: object) -> str:
    """An id such as `c_1f2e…`: a prefix and 16 hex digits of the SHA-256 of the parts as JSON."""
    text = json.dumps(parts, ensure_ascii=False, default=str, separators=(",", ":"))
    return f"{prefix}_{hashlib.sha256(text.encode('utf-8', 'surrogatepass')).hexdigest()[:16]}"


@dataclass(frozen=True, slots=True, order=True)
class Span:
    """Characters of a report's text: code points, half open."""

    start: int
    end: int

    def touches(self, other: Span) -> bool:
        """Whether the two spans share a character."""
        return self.start < other.end and other.start < self.end


@dataclass(frozen=True, slots=True)
class Published:
    """The day a report came out, how exactly it is known, and where it was found."""

    day: date
    found: str
    """Where: `given`, `header`, `json-ld`, `meta`, `page`, `option`."""
    precision: Precision = "day"


@dataclass(frozen=True, slots=True)
class Report:
    """One report as a reader met it. Its text never changes after reading."""

    id: str
    text: str
    title: str | None = None
    outlet: str | None = None
    url: str | None = None
    published: Published | None = None
    language: str | None = None
    retrieved: datetime | None = None
    given: str | None = None
    """The id that came with the report; `name` shows it before the content id."""
    source: str | None = None
    """The file, URL or stream (with line) that it was read from; not part of the id."""
    furniture: tuple[Span, ...] = ()
    """Parts of the text that are not prose (menus, "3 Min Read", comment forms): they never become sentences."""

    @property
    def name(self) -> str:
        """The given id where there is one, else the content id."""
        return self.given or self.id

    def quote(self, span: Span) -> str:
        """The characters of a span."""
        return self.text[span.start : span.end]


def report_id(
    text: str,
    *,
    title: str | None = None,
    outlet: str | None = None,
    url: str | None = None,
    day: date | None = None,
    given: str | None = None,
) -> str:
    """The content id of a report: the same file read twice is the same report."""
    return content_id("r", text, title, outlet, url, day, given)


@dataclass(frozen=True, slots=True)
class Word:
    """A word with its analysis. `head` is the index of its head in the sentence, -1 for the root."""

    span: Span
    text: str
    lemma: str
    upos: str
    head: int
    relation: str


@dataclass(frozen=True, slots=True)
class Name:
    """A proper name: words `first` to `last` (half open) of a sentence."""

    kind: NameKind
    first: int
    last: int


@dataclass(frozen=True, slots=True)
class Role:
    """A semantic role of a predicate, filled by the phrase whose head is `word`."""

    label: str
    word: int
    score: float


@dataclass(frozen=True, slots=True)
class Predicate:
    """A word that tells of an event: a verb or an event noun, with its roles."""

    word: int
    kind: Literal["verb", "noun"]
    roles: tuple[Role, ...]
    score: float


@dataclass(frozen=True, slots=True)
class Sentence:
    """One analysed sentence of a report."""

    report: str
    index: int
    span: Span
    words: tuple[Word, ...]
    names: tuple[Name, ...] = ()
    predicates: tuple[Predicate, ...] = ()


@dataclass(frozen=True, slots=True)
class Finding:
    """One value found for one attribute of a claim: what, where in the text, by which part, how surely."""

    attribute: str
    value: Any
    spans: tuple[Span, ...]
    by: str
    score: float


@dataclass(frozen=True, slots=True)
class Actor:
    """A party: as named, and (once resolved) whose it is."""

    name: str
    spans: tuple[Span, ...] = ()
    kind: ActorKind = "unknown"
    country: str | None = None
    """ISO 3166 alpha-3, or UNO, EUR, NAT and the like for bodies of states."""
    sectors: tuple[str, ...] = ()
    role: str | None = None
    wikidata: str | None = None

    @property
    def code(self) -> str:
        """Country and first sector: `AZE GOV`; `UNK GOV` for an organ of an unknown state; the sector alone for groups of none (`UAF`)."""
        sector = self.sectors[0] if self.sectors else None
        if self.country:
            return f"{self.country} {sector}" if sector else self.country
        if sector in OF_STATES:
            return f"{UNKNOWN} {sector}"
        return sector or UNKNOWN

    @property
    def side(self) -> str | None:
        """What tells parties apart: the state, else the kind of group; None where neither is known."""
        return self.country or (None if self.code.startswith(UNKNOWN) else self.code)


@dataclass(frozen=True, slots=True)
class Speaker:
    """Who says so, with the word that shows it (`said`, `according to`)."""

    actor: Actor
    cue: str
    cue_span: Span | None = None


@dataclass(frozen=True, slots=True)
class When:
    """First and last day of an act. One None: a bound only ("by Monday"); both: a time was named but not resolved (see `expression`)."""

    start: date | None
    end: date | None
    precision: Precision
    anchor: Anchor
    spans: tuple[Span, ...] = ()
    expression: str | None = None


@dataclass(frozen=True, slots=True)
class Place:
    """Where the act happened."""

    name: str
    country: str | None = None
    lat: float | None = None
    lon: float | None = None
    precision: PlacePrecision = "unknown"
    geonames: int | None = None
    spans: tuple[Span, ...] = ()


@dataclass(frozen=True, slots=True)
class Magnitude:
    """A count with its bounds; `high` None: open ("at least nine")."""

    kind: str
    """`killed`, `injured`, `arrested`, `expelled`, `released`, `protesters`, `soldiers`, …"""
    low: int
    high: int | None
    spans: tuple[Span, ...] = ()

    def excludes(self, other: Magnitude) -> bool:
        """Whether the two bounds have no number in common; an open bound has no end."""
        return (self.high is not None and self.high < other.low) or (other.high is not None and other.high < self.low)


@dataclass(frozen=True, slots=True)
class Claim:
    """Report R says, at these characters, that A did X to B, there, then, this surely, according to S."""

    id: str
    report: str
    """Content id of the report."""
    sentence: int
    trigger: Span
    event: str
    mode: str | None = None
    contexts: tuple[str, ...] = ()
    actors: tuple[Actor, ...] = ()
    recipients: tuple[Actor, ...] = ()
    place: Place | None = None
    when: When | None = None
    magnitudes: tuple[Magnitude, ...] = ()
    status: Status = "asserted"
    background: bool = False
    speakers: tuple[Speaker, ...] = ()
    """Who says so, outermost first; empty: the report itself."""
    score: float = 0.0
    by: str = ""
    mentions: tuple[Span, ...] = ()
    """Triggers of further mentions of the same act in the same report."""
    findings: tuple[Finding, ...] = ()

    def finding(self, attribute: str) -> Finding | None:
        """The last finding that has the value that the claim has: what decided it."""
        value = getattr(self, attribute)
        return next((one for one in reversed(self.findings) if one.attribute == attribute and one.value == value), None)


def claim_id(report: str, trigger: Span, event: str, by: str) -> str:
    """The content id of a claim; another version of the coder makes another id."""
    return content_id("c", report, trigger.start, trigger.end, event, by)


RemarkKind = Literal["quote", "silence"]
LinkKind = Literal["alleges", "denies", "answers", "follows"]
Stance = Literal["asserted", "alleged", "denied", "silent"]


@dataclass(frozen=True, slots=True)
class Remark:
    """What somebody says word for word (`quote`), or that somebody says nothing (`silence`): "has not commented"."""

    id: str
    report: str
    sentence: int
    """The sentence in which it begins."""
    kind: RemarkKind
    spans: tuple[Span, ...]
    """The words quoted, without quotation marks, in as many pieces as they stand in; or the words that tell of the silence."""
    speakers: tuple[Speaker, ...] = ()
    addressees: tuple[Actor, ...] = ()
    about: tuple[str, ...] = ()
    """Ids of the claims of the same report that a silence is about, or that a quotation tells of."""
    by: str = ""


def remark_id(report: str, kind: RemarkKind, spans: tuple[Span, ...], by: str) -> str:
    """The content id of a remark."""
    return content_id("q", report, kind, [(span.start, span.end) for span in spans], by)


@dataclass(frozen=True, slots=True)
class Reason:
    """A named feature of a pair with its value and what it added to the score."""

    feature: str
    value: float
    weight: float


@dataclass(frozen=True, slots=True)
class Judgement:
    """Whether two claims tell of the same happening: by whom or what, why, how surely, when. Never deleted."""

    id: str
    left: str
    right: str
    same: bool
    by: str
    score: float
    reasons: tuple[Reason, ...] = ()
    made: datetime | None = None
    withdrawn: datetime | None = None


@dataclass(frozen=True, slots=True)
class Link:
    """How one claim bears on another that is not the same happening.

    `alleges`: left is the accusation that holds right. `denies`: left denies the act or accusation right. `answers`: left is done
    in return for right. `follows`: left is a later step of right.
    """

    id: str
    kind: LinkKind
    left: str
    right: str
    by: str
    score: float
    spans: tuple[Span, ...] = ()
    """The words of left's report that show it."""
    reasons: tuple[Reason, ...] = ()


def link_id(kind: LinkKind, left: str, right: str, by: str) -> str:
    """The content id of a link."""
    return content_id("l", kind, left, right, by)


@dataclass(frozen=True, slots=True)
class Position:
    """Where somebody stands on an incident: who asserts, alleges or denies it, or keeps silent."""

    stance: Stance
    holder: str
    """Code of a speaker, his name where he has no code, or the outlet where the report itself speaks."""
    claims: tuple[str, ...]
    """The claims that show it: of the incident itself, or the denials of it; empty for silence."""
    remarks: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Version:
    """One version of a disputed field: the value and the claims that hold it."""

    value: str
    claims: tuple[str, ...]
    holders: tuple[str, ...]
    """Who holds it: codes of speakers, or outlets where the report itself speaks."""
    since: date | None = None
    """The day on which it was first published."""


@dataclass(frozen=True, slots=True)
class Dispute:
    """A field on which the claims of an incident differ."""

    field: str
    versions: tuple[Version, ...]


@dataclass(frozen=True, slots=True)
class Incident:
    """Derived: the claims that tell of one happening, their consensus, and what stays in dispute."""

    id: str
    event: str
    mode: str | None
    actors: tuple[Actor, ...]
    recipients: tuple[Actor, ...]
    place: Place | None
    when: When | None
    magnitudes: tuple[Magnitude, ...]
    status: Status
    claims: tuple[str, ...]
    reports: tuple[str, ...]
    sources: int
    """Independent sources: groups of reports that are not copies of each other."""
    disputes: tuple[Dispute, ...] = ()
    positions: tuple[Position, ...] = ()
    notes: tuple[str, ...] = ()
    """What seems a dispute and is none: `arrested: 39 + 7 = 46, parts and their whole`."""


@dataclass(frozen=True, slots=True)
class Issue:
    """Something wrong with an input that did not stop the run: what, where, and what to do."""

    kind: str
    """A short code: `empty`, `encoding`, `bad-line`, `no-date`, `too-large`, `language`, …"""
    where: str
    """File, and line where there is one: `news.jsonl:12`."""
    problem: str
    remedy: str
    severity: Literal["error", "warning"] = "error"
    report: str | None = None

"""Pages and parts of pages that come from the codebook."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from pathlib import Path

from demarche.codebook import Codebook, Entry, EventType, MarkedAct, read_marked
from demarche.records import Span

QUADS = {1: "verbal cooperation", 2: "material cooperation", 3: "verbal conflict", 4: "material conflict"}


def table(headings: Sequence[str], rows: Iterable[Sequence[str]]) -> str:
    """A Markdown table."""
    lines = [headings, ["---"] * len(headings), *rows]
    return "\n".join("| " + " | ".join(cell.replace("|", "\\|").replace("\n", " ") for cell in line) + " |" for line in lines)


def pages(book: Codebook, folder: Path) -> dict[Path, str]:
    """The page of every event type."""
    return {folder / f"{event.type}.md": page(event) for event in book.events.values()}


def forsaken(book: Codebook, folder: Path) -> list[Path]:
    """Pages of types that the codebook has no more."""
    return sorted(page for page in folder.glob("*.md") if page.stem.isupper() and page.stem not in {*book.events, "README"})


def parts(book: Codebook) -> dict[str, str]:
    """What other pages show of the codebook, by name."""
    return {
        "event types": table(
            ["type", "quad", "score", "recipient", "what it is"],
            (
                [f"[{event.type}]({event.type}.md)", str(event.quad), _score(event.score), event.recipient, event.definition]
                for event in sorted(book.events.values(), key=lambda event: (event.quad, event.type))
            ),
        ),
        "contexts": table(
            ["context", "what it is", "words that show it"],
            ([f"`{name}`", context.definition, ", ".join(context.words)] for name, context in sorted(book.contexts.items())),
        ),
        "sectors": table(["sector", "what it is"], ([f"`{name}`", text] for name, text in book.sectors.items())),
        "cues": table(
            ["cue", "words"],
            ([f"`{name}`", ", ".join(sorted(getattr(book.cues, name)))] for name in book.cues.__struct_fields__),
        ),
    }


def page(event: EventType) -> str:
    """The page of one event type."""
    needs = {"required": "A recipient is required.", "optional": "A recipient may be named."}.get(event.recipient, event.recipient)
    sections = [
        f"<!-- written by docs/generate.py from events/{event.type}.yaml of the codebook; edit that file, then run `make docs` -->",
        f"# {event.type}",
        event.definition,
        f"Quad {event.quad} ({QUADS[event.quad]}), score {_score(event.score)}. {needs}",
        _list("## What counts", event.counts),
        _list("## What does not", event.excludes),
        _list("## Neighbours", (f"[{name}]({name}.md): {text}" for name, text in event.neighbours.items())),
        _modes(event),
        _lexicon(event.lexicon),
        _examples(event.examples),
        "[All event types](README.md)",
    ]
    return "\n\n".join(section for section in sections if section) + "\n"


def _list(heading: str, items: Iterable[str]) -> str:
    lines = [f"- {item}" for item in items]
    return "\n".join([heading, "", *lines]) if lines else ""


def _modes(event: EventType) -> str:
    if not event.modes:
        return "## Modes\n\nThe type has none."
    rows = ([f"`{name}`", _score(mode.score), mode.definition] for name, mode in event.modes.items())
    return "## Modes\n\n" + table(["mode", "score", "what it is"], rows)


def _lexicon(entries: Iterable[Entry]) -> str:
    rows = [[_words(entry), _with(entry), f"`{entry.mode}`" if entry.mode else "", "weak" if entry.weak else ""] for entry in entries]
    if not rows:
        return ""
    intro = (
        "Words that propose the type to the coder, which decides; a sentence can be coded without any of them. "
        "A weak entry counts for less: its words have common other uses."
    )
    return f"## Lexicon\n\n{intro}\n\n" + table(["words", "with", "mode", ""], rows)


def _words(entry: Entry) -> str:
    kinds = (("verb", entry.verb), ("noun", entry.noun))
    return "; ".join(f"{kind}: {', '.join(words)}" for kind, words in kinds if words)


def _with(entry: Entry) -> str:
    kinds = (("one of, as object", entry.object), ("all of, near", entry.near))
    return "; ".join(f"{kind}: {', '.join(words)}" for kind, words in kinds if words)


def _examples(examples: Iterable[str]) -> str:
    shown = []
    for example in examples:
        marked = read_marked(example)
        acts = [f"- {_act(act, marked.text)}" for act in marked.acts] or ["- no act"]
        shown.append("\n".join([f"> {marked.text}", "", *acts]))
    return "\n\n".join(["## Examples", *shown]) if shown else ""


def _act(act: MarkedAct, text: str) -> str:
    """`ASSAULT firearms`, asserted, “shot”: actor “gunmen”; recipient “a guard”."""

    def quote(spans: Iterable[Span]) -> str:
        return ", ".join(f"“{text[span.start : span.end]}”" for span in spans)

    kind = f"{act.event} {act.mode}" if act.mode else act.event
    parties = (("actor", act.actors), ("recipient", act.recipients), ("according to", act.speakers))
    named = "; ".join(f"{role} {quote(spans)}" for role, spans in parties if spans)
    background = ", background" if act.background else ""
    return f"`{kind}`, {act.status}{background}, {quote([act.trigger])}" + (f": {named}" if named else "")


def _score(score: float | None) -> str:
    return "none" if score is None else f"{score:+g}" if score else "0"

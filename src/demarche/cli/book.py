"""The command that shows, checks and tries codebooks: `codebook list | show | check | try`."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

import typer

from demarche.cli.options import Json
from demarche.errors import UsageError

if TYPE_CHECKING:
    from demarche.codebook import Codebook, Entry, EventType
    from demarche.events import Trial

QUADS = {1: "verbal cooperation", 2: "material cooperation", 3: "verbal conflict", 4: "material conflict"}

commands = typer.Typer(help="List, show, check and try the codebook.", no_args_is_help=True, rich_markup_mode=None)


def register(app: typer.Typer) -> None:
    """Adds the commands."""
    app.add_typer(commands, name="codebook")


@commands.command("list")
def list_(json: Json = False) -> None:
    """The event types of the codebook in use."""
    from demarche import codebook
    from demarche.cli.show import clean

    book = codebook.load()
    if json:
        import msgspec

        print(msgspec.json.encode(book.events).decode())
        return
    for event in sorted(book.events.values(), key=lambda event: (event.quad, event.type)):
        print(f"{event.type:12} {event.quad} {event.score:+5.1f}  {clean(event.definition)}")


@commands.command()
def show(event: Annotated[str, typer.Argument(metavar="TYPE", help="An event type, such as SANCTION.")]) -> None:
    """One event type: what counts and what does not, its neighbours, modes, lexicon and examples."""
    from demarche import codebook
    from demarche.cli.show import clean

    found = codebook.load().events.get(event.upper())
    if found is None:
        raise UsageError(f"{event!r} is no event type.", remedy=f"Known: {', '.join(sorted(codebook.load().events))}.")
    print("\n".join(f"{line[: len(line) - len(line.lstrip())]}{clean(line)}" for line in _page(found)))


@commands.command()
def check(path: Annotated[str, typer.Argument(help="A YAML file of an event type, a folder of them, or a whole codebook.")]) -> None:
    """Check a codebook of one's own: every key, type, mode, context and example."""
    from demarche import codebook
    from demarche.cli.show import clean

    ours, book = codebook.shipped(), codebook.own(path)
    new = sorted(name for name, event in book.events.items() if event != ours.events.get(name))
    print(f"{clean(path)}: in order. {len(book.events)} event types; not as in ours: {', '.join(new) or 'none'}.")
    for name in new:
        event = book.events[name]
        shown = any(f":{name}/" in example for example in event.examples)
        if name not in ours.events and not event.lexicon and not shown:
            print(f"{name} has neither a lexicon nor an example that marks it: nothing will be coded so.")


@commands.command("try")
def try_(text: Annotated[str, typer.Argument(metavar="SENTENCE", help="A sentence, in quotation marks.")]) -> None:
    """Show what lexicon and model see in a sentence, word by word, and what is coded."""
    from demarche import codebook
    from demarche.events import EventCoder
    from demarche.language import SyntaxModel
    from demarche.records import Report, report_id

    if not text.strip():
        raise UsageError("There is nothing to try.", remedy="Write a sentence in quotation marks.")
    book = codebook.load()
    (sentences,) = SyntaxModel().analyse([Report(report_id(text), text)])
    coder = EventCoder(book)
    trials = [trial for sentence in sentences for trial in coder.try_sentence(sentence)]
    for trial in trials:
        print(_line(trial, book))
    if not any(trial.settled for trial in trials):
        print("No act is coded here.")


def _line(trial: Trial, book: Codebook) -> str:
    from demarche.cli.show import clean

    sight = trial.sight
    head = ", ".join(f"{event} {chance:.2f}" for event, chance in sight.head.items())
    fired = "; ".join(f"{clean(proposal.entry)} ({proposal.odds:+.1f})" for proposal in sight.proposals) or "nothing"
    return f"{clean(trial.word):16} {_coded(trial, book)}\n{'':16} head: {head}\n{'':16} lexicon: {fired}"


def _coded(trial: Trial, book: Codebook) -> str:
    if trial.settled is None:
        return "not coded"
    act, verdict = trial.settled.act, trial.settled.verdict
    kind = f"{act.event} {act.mode}" if act.mode else act.event
    refusal = f", the refusal of {trial.settled.seen}" if trial.settled.refused else ""
    return f"{kind}, {verdict.status}, score {act.score:.2f}, quad {book.event(act.event).quad}{refusal}"


def _page(event: EventType) -> list[str]:
    lines = [f"{event.type}: {event.definition}", f"Quad {event.quad} ({QUADS[event.quad]}), score {event.score:+g}.", ""]
    lines += ["What counts", *(f"  {line}" for line in event.counts), "", "What does not", *(f"  {line}" for line in event.excludes), ""]
    if event.neighbours:
        lines += ["Its neighbours", *(f"  {name}: {text}" for name, text in event.neighbours.items()), ""]
    if event.modes:
        lines += ["Modes", *(f"  {name} ({_score(mode.score)}): {mode.definition}" for name, mode in event.modes.items()), ""]
    lines += ["Lexicon", *(f"  {_entry(entry)}" for entry in event.lexicon), "", "Examples", *(f"  {line}" for line in event.examples)]
    return lines


def _score(score: float | None) -> str:
    return "no score" if score is None else f"{score:+g}"


def _entry(entry: Entry) -> str:
    words = ", ".join([*entry.verb, *(f"{noun} (noun)" for noun in entry.noun)])
    parts = [words, f"of: {', '.join(entry.object)}" if entry.object else "", f"with: {' '.join(entry.near)}" if entry.near else ""]
    return "  ".join([*(part for part in parts if part), *([f"[{entry.mode}]"] if entry.mode else []), *(["(weak)"] if entry.weak else [])])

"""One tree of errors. Each says what was wrong, where, and what to do; a bug raises something else."""

from __future__ import annotations


class DemarcheError(Exception):
    """Anything a user can mend. `problem`, `where` and `remedy` make the message."""

    exit_code = 1

    def __init__(self, problem: str, *, where: str | None = None, remedy: str | None = None) -> None:
        self.problem, self.where, self.remedy = problem, where, remedy
        place = f"{where}: " if where else ""
        advice = f" {remedy}" if remedy else ""
        super().__init__(f"{place}{problem}{advice}")


class InputError(DemarcheError):
    """A report, file or line that cannot be read. In a run it becomes an issue row."""

    exit_code = 3


class CodebookError(DemarcheError):
    """A codebook file that cannot be used."""

    exit_code = 4


class LedgerError(DemarcheError):
    """A ledger that cannot be opened, is of another version, or does not hold what was asked for."""

    exit_code = 5


class ModelError(DemarcheError):
    """A language model that is missing or damaged."""

    exit_code = 6


class UsageError(DemarcheError):
    """A command or option used wrongly."""

    exit_code = 2

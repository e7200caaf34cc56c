"""Two days of one ledger, two texts of one report, two ledgers: what differs, and why."""

from demarche.comparison.changes import Cause, Change, Changed, Diff, diff
from demarche.comparison.days import all_rewritten, between_days
from demarche.comparison.texts import Rewritten, rewritten
from demarche.comparison.verify import Verdict, verify

__all__ = ["Cause", "Change", "Changed", "Diff", "Rewritten", "Verdict", "all_rewritten", "between_days", "diff", "rewritten", "verify"]

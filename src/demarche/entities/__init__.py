"""Who is who, where, when and how many: parties, places, dates and counts of claims; and what a report's phrases take up."""

from demarche.entities.coreference import Link, link_report
from demarche.entities.dates_issues import date_issues
from demarche.entities.dates_read import TimeExpression, time_expressions
from demarche.entities.places_read import Toponym, read_toponyms
from demarche.entities.resolve import resolve

__all__ = ["Link", "TimeExpression", "Toponym", "date_issues", "link_report", "read_toponyms", "resolve", "time_expressions"]

"""Who is who, where, when and how many: parties, places, dates and counts of claims."""

from demarche.entities.dates_issues import date_issues
from demarche.entities.dates_read import TimeExpression, time_expressions
from demarche.entities.resolve import resolve

__all__ = ["TimeExpression", "date_issues", "resolve", "time_expressions"]

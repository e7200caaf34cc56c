"""Date expressions as news writes them: expression, publication day, tense of the verb, first day, last day, precision.

Written before the grammar, from a calendar. A dash stands for an open or unknown day.
"""

from __future__ import annotations

from datetime import date
from typing import NamedTuple


class Case(NamedTuple):
    """One expression and what it means on a publication day."""

    expression: str
    published: str
    tense: str
    start: date | None
    end: date | None
    precision: str


_TABLE = """
# weekdays: 7 April 2023 is a Friday
on Thursday                            | 2023-04-07 | past   | 2023-04-06 | 2023-04-06 | day
on Friday                              | 2023-04-07 | past   | 2023-04-07 | 2023-04-07 | day
on Saturday                            | 2023-04-07 | past   | 2023-04-01 | 2023-04-01 | day
on Monday                              | 2023-04-07 | future | 2023-04-10 | 2023-04-10 | day
on Friday                              | 2023-04-07 | future | 2023-04-07 | 2023-04-07 | day
Thursday                               | 2023-04-08 | past   | 2023-04-06 | 2023-04-06 | day
early on Friday                        | 2023-04-07 | past   | 2023-04-07 | 2023-04-07 | day
late Thursday                          | 2023-04-07 | past   | 2023-04-06 | 2023-04-06 | day
late on Wednesday night                | 2023-04-07 | past   | 2023-04-05 | 2023-04-05 | day
on Tuesday morning                     | 2023-04-07 | past   | 2023-04-04 | 2023-04-04 | day
in the early hours of Friday           | 2023-04-07 | past   | 2023-04-07 | 2023-04-07 | day
last Sunday                            | 2023-04-07 | past   | 2023-04-02 | 2023-04-02 | day
next Tuesday                           | 2023-04-07 | future | 2023-04-11 | 2023-04-11 | day
this coming Sunday                     | 2023-04-07 | future | 2023-04-09 | 2023-04-09 | day
on Wednesday last week                 | 2023-04-07 | past   | 2023-03-29 | 2023-03-29 | day
on Monday of this week                 | 2023-04-07 | past   | 2023-04-03 | 2023-04-03 | day
on Tuesday next week                   | 2023-04-07 | future | 2023-04-11 | 2023-04-11 | day
on Mon.                                | 2023-04-07 | past   | 2023-04-03 | 2023-04-03 | day
# words for days
today                                  | 2023-04-07 | past   | 2023-04-07 | 2023-04-07 | day
yesterday                              | 2023-03-01 | past   | 2023-02-28 | 2023-02-28 | day
yesterday evening                      | 2023-04-07 | past   | 2023-04-06 | 2023-04-06 | day
tomorrow                               | 2023-12-31 | future | 2024-01-01 | 2024-01-01 | day
the day before yesterday               | 2023-04-07 | past   | 2023-04-05 | 2023-04-05 | day
the day after tomorrow                 | 2023-04-07 | future | 2023-04-09 | 2023-04-09 | day
tonight                                | 2023-04-07 | future | 2023-04-07 | 2023-04-07 | day
this morning                           | 2023-04-07 | past   | 2023-04-07 | 2023-04-07 | day
last night                             | 2023-04-07 | past   | 2023-04-06 | 2023-04-06 | day
overnight                              | 2023-04-07 | past   | 2023-04-06 | 2023-04-07 | range
overnight on Wednesday                 | 2023-04-07 | past   | 2023-04-05 | 2023-04-05 | day
# weeks, months, years round publication
last week                              | 2023-04-07 | past   | 2023-03-27 | 2023-04-02 | week
this week                              | 2023-04-07 | past   | 2023-04-03 | 2023-04-07 | week
this week                              | 2023-04-05 | future | 2023-04-05 | 2023-04-09 | week
next week                              | 2023-04-07 | future | 2023-04-10 | 2023-04-16 | week
earlier this week                      | 2023-04-07 | past   | 2023-04-03 | 2023-04-07 | week
late last week                         | 2023-04-07 | past   | 2023-03-31 | 2023-04-02 | range
last month                             | 2023-03-15 | past   | 2023-02-01 | 2023-02-28 | month
earlier this month                     | 2023-04-07 | past   | 2023-04-01 | 2023-04-07 | month
later this month                       | 2023-04-07 | future | 2023-04-07 | 2023-04-30 | month
late last month                        | 2023-04-07 | past   | 2023-03-21 | 2023-03-31 | range
early next month                       | 2023-04-07 | future | 2023-05-01 | 2023-05-10 | range
next month                             | 2023-12-07 | future | 2024-01-01 | 2024-01-31 | month
last year                              | 2023-04-07 | past   | 2022-01-01 | 2022-12-31 | year
this year                              | 2023-04-07 | past   | 2023-01-01 | 2023-04-07 | year
earlier in the year                    | 2023-04-07 | past   | 2023-01-01 | 2023-04-07 | year
later this year                        | 2023-04-07 | future | 2023-04-07 | 2023-12-31 | year
over the weekend                       | 2023-04-04 | past   | 2023-04-01 | 2023-04-02 | range
last weekend                           | 2023-04-07 | past   | 2023-04-01 | 2023-04-02 | range
this weekend                           | 2023-04-07 | future | 2023-04-08 | 2023-04-09 | range
in recent days                         | 2023-04-07 | past   | 2023-03-31 | 2023-04-07 | range
in the past two weeks                  | 2023-04-15 | past   | 2023-04-01 | 2023-04-15 | range
over the last 24 hours                 | 2023-04-07 | past   | 2023-04-06 | 2023-04-07 | range
in the coming days                     | 2023-04-07 | future | 2023-04-07 | 2023-04-14 | range
in the last decade                     | 2023-04-07 | past   | 2013-04-07 | 2023-04-07 | range
# so long ago, so long until
three days ago                         | 2023-04-07 | past   | 2023-04-04 | 2023-04-04 | day
a day ago                              | 2023-04-07 | past   | 2023-04-06 | 2023-04-06 | day
a week ago                             | 2023-04-07 | past   | 2023-03-28 | 2023-04-03 | week
three weeks ago                        | 2023-04-07 | past   | 2023-03-14 | 2023-03-20 | week
a fortnight ago                        | 2023-04-07 | past   | 2023-03-21 | 2023-03-27 | week
two months ago                         | 2023-04-07 | past   | 2023-02-01 | 2023-02-28 | month
seven years ago                        | 2023-04-07 | past   | 2016-01-01 | 2016-12-31 | year
a decade ago                           | 2023-04-07 | past   | 2011-01-01 | 2015-12-31 | range
hours ago                              | 2023-04-07 | past   | 2023-04-06 | 2023-04-07 | range
a few hours ago                        | 2023-04-07 | past   | 2023-04-06 | 2023-04-07 | range
a few days ago                         | 2023-04-07 | past   | 2023-04-02 | 2023-04-05 | range
several weeks ago                      | 2023-04-28 | past   | 2023-03-10 | 2023-04-07 | range
weeks ago                              | 2023-04-28 | past   | 2023-03-10 | 2023-04-14 | range
months ago                             | 2023-04-07 | past   | 2022-05-01 | 2023-02-28 | range
years ago                              | 2023-04-07 | past   | 2013-01-01 | 2021-12-31 | range
two days earlier                       | 2023-04-07 | past   | 2023-04-05 | 2023-04-05 | day
a day later                            | 2023-04-07 | past   | 2023-04-08 | 2023-04-08 | day
in two weeks                           | 2023-04-07 | future | 2023-04-18 | 2023-04-24 | week
within 48 hours                        | 2023-04-07 | future | 2023-04-07 | 2023-04-09 | range
in three days ' time                   | 2023-04-07 | future | 2023-04-10 | 2023-04-10 | day
# days with their month
on 27 January 2023                     | 2023-04-07 | past   | 2023-01-27 | 2023-01-27 | day
on 27 January                          | 2023-04-07 | past   | 2023-01-27 | 2023-01-27 | day
on January 27                          | 2023-04-07 | past   | 2023-01-27 | 2023-01-27 | day
on December 27                         | 2023-04-07 | past   | 2022-12-27 | 2022-12-27 | day
on January 27 , 2021                   | 2023-04-07 | past   | 2021-01-27 | 2021-01-27 | day
on Jan. 27                             | 2023-04-07 | past   | 2023-01-27 | 2023-01-27 | day
on Jan 27th                            | 2023-04-07 | past   | 2023-01-27 | 2023-01-27 | day
on the 27th of January                 | 2023-04-07 | past   | 2023-01-27 | 2023-01-27 | day
on Friday , January 27                 | 2023-04-07 | past   | 2023-01-27 | 2023-01-27 | day
on Friday 27 January                   | 2023-04-07 | past   | 2023-01-27 | 2023-01-27 | day
on Thursday ( April 6 )                | 2023-04-07 | past   | 2023-04-06 | 2023-04-06 | day
on Wednesday , April 7                 | 2023-04-07 | past   | 2021-04-07 | 2021-04-07 | day
on 15 May                              | 2023-04-07 | future | 2023-05-15 | 2023-05-15 | day
on January 5                           | 2023-12-20 | future | 2024-01-05 | 2024-01-05 | day
on 27 January last year                | 2023-04-07 | past   | 2022-01-27 | 2022-01-27 | day
on March 3 this year                   | 2023-04-07 | past   | 2023-03-03 | 2023-03-03 | day
of last year                           | 2023-04-07 | past   | 2022-01-01 | 2022-12-31 | year
on 30 March and 31 March               | 2023-04-07 | past   | 2023-03-30 | 2023-03-31 | range
in a 2015 raid                         | 2023-04-07 | past   | 2015-01-01 | 2015-12-31 | year
on the 27th                            | 2023-04-07 | past   | 2023-03-27 | 2023-03-27 | day
on the 5th of this month               | 2023-04-07 | past   | 2023-04-05 | 2023-04-05 | day
on the night of 26 January             | 2023-04-07 | past   | 2023-01-26 | 2023-01-26 | day
on 29 February 2020                    | 2023-04-07 | past   | 2020-02-29 | 2020-02-29 | day
# in figures
on 27.01.2023                          | 2023-04-07 | past   | 2023-01-27 | 2023-01-27 | day
on 27/01/2023                          | 2023-04-07 | past   | 2023-01-27 | 2023-01-27 | day
on 01/27/2023                          | 2023-04-07 | past   | 2023-01-27 | 2023-01-27 | day
on 6/4/2023                            | 2023-04-07 | past   | 2023-04-06 | 2023-04-06 | day
on 4/6/2023                            | 2023-04-07 | past   | 2023-04-06 | 2023-04-06 | day
on 2023 - 01 - 27                      | 2023-04-07 | past   | 2023-01-27 | 2023-01-27 | day
# months
in January                             | 2023-04-07 | past   | 2023-01-01 | 2023-01-31 | month
in April                               | 2023-04-07 | past   | 2023-04-01 | 2023-04-07 | month
in May                                 | 2023-04-07 | past   | 2022-05-01 | 2022-05-31 | month
in May                                 | 2023-04-07 | future | 2023-05-01 | 2023-05-31 | month
in January 2021                        | 2023-04-07 | past   | 2021-01-01 | 2021-01-31 | month
in January of this year                | 2023-04-07 | past   | 2023-01-01 | 2023-01-31 | month
in November last year                  | 2023-04-07 | past   | 2022-11-01 | 2022-11-30 | month
last November                          | 2023-04-07 | past   | 2022-11-01 | 2022-11-30 | month
next March                             | 2023-04-07 | future | 2024-03-01 | 2024-03-31 | month
in late January                        | 2023-04-07 | past   | 2023-01-21 | 2023-01-31 | range
early March                            | 2023-04-07 | past   | 2023-03-01 | 2023-03-10 | range
in mid - December                      | 2023-04-07 | past   | 2022-12-11 | 2022-12-20 | range
at the end of February                 | 2023-04-07 | past   | 2023-02-21 | 2023-02-28 | range
at the beginning of March 2022         | 2023-04-07 | past   | 2022-03-01 | 2022-03-10 | range
# years and longer
in 2021                                | 2023-04-07 | past   | 2021-01-01 | 2021-12-31 | year
in late 2021                           | 2023-04-07 | past   | 2021-09-01 | 2021-12-31 | range
in early 2022                          | 2023-04-07 | past   | 2022-01-01 | 2022-04-30 | range
in mid - 2020                          | 2023-04-07 | past   | 2020-05-01 | 2020-08-31 | range
late last year                         | 2023-04-07 | past   | 2022-09-01 | 2022-12-31 | range
in the 1990s                           | 2023-04-07 | past   | 1990-01-01 | 1999-12-31 | range
in the early 1990s                     | 2023-04-07 | past   | 1990-01-01 | 1993-12-31 | range
in the first quarter of 2023           | 2023-04-07 | past   | 2023-01-01 | 2023-03-31 | quarter
in the last quarter of last year       | 2023-04-07 | past   | 2022-10-01 | 2022-12-31 | quarter
in the second half of 2022             | 2023-04-07 | past   | 2022-07-01 | 2022-12-31 | range
last summer                            | 2023-04-07 | past   | 2022-06-01 | 2022-08-31 | range
in the autumn of 2020                  | 2023-04-07 | past   | 2020-09-01 | 2020-11-30 | range
last winter                            | 2023-04-07 | past   | 2022-12-01 | 2023-02-28 | range
on Christmas Day                       | 2023-04-07 | past   | 2022-12-25 | 2022-12-25 | day
on New Year 's Eve                     | 2023-04-07 | past   | 2022-12-31 | 2022-12-31 | day
# from, to, between, since, until
since 2016                             | 2023-04-07 | past   | 2016-01-01 | 2023-04-07 | range
since January                          | 2023-04-07 | past   | 2023-01-01 | 2023-04-07 | range
since Monday                           | 2023-04-07 | past   | 2023-04-03 | 2023-04-07 | range
since last year                        | 2023-04-07 | past   | 2022-01-01 | 2023-04-07 | range
between 3 and 5 April                  | 2023-04-07 | past   | 2023-04-03 | 2023-04-05 | range
between 3 and 5 May                    | 2023-04-07 | future | 2023-05-03 | 2023-05-05 | range
on 3 - 5 April                         | 2023-04-07 | past   | 2023-04-03 | 2023-04-05 | range
on April 3 - 5                         | 2023-04-07 | past   | 2023-04-03 | 2023-04-05 | range
from 30 March to 2 April               | 2023-04-07 | past   | 2023-03-30 | 2023-04-02 | range
from 28 December 2022 to 3 January 2023 | 2023-04-07 | past  | 2022-12-28 | 2023-01-03 | range
from Monday to Wednesday               | 2023-04-07 | past   | 2023-04-03 | 2023-04-05 | range
between Sunday and Tuesday             | 2023-04-07 | past   | 2023-04-02 | 2023-04-04 | range
on Monday and Tuesday                  | 2023-04-07 | past   | 2023-04-03 | 2023-04-04 | range
from January to March                  | 2023-04-07 | past   | 2023-01-01 | 2023-03-31 | range
between November and January           | 2023-04-07 | past   | 2022-11-01 | 2023-01-31 | range
from November to March 2022            | 2023-04-07 | past   | 2021-11-01 | 2022-03-31 | range
from 2014 to 2016                      | 2023-04-07 | past   | 2014-01-01 | 2016-12-31 | range
between 2014 and 2016                  | 2023-04-07 | past   | 2014-01-01 | 2016-12-31 | range
by the end of April                    | 2023-04-07 | future | 2023-04-07 | 2023-04-30 | range
by Monday                              | 2023-04-07 | future | 2023-04-07 | 2023-04-10 | range
until 15 April                         | 2023-04-07 | future | 2023-04-07 | 2023-04-15 | range
by 2016                                | 2023-04-07 | past   | -          | 2016-12-31 | range
before Thursday                        | 2023-04-07 | past   | -          | 2023-04-05 | range
# named but without a day that can be known
on 31 February                         | 2023-04-07 | past   | -          | -          | unknown
on 30 February 2022                    | 2023-04-07 | past   | -          | -          | unknown
on 29 February 2023                    | 2023-04-07 | past   | -          | -          | unknown
on 2023 - 13 - 40                      | 2023-04-07 | past   | -          | -          | unknown
on 31.02.2023                          | 2023-04-07 | past   | -          | -          | unknown
during Ramadan                         | 2023-04-07 | past   | -          | -          | unknown
in fiscal 2022                         | 2023-04-07 | past   | -          | -          | unknown
# without a publication day
on Thursday                            | -          | past   | -          | -          | unknown
yesterday                              | -          | past   | -          | -          | unknown
in January                             | -          | past   | -          | -          | unknown
two weeks ago                          | -          | past   | -          | -          | unknown
since 2016                             | -          | past   | 2016-01-01 | -          | -
on 27 January 2023                     | -          | past   | 2023-01-27 | 2023-01-27 | day
in 2021                                | -          | past   | 2021-01-01 | 2021-12-31 | year
"""


def _case(line: str) -> Case:
    expression, published, tense, start, end, precision = (cell.strip() for cell in line.split("|"))
    return Case(expression, published, tense, _day(start), _day(end), precision)


def _day(cell: str) -> date | None:
    return None if cell == "-" else date.fromisoformat(cell)


CASES = [_case(line) for line in _TABLE.strip().splitlines() if not line.startswith("#")]

NO_DATES = [
    "a 21 - year - old man was arrested",
    "the case may go to court",
    "they will march on the capital",
    "2016 people were arrested",
    "the second embassy was closed",
    "he served for two years in prison",
    "a Black Friday sale was held",
    "every Friday they pray",
    "48 of them were expelled",
    "he paid $ 2016 to a guard",
    "on the 27th floor",
    "a three - week strike",
    "millions of years after dinosaurs",
    "at the end of the day",
    "the march was banned",
    "the sun rose",
]
"""Words that look like dates and are none."""

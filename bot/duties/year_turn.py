"""The turn of the year: whether a branch still has to say what applies to it in the new one.

What a branch changed holds for one year; each January the list is the catalogue's again, until somebody who
leads the branch has gone through it or carried last year's changes over.
"""

from datetime import date

from bot.roster import Branch


def wants_walk(branch: Branch, today: date) -> bool:
    """Whether the list of ``today``'s year still waits for its walk.

    The year in which tracking began had its walk at the set-up.
    """
    if branch.tracking_start.year >= today.year:
        return False
    return branch.walked_year is None or branch.walked_year < today.year

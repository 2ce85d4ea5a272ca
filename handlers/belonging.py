"""The conversations around belonging to a branch: set-up, joining, roster, settings, walk, help."""

from handlers import (
    asking,
    asking_screen,
    cancelling,
    duty_walk,
    duty_walk_screens,
    helping,
    inviting,
    joining,
    joining_screens,
    settings,
    settings_questions,
    settings_screens,
)
from handlers.adjusting import questions as adjusting_questions
from handlers.adjusting import rhythm as adjusting_rhythm
from handlers.adjusting import routes as adjusting
from handlers.adjusting import screen as adjusting_screen
from handlers.carrying import archive_screens, asking_archives, leaving_screens, receiving, roster_file
from handlers.carrying import screens as carrying_screens
from handlers.own_duties import routes as own_duties
from handlers.own_duties import screens as own_duty_screens
from handlers.roster import dates as roster_dates
from handlers.roster import department_screens, departments, person_screens, taking_back
from handlers.roster import questions as roster_questions
from handlers.roster import routes as roster
from handlers.roster import screens as roster_screens
from handlers.routing import Route
from handlers.setup import conversation as setup
from handlers.setup import screens as setup_screens

REGISTERING = (
    archive_screens,
    adjusting_questions,
    adjusting_rhythm,
    adjusting_screen,
    asking_screen,
    carrying_screens,
    department_screens,
    duty_walk_screens,
    leaving_screens,
    joining_screens,
    own_duty_screens,
    person_screens,
    roster_dates,
    roster_file,
    roster_questions,
    roster_screens,
    settings_questions,
    settings_screens,
    setup_screens,
    taking_back,
)
"""Modules whose import registers screens and questions."""


def first() -> list[Route]:
    """What is asked before the forms: whoever sets up, joins or answers a question is typing for that."""
    return [route for module in (cancelling, receiving, setup, joining, asking) for route in module.routes()]


def rest() -> list[Route]:
    """What may be asked after them."""
    modules = (
        settings,
        roster,
        taking_back,
        departments,
        inviting,
        duty_walk,
        adjusting,
        own_duties,
        asking_archives,
        helping,
    )
    return [route for module in modules for route in module.routes()]

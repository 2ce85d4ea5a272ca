"""What every step of a set-up can do. A step is stateless: the state goes in and comes out."""

from dataclasses import dataclass
from datetime import date

from handlers.forms.state import Told
from handlers.setup.state import SetupState, StepName
from messages.buttons import Button, Rows
from messages.callbacks.steps import SetupTap
from messages.labels import label
from messages.reading.problem import Problem


@dataclass(frozen=True, slots=True)
class Scene:
    """Where a step is shown: the day, the language, and the name the person has in Telegram."""

    today: date
    language: str
    display_name: str = ""


@dataclass(frozen=True, slots=True)
class Pen:
    """Writes the buttons of one showing: all carry the draft's id and revision."""

    draft: int
    revision: int
    language: str

    def button(self, key: str, action: str, value: str = "", **values: object) -> Button:
        """A button whose words are the label ``key``."""
        return self.plain(label(self.language, key, **values), action, value)

    def plain(self, text: str, action: str, value: str = "") -> Button:
        """A button with those words."""
        return Button(text, SetupTap(self.draft, self.revision, action, value).encode())


@dataclass(frozen=True, slots=True)
class Onward:
    """The step is done with; the next one that is still open follows."""

    state: SetupState


@dataclass(frozen=True, slots=True)
class Stay:
    """The same step goes on."""

    state: SetupState


Outcome = Onward | Stay | Told | Problem
"""What an input comes to: the set-up goes on, or the person is told what to do instead."""


class Step:
    """One question of the set-up."""

    name: StepName
    skippable: bool = False

    def needed(self, state: SetupState, scene: Scene) -> bool:
        """Whether the question arises at all and is still open."""
        raise NotImplementedError

    def buttons(self, state: SetupState, scene: Scene, pen: Pen) -> Rows:
        """The step's own buttons, none where nothing can be guessed; back, skip and cancel are added."""
        return ()

    def pick(self, state: SetupState, scene: Scene, value: str) -> Outcome:
        """A tap on one of them.

        Raises:
            LookupError: the value is none that the step offers.
        """
        raise LookupError(value)

    def read(self, state: SetupState, scene: Scene, text: str) -> Outcome:
        """A typed text."""
        raise NotImplementedError

    def skip(self, state: SetupState) -> SetupState:
        """The state when the person goes past the question; most leave everything as it is."""
        return state.but()

    def shows(self, state: SetupState, scene: Scene) -> dict[str, object]:
        """What the step's template is given besides the state."""
        return {}

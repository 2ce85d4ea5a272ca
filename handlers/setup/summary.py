"""The card at the end of a set-up: everything told, each part open to change, and the button that founds."""

from handlers.forms.state import Told
from handlers.setup.departments import LISTED
from handlers.setup.state import SetupState, StepName
from handlers.setup.step import Outcome, Pen, Scene, Step
from handlers.setup.tracking import stated_duties
from messages.buttons import Rows, grid, rows

CHANGEABLE = (
    StepName.NAME,
    StepName.MEMBERS,
    StepName.POST,
    StepName.OWN_NAME,
    StepName.ROSTER,
    StepName.DEPARTMENTS,
    StepName.TRACKING,
)


class SummaryStep(Step):
    """The last look before the branch is founded."""

    name = StepName.SUMMARY

    def needed(self, state: SetupState, scene: Scene) -> bool:
        """Always: it is the end."""
        return True

    def buttons(self, state: SetupState, scene: Scene, pen: Pen) -> Rows:
        """Found the branch, or change a part."""
        edits = [pen.button(f"setup.edit.{each.value}", "edit", each.value) for each in CHANGEABLE]
        return rows([pen.button("setup.found", "found")], *grid(edits))

    def read(self, state: SetupState, scene: Scene, text: str) -> Outcome:
        """Nothing is typed here."""
        return Told(key="setup.told.tap_below")

    def shows(self, state: SetupState, scene: Scene) -> dict[str, object]:
        """What was stated, and whether the roster agrees with the number of full members."""
        times = [(duty.title.of(scene.language), state.done_before[duty.id])
                 for duty in stated_duties(state) if duty.id in state.done_before]  # fmt: skip
        listed = state.departments[:LISTED]
        return {
            "listed": listed,
            "stated": times,
            "full_on_roster": state.full_on_roster,
        }

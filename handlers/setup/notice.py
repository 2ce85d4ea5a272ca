"""The first-use notice: where data lies, what must not be sent, who sees what; nothing is asked before it."""

from handlers.forms.state import Told
from handlers.setup.state import SetupState, StepName
from handlers.setup.step import Onward, Outcome, Pen, Scene, Step
from messages.buttons import Rows, rows


class NoticeStep(Step):
    """Agreed to by a tap."""

    name = StepName.NOTICE

    def needed(self, state: SetupState, scene: Scene) -> bool:
        """It is passed once; going back shows it again."""
        return False

    def buttons(self, state: SetupState, scene: Scene, pen: Pen) -> Rows:
        """Agree, or read it in the other language."""
        other = "en" if scene.language == "zh" else "zh"
        return rows(
            [pen.button("setup.agree", "v", "agree")], [pen.button("setup.switch", "language", other)]
        )

    def pick(self, state: SetupState, scene: Scene, value: str) -> Outcome:
        """Agreed."""
        if value != "agree":
            raise LookupError(value)
        return Onward(state.but())

    def read(self, state: SetupState, scene: Scene, text: str) -> Outcome:
        """Typing is no agreement: the notice is shown again."""
        return Told(key="setup.told.agree_first")

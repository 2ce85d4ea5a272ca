"""The first questions: the branch's name, how many full members, one's own post and name."""

from bot.roster import COMMITTEE_FROM_FULL_MEMBERS, Post
from handlers.forms.state import Told
from handlers.setup.founder import with_founder
from handlers.setup.naming import read_title
from handlers.setup.state import SetupState, StepName
from handlers.setup.step import Onward, Outcome, Pen, Scene, Step
from messages.buttons import Rows, grid
from messages.labels import label
from messages.reading.names import read_name
from messages.reading.numbers import read_number
from messages.reading.post_words import role_of
from messages.reading.problem import Problem

MOST_MEMBERS = 999
MEMBERS_OFFERED = (3, 4, 5, 6, 7, 8, 9, 10, 12, 15, 20, 30)

_ALWAYS = (Post.BRANCH_SECRETARY, Post.DEPUTY_SECRETARY)
_WITH_COMMITTEE = (
    Post.ORGANIZATION_MEMBER,
    Post.PUBLICITY_MEMBER,
    Post.DISCIPLINE_MEMBER,
    Post.COMMITTEE_MEMBER,
)


class NameStep(Step):
    """The branch's name, typed."""

    name = StepName.NAME

    def needed(self, state: SetupState, scene: Scene) -> bool:
        """Until it is known."""
        return state.name is None

    def read(self, state: SetupState, scene: Scene, text: str) -> Outcome:
        """The name typed."""
        name = read_title(text)
        return Onward(state.but(name=name)) if isinstance(name, str) else name


class MembersStep(Step):
    """How many full members there are: it decides whether there is a committee."""

    name = StepName.MEMBERS

    def needed(self, state: SetupState, scene: Scene) -> bool:
        """Until it is known."""
        return state.full_members is None

    def buttons(self, state: SetupState, scene: Scene, pen: Pen) -> Rows:
        """The usual sizes."""
        return grid([pen.plain(str(n), "v", str(n)) for n in MEMBERS_OFFERED], most=6)

    def pick(self, state: SetupState, scene: Scene, value: str) -> Outcome:
        """One of them."""
        if value not in map(str, MEMBERS_OFFERED):
            raise LookupError(value)
        return self.read(state, scene, value)

    def read(self, state: SetupState, scene: Scene, text: str) -> Outcome:
        """A number typed."""
        number = read_number(text, least=1, most=MOST_MEMBERS)
        if isinstance(number, Problem):
            return number
        return Onward(state.but(full_members=number))

    def shows(self, state: SetupState, scene: Scene) -> dict[str, object]:
        """From which number on there is a committee."""
        return {"committee_from": COMMITTEE_FROM_FULL_MEMBERS}


class PostStep(Step):
    """The post of the one who sets up; name and post may be typed together."""

    name = StepName.POST

    def needed(self, state: SetupState, scene: Scene) -> bool:
        """Until it is known."""
        return state.post is None

    def buttons(self, state: SetupState, scene: Scene, pen: Pen) -> Rows:
        """The posts that such a branch has."""
        return grid([pen.button(f"posts.{post.value}", "v", post.value) for post in _posts(state)], most=2)

    def pick(self, state: SetupState, scene: Scene, value: str) -> Outcome:
        """One of them."""
        if value not in _posts(state):
            raise LookupError(value)
        return Onward(with_founder(state, Post(value), state.own_name))

    def read(self, state: SetupState, scene: Scene, text: str) -> Outcome:
        """A post typed, with the name before or behind it or without."""
        words = text.split()
        posts = [role.post for word in words if (role := role_of(word)) is not None and role.post]
        rest = " ".join(word for word in words if role_of(word) is None)
        if not posts and (whole := role_of(text)) is not None and whole.post:
            posts, rest = [whole.post], ""
        if not posts:
            return Told(key="setup.told.post")
        name = read_name(rest) if rest else state.own_name
        return name if isinstance(name, Problem) else Onward(with_founder(state, posts[0], name))


def _posts(state: SetupState) -> tuple[Post, ...]:
    return (*_ALWAYS, *_WITH_COMMITTEE) if state.has_committee else _ALWAYS


class OwnNameStep(Step):
    """The name of the one who sets up; the name in Telegram is offered."""

    name = StepName.OWN_NAME

    def needed(self, state: SetupState, scene: Scene) -> bool:
        """Until it is known."""
        return state.own_name is None

    def buttons(self, state: SetupState, scene: Scene, pen: Pen) -> Rows:
        """The name in Telegram, if it can be one."""
        name = read_name(scene.display_name)
        return () if isinstance(name, Problem) else ((pen.plain(name, "v", "mine"),),)

    def pick(self, state: SetupState, scene: Scene, value: str) -> Outcome:
        """The name in Telegram."""
        if value != "mine":
            raise LookupError(value)
        return self.read(state, scene, scene.display_name)

    def read(self, state: SetupState, scene: Scene, text: str) -> Outcome:
        """A name typed."""
        name = read_name(text)
        return name if isinstance(name, Problem) else Onward(with_founder(state, state.post, name))

    def shows(self, state: SetupState, scene: Scene) -> dict[str, object]:
        """The post that was told."""
        return {"post": label(scene.language, f"posts.{state.post}") if state.post else ""}

"""The line of the one who sets up: always the first of the roster, and one of its kind."""

from bot.roster import Post
from handlers.setup.state import PlannedPerson, SetupState
from messages.reading.names import same_name

SINGLE = frozenset({Post.BRANCH_SECRETARY})
"""Posts that one person alone can hold."""


def with_founder(state: SetupState, post: Post | None, name: str | None) -> SetupState:
    """The set-up with that post and name for the founder, on the roster as well once both are known."""
    told = state.but(post=post, own_name=name)
    if post is None or name is None:
        return told
    before = state.people[0] if state.people and state.own_name is not None else None
    others = [p for p in state.people if p is not before and not same_name(p.name, name)]
    if post in SINGLE:
        others = [p.model_copy(update={"posts": _without(p.posts, post)}) for p in others]
    listed = next((p for p in state.people if same_name(p.name, name)), before)
    kept = _without(listed.posts, state.post) if listed else ()
    mine = PlannedPerson(name=name, posts=tuple(dict.fromkeys((post, *kept))))
    if listed is not None:
        mine = mine.model_copy(update={"membership": listed.membership, "group": listed.group})
    return told.model_copy(update={"people": (mine, *others)})


def _without(posts: tuple[Post, ...], post: Post | None) -> tuple[Post, ...]:
    return tuple(each for each in posts if each is not post)

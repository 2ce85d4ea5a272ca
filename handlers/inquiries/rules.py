"""What a duty asks and where that comes from: how often, by when, document, clause, and how sure it is."""

from fractions import Fraction

from bot.duties.conditions import TALKS
from bot.duties.duty import Duty
from bot.duties.lists import Line
from bot.duties.standing import State
from bot.record_types import SPECS, RecordType
from handlers.inquiries.answer import Answer, Item, detail_button, list_button, numbered, own_list
from handlers.inquiries.duties import fitting
from handlers.inquiries.ground import Ground
from messages import adjustment_text, standing_text
from messages.buttons import Rows, rows
from messages.clause_text import clause_text
from messages.labels import label

VOTE, QUORUM, INSTEAD, CHAIR = "vote", "quorum", "instead", "chair"
"""Rules beside how often, which shades of a question ask for."""
_CHAIRED = frozenset(
    {
        RecordType.BRANCH_MEMBERS_MEETING,
        RecordType.BRANCH_COMMITTEE_MEETING,
        RecordType.PARTY_GROUP_MEETING,
    }
)
"""Meetings of which article 14 of 《支部工作条例（试行）》 says who chairs them."""
_QUORA = {Fraction(1, 2): "quorum_half", Fraction(2, 3): "quorum_two_thirds"}


def rule(ground: Ground) -> Answer:
    """What applies to the branch, out of the catalogue; further rules where they were asked for."""
    asked = ground.asked.types
    lines = [line for line in fitting(ground) if line.standing.state is not State.UNTRACKED] if asked else []
    topics = _topics(ground)
    if lines:
        head = (
            topics[0]
            if topics
            else _often(ground, lines[0])
            if len(lines) == 1
            else ground.say("rules", what=ground.what, count=len(lines))
        )
        items = [Item(words) for words in topics[1:]]
        if len(lines) == 1:
            items += [*([Item(_often(ground, lines[0]))] if topics else []), *_of_line(ground, lines[0])]
        else:
            items += [Item(_often(ground, line)) for line in lines[: 3 if topics else len(lines)]]
        return Answer(head, items, buttons=_pages(ground, lines))
    duties = _of_catalogue(ground)
    if duties:
        head = topics[0] if topics else ground.say("not_listed", what=ground.what)
        items = [Item(words) for words in topics[1:]]
        for duty in duties[:3]:
            items += [Item(duty.title.of(ground.language)), *_sources(ground, duty)]
        return Answer(head, items, buttons=own_list(ground))
    if topics:
        return Answer(topics[0], [Item(words) for words in topics[1:]], buttons=own_list(ground))
    return Answer(ground.say("which_rule"), [Item(ground.say("which_rule_how"))], buttons=own_list(ground))


def _pages(ground: Ground, lines: list[Line]) -> Rows:
    """The pages of the duties, and the list."""
    if len(lines) == 1:
        return rows([detail_button(ground, lines[0]), list_button(ground)])
    return rows(numbered(ground, lines), [list_button(ground)])


def _often(ground: Ground, line: Line) -> str:
    often = standing_text.cadence_text(line.duty, line.standing, ground.language)
    return ground.say("rule", what=line.title(ground.language), often=often)


def _of_line(ground: Ground, line: Line) -> list[Item]:
    """What the branch changed, what bears the duty out, and where it comes from."""
    found, language = [], ground.language
    changed = adjustment_text.summary(line.duty, ground.situation.adjustment(line.duty.id), language)
    if changed:
        found.append(Item(ground.say("changed", what=changed)))
    if line.duty.setting:
        found.append(Item(ground.say("our_default")))
    if line.standing.state is State.NOT_APPLICABLE:
        found.append(Item(standing_text.reason_text(line.standing, language, ground.today)))
    found.append(Item(ground.say("evidence", what=line.duty.evidence.of(language))))
    if line.duty.note is not None:
        found.append(Item(line.duty.note.of(language)))
    return found + _sources(ground, line.duty)


def _sources(ground: Ground, duty: Duty) -> list[Item]:
    """Document and clause of a duty, each with how sure that is."""
    language = ground.language
    return [
        Item(
            ground.say(
                "source",
                document=ground.catalogue.sources[source.document].of(language),
                clause=clause_text(source.clause, language),
                trust=label(language, f"duties.trust.{source.trust}"),
            )
        )
        for source in duty.sources
    ]


def _of_catalogue(ground: Ground) -> list[Duty]:
    """Duties of the types asked about that stand on somebody else's list."""
    types = set(ground.asked.types)
    return [duty for duty in ground.catalogue.duties if duty.counts is not None and duty.counts.type in types]


def _topics(ground: Ground) -> list[str]:
    """The further rules asked for, each in a sentence that names where it comes from."""
    shades, types = ground.posed.shades, ground.asked.types
    found = []
    if QUORUM in shades:
        found += [words for kind in types if (words := _quorum(ground, kind)) is not None]
    if VOTE in shades or (QUORUM in shades and not found):
        found.append(ground.say("rule_vote"))
    if CHAIR in shades and (not types or _CHAIRED & set(types)):
        found.append(ground.say("rule_chair"))
    if INSTEAD in shades:
        talks = [kind for kind in types if kind in TALKS]
        found.append(ground.say("rule_instead" if talks or not types else "rule_also"))
    return found


def _quorum(ground: Ground, kind: RecordType) -> str | None:
    """How many must come to a meeting of that type; None where no rule says."""
    share = SPECS[kind].quorum
    if share is None:
        return ground.say("no_quorum", what=label(ground.language, f"types.{kind}"))
    key = "quorum_members" if kind is RecordType.BRANCH_MEMBERS_MEETING else _QUORA[share]
    return ground.say(key, what=label(ground.language, f"types.{kind}"))

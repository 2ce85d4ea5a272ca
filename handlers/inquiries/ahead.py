"""What is promised or planned for some days, beside the duties: follow-ups, resolutions, planned meetings."""

from bot.plans import Plan, sees
from bot.records import Meeting
from handlers.inquiries.ground import Ground, Whose
from handlers.inquiries.posed import MEETINGS
from handlers.inquiries.shortfall import day_text
from handlers.reminders.promised import Promised, promised
from messages import formats
from messages.entry_text import title
from messages.labels import label
from messages.reading.asked import Stretch
from storage import accounts, plans


def promises_in(ground: Ground, stretch: Stretch) -> list[Promised]:
    """Follow-ups and resolutions that fall due, for whoever is to see to them."""
    if ground.whom.whose not in (Whose.OWN, Whose.OTHER) or ground.asked.types:
        return []
    bound = [a.person_id for a in accounts.of_branch(ground.session, ground.branch.id) if a.person_id]
    found = promised(
        ground.session, ground.situation, [ground.owner], bound=bound, span=(stretch.first, stretch.last)
    )
    return sorted(found.values(), key=lambda one: (one.due, one.record_id, one.n))


def promise_text(ground: Ground, one: Promised) -> str:
    """What is promised on one line: whom or what it is about, and by when."""
    language = ground.language
    if one.resolution:
        said = label(language, "digest.resolution", text=one.resolution[:60])
    else:
        kind = label(language, f"types.{one.entry.type}")
        said = label(
            language, "digest.follow_up", names=formats.listed(one.counterparts, language), type=kind
        )
    return f"🤝 {said}  {day_text(ground, one.due)}"


def plans_in(ground: Ground, stretch: Stretch) -> list[Plan]:
    """Planned meetings and talks that who asks may see."""
    if ground.whom.whose is Whose.OTHER and ground.owner != ground.viewer:
        return []
    found = plans.alive(ground.session, ground.branch.id, stretch.first, stretch.last)
    return [
        plan
        for plan in found
        if sees(ground.role, ground.viewer, plan)
        and (MEETINGS not in ground.posed.shades or isinstance(plan.content.entry, Meeting | None))
        and (not ground.asked.types or plan.type in ground.asked.types)
    ]


def plan_text(ground: Ground, plan: Plan) -> str:
    """A planned meeting on one line: day, hour, what, where."""
    entry, moment, language = plan.content.entry, plan.moment, ground.language
    name = title(entry, language) if entry is not None else ground.say("something")
    day = formats.day(moment.on, language, ground.today) if moment.on else ""
    return " ".join(filter(None, ("📌", day, formats.span(moment.start, moment.end), name, moment.place)))

"""Who is owed a talk: one by one, in pairs, or by Party group; and which of them a record covers.

A *key* is a tuple of roster ids: one person, or a pair in the order of the roster. A change of roster counts
from its date: whoever is in the group on the reference day is owed; a talk with somebody who has gone since
stays counted, but nobody who has gone is missing.
"""

from datetime import date
from itertools import combinations, product

from bot.duties.adjustments import Rule
from bot.duties.cadence import Counterparts, Kind
from bot.duties.duty import By, Duty
from bot.duties.situation import Situation
from bot.records import Fact

Key = tuple[int, ...]


def group_on(each: Counterparts, situation: Situation, owner: int | None, day: date) -> tuple[int, ...]:
    """The ids of those owed one by one on ``day``; never the one who owes it."""
    asked = (each.value, owner if each is Counterparts.HEADS_IN_CHARGE else None, situation.stretch(day))
    known = situation.groups_asked.get(asked)
    if known is None:
        known = situation.groups_asked[asked] = _group_on(each, situation, owner, day)
    return known


def _group_on(each: Counterparts, situation: Situation, owner: int | None, day: date) -> tuple[int, ...]:
    match each:
        case Counterparts.COMMITTEE_MEMBERS:
            people = situation.committee(day)
        case Counterparts.DEPARTMENT_HEADS:
            people = situation.roster.heads(day)
        case Counterparts.HEADS_IN_CHARGE:
            people = situation.roster.heads(day, in_charge=owner) if owner is not None else ()
    if each is Counterparts.HEADS_IN_CHARGE:
        return tuple(person.id for person in people if person.id != owner)
    return tuple(person.id for person in people if not situation.is_secretary(person.id, day))


def _eligible(duty: Duty, situation: Situation, owner: int | None, day: date) -> frozenset[int]:
    """With whom a talk of ``day`` could count.

    The secretary owes a person in both groups one talk, so a talk with somebody of either counts for both.
    """
    each = duty.cadence.each
    if each is None:
        return frozenset()
    found = set(group_on(each, situation, owner, day))
    if duty.counts is not None and duty.counts.where.by is By.SECRETARY:
        for other in (Counterparts.COMMITTEE_MEMBERS, Counterparts.DEPARTMENT_HEADS):
            found.update(group_on(other, situation, owner, day))
    return frozenset(found)


def owed_keys(duty: Duty, rule: Rule, situation: Situation, owner: int | None) -> tuple[Key, ...]:
    """Everyone (or every pair) owed on the reference day, in the order of the roster."""
    day = situation.reference
    if rule.kind is Kind.COUNTERPART and duty.cadence.each is not None:
        return tuple((person,) for person in group_on(duty.cadence.each, situation, owner, day))
    if rule.kind is not Kind.COVERAGE:
        return ()
    committee = [person.id for person in situation.committee(day)]
    others = [p.id for p in situation.members(day) if p.id not in committee]
    pairs: list[Key] = list(combinations(committee, 2))
    if rule.full_pairs:
        pairs += product(committee, others)
    if owner is not None:
        return tuple(pair for pair in pairs if owner in pair)
    return tuple(pairs) + (() if rule.full_pairs else tuple((other,) for other in others))


def covered(
    duty: Duty, rule: Rule, situation: Situation, owner: int | None, fact: Fact, owed: frozenset[Key]
) -> frozenset[Key]:
    """Which keys a talk covers: of those ``owed``, and of those who were owed then and have gone since."""
    asked = (duty.id, owner, fact.record_id)
    known = situation.covers_asked.get(asked)
    if known is not None and known[0] is fact:
        return known[1]
    if rule.kind is Kind.COUNTERPART:
        found = _covered_one_by_one(duty, situation, owner, fact, owed)
    else:
        found = _covered_in_pairs(rule, situation, owner, fact, owed)
    situation.covers_asked[asked] = (fact, found)
    return found


def _covered_one_by_one(
    duty: Duty, situation: Situation, owner: int | None, fact: Fact, owed: frozenset[Key]
) -> frozenset[Key]:
    each = duty.cadence.each
    if each is None:
        return frozenset()
    talked = (fact.counterparts & _eligible(duty, situation, owner, fact.on)) - fact.by
    then = group_on(each, situation, owner, fact.on)
    gone = {p for p in talked if (p,) not in owed and p in then and p != situation.secretary()}
    return frozenset((p,) for p in talked if (p,) in owed or p in gone)


def _covered_in_pairs(
    rule: Rule, situation: Situation, owner: int | None, fact: Fact, owed: frozenset[Key]
) -> frozenset[Key]:
    talkers = {p for p in fact.by if situation.on_committee(situation.roster.find(p), fact.on)}
    found: set[Key] = {(p,) for p in fact.counterparts - fact.by if talkers}
    for one, other in product(fact.by, fact.counterparts):
        found |= {(one, other), (other, one)}
    return frozenset(key for key in found if key in owed or _gone(key, rule, situation, owner, fact))


def _gone(key: Key, rule: Rule, situation: Situation, owner: int | None, fact: Fact) -> bool:
    """Whether the key was owed on the day of the talk and names somebody who has left the branch since."""
    if situation.present_now.issuperset(key):
        return False
    people = [situation.roster.find(person) for person in key]
    if not all(person is not None and person.is_member(fact.on) for person in people):
        return False
    seated = [situation.on_committee(person, fact.on) for person in people]
    if len(key) == 1:
        return owner is None and not rule.full_pairs and not seated[0]
    mine = owner is None or owner in key
    return mine and _in_order(key, situation) and (all(seated) or (rule.full_pairs and seated[0]))


def _in_order(key: Key, situation: Situation) -> bool:
    """Whether a pair stands in the order of the roster, so that it is not counted from both sides."""
    first, second = key
    return first != second and next(p.id for p in situation.roster.people if p.id in key) == first


def groups_on(situation: Situation, owner: int | None, day: date) -> tuple[str, ...]:
    """The Party groups of ``day`` in the order of the roster; with ``owner`` that person's own alone."""
    if owner is not None:
        person = situation.roster.find(owner)
        return (person.group,) if person is not None and person.group and person.is_member(day) else ()
    return tuple(
        group for group, people in situation.groups.items() if any(person.is_member(day) for person in people)
    )

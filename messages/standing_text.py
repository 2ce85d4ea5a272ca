"""A duty's standing in words: progress, reason, missing people, periods. Codes in, sentences out."""

from collections.abc import Iterable
from datetime import date

from bot.duties.cadence import Kind
from bot.duties.duty import Duty
from bot.duties.periods import Every, Period
from bot.duties.standing import Rejected, Slot, Standing, State, Unit, Why
from bot.roster import Roster
from messages import formats
from messages.labels import label
from messages.waiver_text import reason_words

MARKS = {
    State.OVERDUE: "🔴",
    State.DUE_SOON: "🟠",
    State.IN_PROGRESS: "🔵",
    State.NOT_STARTED: "⚪",
    State.DONE: "✅",
    State.DONE_LATE: "☑️",
    State.NOT_APPLICABLE: "➖",
    State.STANDING: "📌",
    State.AD_HOC: "📎",
    State.UNTRACKED: "▫️",
}
"""A mark for each state, told apart by shape as well as by colour."""


def reason_text(shown: Standing, language: str, today: date, duty_title: str = "") -> str:
    """Why the duty stands as it does."""
    params: dict[str, object] = {
        key: formats.day(value, language, today) if isinstance(value, date) else value
        for key, value in shown.reason.params.items()
    }
    if shown.reason.code is Why.WAIVED:
        params["reason"] = reason_words(str(params["reason"]), language)
    return label(language, f"why.{shown.reason.code}", **{"duty": duty_title, **params})


def progress_text(duty: Duty, shown: Standing) -> str | None:
    """``3/5`` as far as there is something to count; months, quarters and halves count periods owed."""
    if not duty.counted or shown.state in (State.NOT_APPLICABLE, State.UNTRACKED):
        return None
    if every_of(duty, shown) is not Every.YEAR and shown.slots:
        return f"{shown.year_done}/{shown.year_required}"
    return f"{shown.done + shown.stated}/{shown.required}"


def period_text(period: Period, language: str) -> str:
    """A period by name: ``2026年``, ``上半年``, ``第三季度``, ``4月``."""
    return label(language, f"periods.{period.every}_{period.number}", year=period.year)


def dated_period(period: Period, today: date, language: str) -> str:
    """A period by name, with its year where that is not this one: ``2025年第四季度``."""
    name = period_text(period, language)
    if period.year == today.year or period.every is Every.YEAR:
        return name
    return label(language, "periods.in_year", period=name, year=period.year)


def missed_text(slots: Iterable[Slot], language: str) -> str:
    """The periods that passed without, by name; neighbours together: ``1月–10月``."""
    return periods_text((slot.period for slot in slots), language)


def periods_text(periods: Iterable[Period], language: str) -> str:
    """Periods by name; neighbours together: ``1月–10月``."""
    return formats.listed([_run_text(run, language) for run in _runs(periods)], language)


def _runs(periods: Iterable[Period]) -> list[list[Period]]:
    """Periods that follow one another, in runs."""
    runs: list[list[Period]] = []
    for period in periods:
        last = runs[-1][-1] if runs else None
        if last is not None and last.year == period.year and last.number + 1 == period.number:
            runs[-1].append(period)
        else:
            runs.append([period])
    return runs


def _run_text(run: list[Period], language: str) -> str:
    first, last = period_text(run[0], language), period_text(run[-1], language)
    return first if len(run) == 1 else f"{first}–{last}"


def units_text(units: Iterable[Unit], roster: Roster, language: str) -> str:
    """Counterparts, pairs or groups by name."""
    return formats.listed([_unit(unit, roster, language) for unit in units], language)


def _unit(unit: Unit, roster: Roster, language: str) -> str:
    if unit.group is not None:
        return unit.group
    missing = label(language, "common.missing")
    found = (roster.find(person) for person in unit.people)
    return "–".join(person.name if person else missing for person in found)


def rejected_text(miss: Rejected, language: str) -> str:
    """Why a record did not count."""
    return label(language, f"reject.{miss.code}")


def cadence_text(duty: Duty, shown: Standing, language: str) -> str:
    """How often the duty is owed, with the number that holds for this branch."""
    kind, times = duty.cadence.kind, _times(duty, shown)
    if kind in (Kind.COUNT, Kind.GROUP):
        key = "group" if kind is Kind.GROUP else "count"
        return label(language, f"cadence.{key}_{every_of(duty, shown)}", times=times)
    return label(language, f"cadence.{kind}", times=times)


def every_of(duty: Duty, shown: Standing) -> Every:
    """How long its periods are for this branch."""
    return shown.period.every if shown.period is not None else duty.cadence.every


def _times(duty: Duty, shown: Standing) -> int:
    """How many a period asks for, of each counterpart or group where there are such."""
    if shown.units:
        return shown.units[0].required
    return shown.required if duty.cadence.kind is Kind.COUNT and shown.required else duty.cadence.times

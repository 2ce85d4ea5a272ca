"""Why an item does not apply: a reason tapped is kept as a code and said in the reader's language."""

from messages.labels import has_label, label

REASONS = ("no_such_work", "with_another", "postponed", "nobody")
"""The reasons offered to be tapped."""
SETTLED = "settled"
"""The reason of a promise that was kept."""
CODED = "#"


def coded(reason: str) -> str:
    """How a tapped reason is kept; a typed one cannot be taken for it, for it begins otherwise."""
    return f"{CODED}{reason}"


def typed(reason: str) -> str:
    """How a typed reason is kept."""
    return reason.strip().lstrip(CODED).strip()


def reason_words(kept: str, language: str) -> str:
    """The reason to be read."""
    key = f"digest.reasons.{kept.removeprefix(CODED)}"
    return label(language, key) if kept.startswith(CODED) and has_label(language, key) else kept

"""Numbers as English has them in words, as far as people are counted: two, thirteen, twenty-two, 30."""

_UNITS = "one two three four five six seven eight nine".split()
_TEENS = "ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen".split()
_TENS = "twenty thirty forty fifty sixty seventy eighty ninety".split()
_VALUES = (
    {word: number for number, word in enumerate((*_UNITS, *_TEENS), start=1)}
    | {word: number * 10 for number, word in enumerate(_TENS, start=2)}
    | {"both": 2, "a dozen": 12}
)
NUMBER = (
    f"(?:[0-9]{{1,4}}|(?:{'|'.join(_TENS)})(?:[- ](?:{'|'.join(_UNITS)}))?|{'|'.join(_TEENS)}|"
    f"{'|'.join(_UNITS)}|a dozen)"
)
"""A number in figures or words."""


def count_of(text: str) -> int | None:
    """The number; None for other words."""
    if text.isdecimal() and text.isascii():
        return int(text)
    if text in _VALUES:
        return _VALUES[text]
    parts = text.replace("-", " ").split()
    values = [_VALUES.get(part) for part in parts]
    return sum(each for each in values if each) if len(parts) == 2 and all(values) else None

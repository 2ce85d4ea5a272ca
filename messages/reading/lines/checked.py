"""What a check was about: 区里来督查党建阵地建设, 对台账进行了检查, they checked dues records."""

from collections.abc import Iterable

from messages.reading.lines.scan import Scan
from messages.reading.patterns import Pattern

_WHO = Pattern("[^,，]{0,10}?(?:[委部局办处组里镇区县市]|上级|领导|上面)(?:(?:派人)?来(?:人|了)?)?")
"""Who came to check it is no matter of a check."""
_LED_BY = Pattern("^(?:(?:重点|主要)(?:看|查|检查)了?|they (?:checked|looked at|looked into) )")


def what_was_checked(scan: Scan, at: int, topics: Iterable[str]) -> tuple[str, ...]:
    """The topics of a check named at ``at``, without who checked and the words that only lead in."""
    bare = tuple(_LED_BY.sub("", topic) for topic in topics if not _WHO.fullmatch(topic))
    return tuple(topic.removeprefix("对") for topic in bare) if scan.folded.startswith("进行", at) else bare

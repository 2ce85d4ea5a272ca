"""Where the text names people: 李四、王五, 老张, 张书记, 财务科科长李四, 我, Li Hua."""

import re

from messages.reading.lines.latin_naming import familiar_at, stranger_at
from messages.reading.lines.mention import NameBook, Someone
from messages.reading.lines.missing_words import WORD
from messages.reading.lines.name_words import (
    BRACKET,
    CAME_LATE,
    GOES_ON,
    HEAD_OF,
    JOIN,
    NAME,
    NOT_NAME,
    OLD,
    POST,
    SELF,
    TAIL,
    TEXTBOOK,
    TITLE_BEHIND,
    TITLED,
    UNIT_OF,
    VERB,
    WORKS_AS,
    no_name,
)
from messages.reading.lines.scan import BREAKS, GONE, HELD, Scan
from messages.reading.names import is_han
from messages.reading.patterns import Pattern
from messages.reading.post_words import role_of

_HONORIFIC = frozenset({"同志", "老师", "师傅"})
_NEWLY = Pattern("^(?:新任|新来的?|新提拔的?|我们|咱们|分管的?|原|现任)(?=.)")
_AT_HOME = Pattern(
    f"家有|[带接送]?(?:孩子|小孩)|老人|父亲|母亲|爱人|妻子|丈夫|老婆|老公|身体|[在去到参]|(?:{WORD})"
)
"""What a reason begins with, which is no part of the name before it."""
_FILLER = Pattern("(?:那个|就是|嗯+|呃+|哎+|对了|记一下|登记一下|补记) ?")
_ELSEWHERE = Pattern(
    "(?:上级|[县市区省镇乡局])(?:党委|纪委|组织部|宣传部|工委|纪检组|机关|党校|办公室|委|部|局)+的?\\Z"
)
_BETWEEN = Pattern("[ 在于是的又还也]*")


def _post(title: str) -> str | None:
    """The post that a title names; a word of respect is none."""
    return None if title in _HONORIFIC else title


class Naming:
    """Finds people in one line."""

    def __init__(self, scan: Scan, book: NameBook) -> None:
        self.scan, self.book = scan, book

    def at(self, at: int, limit: int) -> list[tuple[int, Someone]]:
        """Who may be named from ``at`` on, not beyond ``limit``: ends and persons, the likeliest first."""
        if at >= limit or self.scan.view[at] in (GONE, HELD):
            return []
        familiar = familiar_at(self.scan, self.book, at)
        found = [*self._roster(at), *self._self(at), *familiar, *self._titled(at), *self._plain(at)]
        return [each for each in found if each[0] <= limit and GONE not in self.scan.view[at : each[0]]]

    def exactly(self, start: int, end: int) -> list[Someone] | None:
        """Everybody named between two places, if nothing but names stands there; None otherwise."""
        while start < end and self.scan.folded[start] in " :":
            start += 1
        while end > start and self.scan.folded[end - 1] in " 等":
            end -= 1
        if not 0 < end - start <= 80:
            return None
        dead: set[int] = set()
        return self._from(start, end, dead)

    def _from(self, at: int, end: int, dead: set[int]) -> list[Someone] | None:
        if at in dead:
            return None
        for stop, someone in self.at(at, end):
            if stop == end:
                return [someone]
            join = JOIN.match(self.scan.folded, stop, end)
            if join and (rest := self._from(join.end(), end, dead)) is not None:
                return [someone, *rest]
            known = bool(self.book.names_at(self.scan.folded, at)) or not self.book.people
            known = known or someone.role is not None
            if known and (rest := self._from(stop, end, dead)) is not None:
                return [someone, *rest]
        dead.add(at)
        return None

    def before(self, end: int, fillers: Pattern, *, since: int = 0) -> tuple[int, list[Someone]] | None:
        """Everybody named just before ``end`` and behind ``since``, small words of ``fillers`` aside.

        The first of the two is where the naming begins.
        """
        back = end
        folded, view = self.scan.folded, self.scan.view
        while (
            back > since
            and folded[back - 1] not in BREAKS
            and folded[back - 1] != ":"
            and view[back - 1] not in (GONE, HELD)
        ):
            back -= 1
            if end - back > 60:
                break
        piece = folded[back:end]
        tail = min((m.start() for m in fillers.finditer(piece) if m.end() == len(piece)), default=len(piece))
        stop = back + len(piece[:tail].rstrip())
        while stop > back:
            shorter = next((m for m in TAIL.finditer(folded, back, stop) if m.end() == stop), None)
            if shorter is None:
                break
            inside = next((last for first, last in self.scan.names if first < shorter.start() < last), None)
            if inside is not None:  # 王五三人: the numeral of the name is none of the tail
                counted = inside < stop and TAIL.fullmatch(folded, inside, stop) is not None
                stop = inside if counted else stop - 2 * folded.endswith("同志", back, stop)
                break
            stop = shorter.start()
        for start in range(back, stop):
            if start > back and not self._may_begin(start):
                continue
            people = self.exactly(start, stop)
            if people is not None:
                return start, people
        return None

    def across(self, end: int, fillers: Pattern) -> tuple[int, list[Someone]] | None:
        """Who is named at the head of a clause of which the rest, days and small words aside, ends here."""
        folded, view = self.scan.folded, self.scan.view
        start = self.scan.clause_start(end)
        start = max(start, view.rfind(":", start, end) + 1)
        while start < end and (folded[start] == " " or view[start] == GONE):
            start += 1
        if small := _FILLER.match(folded, start, end):
            start = small.end()
        for stop, someone in self.at(start, end):
            rest = "".join(c for c in view[stop:end] if c != GONE)
            if len(rest) < end - stop and _BETWEEN.fullmatch(re.sub(f"(?:{fillers.text})$", "", rest)):
                return start, [someone]
        return None

    def end_at(self, start: int, limit: int) -> int:
        """Where the likeliest name that begins at ``start`` ends, ``limit`` if none begins there."""
        return next((end for end, _ in self.at(start, limit)), limit)

    def _may_begin(self, start: int) -> bool:
        """Whether a name may begin in the middle of a clause: known ones may, others behind small words."""
        folded = self.scan.folded
        if self.book.names_at(folded, start) or SELF.match(folded, start):
            return True
        return folded[start - 1] in " 、(由请里,了让是被派叫:的" or bool(
            TITLED.match(folded, start) or POST.match(folded, start)
        )

    def after(self, start: int) -> tuple[int, list[Someone]] | None:
        """Everybody named from ``start`` on; where that ends."""
        folded = self.scan.folded
        while start < len(folded) and folded[start] in " :":
            start += 1
        people: list[Someone] = []
        at = start
        while at < len(folded):
            options = [each for each in self.at(at, len(folded)) if self._ends_well(*each)]
            if not options:
                break
            at, someone = options[0]
            people.append(someone)
            join = JOIN.match(folded, at)
            if (
                join is None
                or not any(self._ends_well(*each) for each in self.at(join.end(), len(folded)))
                or (join[0].strip() in ("", ",") and not self._list_goes_on(join.end()))
            ):
                break
            at = join.end()
        return (at, people) if people else None

    def _list_goes_on(self, at: int) -> bool:
        """Behind a comma or space, whether another name of the list follows and not a new clause."""
        ends = self.book.names_at(self.scan.folded, at)
        if not ends:
            return False
        behind = self.scan.folded[ends[0] : ends[0] + 1]
        return behind in ("", "、", ",", " ", ";", "。", "\n")

    def _ends_well(self, end: int, someone: Someone) -> bool:
        """Whether the text behind a name lets the name end there."""
        folded = self.scan.folded
        if end >= len(folded) or folded[end] in BREAKS or self.scan.view[end] in (GONE, HELD):
            return True
        if folded[end] in " 、:()/&+-·" or not is_han(folded[end]):
            return True
        return GOES_ON.match(folded, end) is not None or (
            someone.role is not None
            or TEXTBOOK.fullmatch(someone.name) is not None
            or (len(someone.name) > 1 and self._is_known(someone))
        )

    def _is_known(self, someone: Someone) -> bool:
        if someone.typed[0] in "老小":
            return self.book.who(someone).name != someone.name
        return (
            any(p.name == someone.name for p in self.book.people)
            or self.book.given_at(someone.name, 0) is not None
        )

    def _roster(self, at: int) -> list[tuple[int, Someone]]:
        found = []
        for end in self.book.names_at(self.scan.folded, at):
            name = self.scan.text[at:end]
            if title := TITLE_BEHIND.match(self.scan.folded, end):
                found.append((title.end(), Someone(self.scan.text[at : title.end()], name, _post(title[0]))))
            if bracket := BRACKET.match(self.scan.folded, end):
                inner = self.scan.text[bracket.start() : bracket.end()].strip(" ()（）")
                role = (
                    inner if role_of(inner) or HEAD_OF.fullmatch(inner) or WORKS_AS.fullmatch(inner) else None
                )
                if role is not None or bracket[0][0] != " ":
                    found.append((bracket.end(), Someone(name, name, role)))
            found.append((end, Someone(name, name)))
        given = self.book.given_at(self.scan.folded, at)
        if given is not None and not (at and self.book.names_at(self.scan.folded, at - 1)):
            end, name = given, self.scan.text[at:given]
            title = TITLE_BEHIND.match(self.scan.folded, end)
            found.append(
                (title.end(), Someone(self.scan.text[at : title.end()], name))
                if title
                else (end, Someone(name, name))
            )
        return found

    def _self(self, at: int) -> list[tuple[int, Someone]]:
        hit = SELF.match(self.scan.folded, at)
        return [(hit.end(), Someone(self.scan.text[at : hit.end()], "self"))] if hit else []

    def _titled(self, at: int) -> list[tuple[int, Someone]]:
        """张书记, 老张, 财务科科长李四, 组织委员李四, 书记."""
        folded, text = self.scan.folded, self.scan.text
        found: list[tuple[int, Someone]] = []
        if hit := TITLED.match(folded, at):
            outside = _ELSEWHERE.search(folded, max(0, at - 8), at) is not None
            found.append((hit.end(), Someone(text[at : hit.end()], text[at : hit.end()], hit[2], outside)))
        if hit := OLD.match(folded, at):
            meant = self.book.names_at(folded, hit.end() + 1) if folded[hit.end() :][:1] == "(" else []
            if meant and folded[meant[0] :][:1] == ")":  # 老李（李四）
                name = text[hit.end() + 1 : meant[0]]
                found.append((meant[0] + 1, Someone(name, name)))
            found.append((hit.end(), Someone(text[at : hit.end()], text[at : hit.end()])))
        for pattern in (POST, HEAD_OF):
            if hit := pattern.match(folded, at):
                role = _NEWLY.sub("", text[at : hit.end()])
                found.extend(
                    (end, Someone(who.name if who.role is None else who.typed, who.name, role))
                    for end, who in [*self._roster(hit.end()), *self._self_less(hit.end())]
                    if end <= len(folded)
                )
                found.append((hit.end(), Someone(role, role, role)))
        if (hit := UNIT_OF.match(folded, at)) is not None:  # 办公室李四
            found.extend(self._roster(hit.end()))
        return found

    def _self_less(self, at: int) -> list[tuple[int, Someone]]:
        if at >= len(self.scan.folded):
            return []
        found = self._plain(at)
        if hit := TITLED.match(self.scan.folded, at):
            found.insert(
                0,
                (hit.end(), Someone(self.scan.text[at : hit.end()], self.scan.text[at : hit.end()], hit[2])),
            )
        return found

    def _plain(self, at: int) -> list[tuple[int, Someone]]:
        """A stranger's name: a surname and one or two characters, or Latin words with capitals."""
        text = self.scan.text
        found: list[tuple[int, Someone]] = []
        known = self.book.names_at(self.scan.folded, at)
        if known and (
            known[0] >= len(text)
            or GOES_ON.match(self.scan.folded, known[0])
            or _AT_HOME.match(self.scan.folded, known[0])
        ):
            return found
        for size in (2, 3) if VERB.match(self.scan.folded, at + 2) else (3, 2):
            piece = text[at : at + size]
            if (
                NAME.fullmatch(piece)
                and not NOT_NAME.search(piece[1:])
                and not no_name(piece)
                and not CAME_LATE.match(self.scan.folded, at + size - 1)
            ):
                end = at + size
                if title := TITLE_BEHIND.match(self.scan.folded, end):
                    found.append((title.end(), Someone(text[at : title.end()], piece, title[0])))
                found.append((end, Someone(piece, piece)))
            elif TEXTBOOK.fullmatch(piece):  # 李四, 王小二
                found.append((at + size, Someone(piece, piece)))
        return [*found, *stranger_at(self.scan, at)]

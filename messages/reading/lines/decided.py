"""What was decided, by whom it is to be done and by when: 决定由李四牵头整改，11月底前完成."""

import re
from dataclasses import dataclass
from datetime import date

from messages.reading.deadlines import due_of
from messages.reading.lines.clauses import begins_field
from messages.reading.lines.days import day_at
from messages.reading.lines.english_decided import DUE as DUE_EN
from messages.reading.lines.english_decided import MARK, goes_on, owner_of, parted_at, sentence_end
from messages.reading.lines.events import mentions_of, names_event
from messages.reading.lines.naming import Naming
from messages.reading.lines.owed import DUE, due_in, handed, owner_beside
from messages.reading.lines.scan import Kind, Scan
from messages.reading.patterns import Pattern

_MARK = Pattern(
    "(?:会议|会上|支部|大家|最后|经讨论|经研究|研究|一致|表决)*(?:决定|议定(?!在|于)|决议|商定|"
    "定下来|定下(?!周|个|月|星期|礼拜)|定了(?!下[^,;。搞开组举去做学]{0,14}(?:$|[,;。])|个时|,)|"
    "明确(?:了|(?=由|:))|拍板|"
    "敲定|作出决定|形成决议|形成决定)(?:事项|内容|如下)?(?:了|是|有|"
    ":)*(?:[0-9一二两三四五六几]{1,2}(?:件事|项|条|个事项|点)(?:情)?[:,]?)? *"
    "|(?:一致|全票|表决|举手表决)(?:通过|同意)(?:了|:)?(?=[^,;。\n\x00]{4})"
    "|(?:(?<!委员会)(?<!党员)会议|会上|"
    "表决)*(?<!审议)(?<!讨论)(?<!研究)(?<!全票)通过了(?!解)(?=[^,;。\n\x00]{4})"
    "|(?:(?<!委员会)(?<!党员)会议|会上|(?<=支委会)|(?<=大会))(?:还|最后)?要求(?:了|:)*(?=[^,;。\n\x00]{4})"
    f"|{MARK}"
)
_NOT_MARK = Pattern("(?:部署|学习|传达|贯彻|落实|中央八项|八项规定)\\Z")
_NOT_YET = Pattern("(?:没有?|尚未|未|还没)\\Z")
_OTHER_FIELD = Pattern(
    " *(?:应到|实到|应出席|缺席|缺勤|缺[0-9]|到会|参会|地点|时间|主持|记录人|记录|"
    "列席|参加人|赞成|反对|弃权|同意[0-9]|[0-9]+票|全票|表决|请假|由[^,;。]{1,6}主持|"
    "[^0-9.,;。补查]{1,5}(?:主持|记录|请假|病假|出差|缺席)(?:$|[,。;])"
    "|不对|哦不|说错|chaired|recorded|minutes|expected|absent|[0-9]+ (?:for|against|present|attended))"
)
_OWNER = Pattern(
    "(?:由|请|安排|责成|让)(?P<who>[^,;。\n]{1,14}?)(?:同志)?(?P<verb>负责落实(?=$|[,;。])|负责|"
    "牵头落实(?=$|[,;。])|牵头|承办|落实(?=$|[,;。])|起草|准备|组织|联系|跟进|督促|去办|整理|撰写|"
    "完成|汇总|收集|制定|对接|去|来)"
)
_OWNER_BARE = Pattern(
    "(?:明确|指定|确定)?(?P<who>[^,;。\n]{1,10}?)(?:同志)?(?P<verb>负责落实(?=$|[,;。])|负责|"
    "牵头落实(?=$|[,;。])|牵头|承办|落实(?=$|[,;。]))"
)
_OWNER_LABEL = Pattern(
    "(?:责任人|负责人|牵头人|承办人|责任部门|责任单位)(?:是|为|:)* *(?P<who>[^,;。\n ()]{1,14})"
)
_BRACKETS = Pattern("\\((?P<inside>[^()\n;。]{2,40})\\)(?= *(?:$|[,;。\n]))")
_OPEN_BRACKET = Pattern("[(（][^()（）]*$")
_PIECE = Pattern("(?:[^,、 ]| (?![0-9]))+")
_MONTH_BEFORE = Pattern("(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]{0,6} \\Z")
_LEADING = Pattern("^(?:由|在|于|并|且|要|to |and |that )+|(?:之?前|以内| with| and| by| under)$")
_PIECE_EN = Pattern("[^, ][^,]*")
_ITEM = Pattern(
    "(?:^|(?<=[;。\n:]))? *(?:[(]?(?:[0-9]{1,2}|"
    "[一二三四五六七八九十])(?:[)、]|\\.(?![0-9](?![0-9]?月)))|(?:第)?[一二三四五六七](?:是|要)|"
    "第[一二三四五六七](?:项|条|件)?[,、:])"
)


_NEAR = 30
"""How far behind a word of deciding the name of what is to be held may stand."""


@dataclass(frozen=True, slots=True)
class Resolved:
    """One decision; ``due`` is counted out when the day of the meeting is known."""

    text: str
    owner: str | None
    due: str | None

    def due_on(self, day: date) -> date | None:
        """The last day allowed, counted from the day of the meeting."""
        return due_of(self.due, day) if self.due else None


def read_decisions(scan: Scan, naming: Naming) -> None:
    """Claim every decision with its owner and date, so that its date is not taken for the meeting's."""
    at = 0
    while (found := _MARK.search(scan.view, at)) is not None:
        at = found.end()
        passed = found[0].endswith(("通过", "同意")) and begins_field(naming, at)
        if (
            passed
            or _NOT_YET.search(scan.folded, 0, found.start())
            or _NOT_MARK.search(scan.folded[: found.start()])
            or _noun(scan, found)
            or _meant(scan, found)
        ):
            continue
        end = _region(naming, found.end())
        items = _items(scan, naming, found.end(), end)
        resolved = [each for a, b in items if (each := _one(scan, naming, a, b)) is not None]
        if resolved:
            scan.claim(found.start(), end, Kind.DECISION, resolved)
            at = end


def _noun(scan: Scan, found: re.Match[str]) -> bool:
    """Whether the word is part of a title or a matter (决定草案, 学习决议)."""
    behind = scan.folded[found.end() : found.end() + 2]
    return behind in ("草案", "精神", "事项", "权重") or scan.folded[
        max(0, found.start() - 1) : found.start()
    ] in ("《", "的")


def _meant(scan: Scan, found: re.Match[str]) -> bool:
    """定了 周四晚上党小组会: behind the word a day and what is to be held then, and no meeting before it."""
    if not day_at(scan.folded, found.end()):
        return False
    clause = scan.clause_end(found.end())
    places = [mention.start for mention in mentions_of(scan)]
    return bool(places) and found.end() <= places[0] < max(clause, found.end() + _NEAR)


def _region(naming: Naming, start: int) -> int:
    """Where the decisions end: where another field of the record begins."""
    at = start
    scan = naming.scan
    while at < len(scan.folded):
        clause = sentence_end(scan, at)
        for space in (p for p in range(at + 2, clause) if scan.folded[p] == " "):
            if begins_field(naming, space + 1):
                return space
        body = scan.view[at:clause]
        cut = re.search("\x00", body)
        if cut is not None:
            return at if cut.start() < 2 else at + cut.start()
        if at > start and (_OTHER_FIELD.match(body) or begins_field(naming, at)):
            return at
        if clause >= len(scan.folded):
            return clause
        following = scan.folded[clause + 1 :]
        if (
            _OTHER_FIELD.match(following)
            or begins_field(naming, clause + 1)
            or re.match(" *(?:会后|然后|随后|另外|下午|晚上|散会|会议结束|同时|补记)", following)
        ):
            return clause
        if names_event(scan, clause + 1) or following.lstrip().startswith("通过了"):
            return clause
        if scan.folded[clause] in "。\n!." and not (
            _ITEM.match(scan.folded, clause + 1) or goes_on(naming, clause + 2)
        ):
            return clause
        at = clause + 1
    return at


def _items(scan: Scan, naming: Naming, start: int, end: int) -> list[tuple[int, int]]:
    """The stretches of single decisions: by semicolon, line or numbering."""
    folded = scan.folded
    numbered = (at for at in range(start + 1, end) if folded[at - 1] in ",:、 " and _ITEM.match(folded, at))
    numbered = (at for at in numbered if not _MONTH_BEFORE.search(folded, 0, at))
    named = parted_at(scan, naming, start, end) if folded[start:end].isascii() else []
    cuts = [start, *sorted({*numbered, *named, *(at for at in range(start, end) if folded[at] in ";\n。")})]
    return [(a, b) for a, b in zip(cuts, [*cuts[1:], end], strict=True) if b > a]


def _one(scan: Scan, naming: Naming, start: int, end: int) -> Resolved | None:
    while start < end and scan.folded[start] in " ;\n。:,":
        start += 1
    if head := _ITEM.match(scan.folded, start, end):
        start = head.end()
    owner, due, gone = _in_brackets(scan, naming, start, end)
    texts: list[str] = []
    at = start
    while at < end:
        stop = min(sentence_end(scan, at), end) if at >= gone[1] else min(sentence_end(scan, at), gone[0])
        text, owner, due = _clause(scan, naming, at, stop, owner, due)
        if text:
            texts.append(text)
        at = gone[1] if stop == gone[0] else stop + 1
    return Resolved("，".join(texts), owner, due) if texts else None


def _in_brackets(
    scan: Scan, naming: Naming, start: int, end: int
) -> tuple[str | None, str | None, tuple[int, int]]:
    """印发材料（李四，11月30日）: who and when in brackets behind a matter, where nothing else is in them."""
    owners: list[str] = []
    due: str | None = None
    found = _BRACKETS.search(scan.folded, start + 1, end)
    if found is None:
        return None, None, (start, start)
    english = found["inside"].isascii()
    for piece in (_PIECE_EN if english else _PIECE).finditer(scan.folded, *found.span("inside")):
        if (day := (DUE_EN if english else DUE).fullmatch(scan.folded, *piece.span())) is not None:
            due = scan.text[slice(*day.span("when"))]
            continue
        until = piece.end() - len("负责") * piece[0].endswith("负责")
        people = naming.exactly(piece.start(), until)
        if not people:
            return None, None, (start, start)
        owners += map(naming.book.named, people)
    return "、".join(owners) or None, due, found.span()


def _clause(
    scan: Scan, naming: Naming, start: int, end: int, owner: str | None, due: str | None
) -> tuple[str, str | None, str | None]:
    """One clause without its owner and date, and these."""
    gone: list[tuple[int, int]] = []
    folded = scan.folded
    if due is None and (day := due_in(scan, start, end)) is not None:
        due, span = day
        gone.append(span)
        if owner is None and (beside := owner_beside(scan, naming, start, span, end)) is not None:
            owner = beside[0]
            gone.append(beside[1])
    if owner is None and (hand := handed(scan, naming, start, end)) is not None:
        owner = hand[0]
        gone.append(hand[1])
    for pattern in (_OWNER_LABEL, _OWNER, _OWNER_BARE):
        found_owner = pattern.search(folded, start, end)
        if owner is None and found_owner is not None:
            a, b = found_owner.span("who")
            who = _owner(scan, naming, a, b, gone, label=pattern is not _OWNER_BARE)
            if who is not None:
                owner = who
                verb = found_owner.groupdict().get("verb") or ""
                keep = verb and not re.match("负责|牵头|承办|落实|去办|来|去", verb)
                gone.append((found_owner.start(), found_owner.start("verb") if keep else found_owner.end()))
                break
    if owner is None and (english := owner_of(scan, naming, start, end)) is not None:
        owner = english[0]
        gone.append(english[1])
    kept = "".join(
        c for at, c in enumerate(scan.text[start:end], start) if not any(a <= at < b for a, b in gone)
    )
    kept = _closed(re.sub("[(（] ?[)）]", "", kept).strip(" ,，、;；。:：()（）."))
    return _LEADING.sub("", kept).strip(), owner, due


def _closed(text: str) -> str:
    """印发办法（试行）: the bracket at the end was no mark between the parts."""
    return f"{text}{'）' if '（' in text else ')'}" if _OPEN_BRACKET.search(text) else text


def _owner(
    scan: Scan, naming: Naming, start: int, end: int, gone: list[tuple[int, int]], *, label: bool
) -> str | None:
    """Who is named between two places: people, or the words behind a label."""
    for a, b in gone:
        if a <= start < b:
            start = b
    people = naming.exactly(start, end)
    if people:
        return "、".join(naming.book.who(p).name or p.typed for p in people)
    said = scan.text[start:end].strip(" :：")
    return said if label and said else None

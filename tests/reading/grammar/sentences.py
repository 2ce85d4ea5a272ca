"""Whole sentences: meetings, talks, several of them, plans; each with the record that it says."""

from dataclasses import dataclass, field
from random import Random

from tests.reading.grammar import days, fields
from tests.reading.grammar.people import branch, called, role_in, some
from tests.reading.grammar.pieces import Branch, Maker, Piece, one

MEETINGS = {
    "branch_members_meeting": ("党员大会", "支部党员大会", "全体党员大会", "支部大会"),
    "branch_committee_meeting": ("支委会", "支部委员会", "支委会议", "支委会", "支部委员会会议"),
    "party_group_meeting": ("党小组会", "党小组会议"),
    "party_lecture": ("党课", "专题党课"),
    "theme_party_day": ("主题党日", "主题党日活动", "党日活动"),
    "organizational_life_meeting": ("组织生活会", "专题组织生活会"),
    "democratic_life_meeting": ("民主生活会",),
    "strict_governance_meeting": ("全面从严治党专题会", "从严治党会议"),
    "theory_study_session": ("理论学习中心组学习", "理论中心组学习", "中心组学习"),
    "ideology_meeting": ("意识形态专题会", "意识形态工作会", "意识形态研判会"),
}
TALKS = {
    "heart_to_heart_talk": ("谈心谈话", "谈心"),
    "integrity_talk": ("廉政谈话", "廉洁谈话"),
    "reminder_talk": ("提醒谈话",),
    "accountability_talk": ("诫勉谈话",),
    "member_development_talk": ("入党谈话", "发展党员谈话"),
}
_MATTERS = (
    "工作压力 家里的困难 个人成长 孩子上学 岗位调整 思想动态 廉洁过节 群众反映的问题 入党动机 工"
    "作作风 身体状况 近期的工作和生活 项目进度 转正准备 家庭情况"
).split()
_HEADS = (
    "{d}{h}{v}{t}",
    "{d}{h}在{p}{v}{t}",
    "{d}{h}{t}",
    "{t}，{d}{h}",
    "{d}的{t}",
    "{t}{d}{h}",
    "我们{d}{h}{v}{t}",
    "{d}{h}我们支部{v}{t}",
    "{d}{h}{p}{v}{t}",
    "支部{d}{h}{v}{t}",
    "{t}，时间{d}{h}",
    "{t}，时间：{d}{h}，地点：{p}",
    "补记{d}的{t}",
    "{d}{h}，{t}",
    "{d}{h}，支部在{p}{v}{t}",
    "补记一下{d}{h}{v}{t}",
    "{t} {d} {h}",
    "{d} {h} {t}",
    "{d} {t} {h} {p}",
    "{d}{h}，在{p}，{v}{t}",
    "{t}在{d}{h}开的",
    "{d}{h}党支部在{p}{v}{t}",
)
_HELD = {
    "": ("召开", "召开了", "开了", "开了个", "举行了", "组织召开", "开", "召开了一次", "开了一次", "开的"),
    "party_lecture": ("上了", "上了一堂", "上", "上了一次", "组织了", "讲了"),
    "theme_party_day": ("开展", "开展了", "搞了", "组织了", "举行了", "搞了一次"),
    "theory_study_session": ("开展", "组织了", "进行了", "举行", "搞了一次"),
}
_OPENINGS = (
    "嗯",
    "那个",
    "记一下，",
    "帮我记一下：",
    "登记一下",
    "书记好，",
    "你好，",
    "呃，",
    "嗯嗯，",
    "报告一下，",
    "哎，",
    "对了，",
    "麻烦记一下，",
    "就是",
)
_CLOSINGS = (
    "，就这些",
    "，谢谢",
    "，没了",
    "，完毕",
    "，就这样",
    "，麻烦登记一下",
    "。谢谢！",
    "，挺顺利的",
    "，效果不错",
    "吧",
    "哈",
    "，其他没啥",
)
_JOINS = ("，", "，", "，", "。", "；", " ", ", ", "\n")


@dataclass
class Sentence:
    """A sentence, who may be named in it, and what is to be read from it."""

    text: str
    at: Branch
    intent: str
    records: list[dict[str, object]]
    pieces: list[Piece]
    seed: int = 0
    warnings: list[str] = field(default_factory=list)


def sentence(seed: int) -> Sentence:
    """The sentence of a seed."""
    rng = Random(seed)
    at = branch(rng)
    kind = rng.choices((meeting, talk, several, plan), (60, 22, 10, 8))[0]
    made = kind(rng, at)
    made.seed = seed
    return made


def _head(rng: Random, at: Branch, day: Piece, kind: str, *, places: bool) -> Piece:
    shape = rng.choice([s for s in _HEADS if places or "{p}" not in s])
    hour = days.hour(rng) if "{h}" in shape and rng.random() < 0.75 else Piece("")
    hour = Piece("") if _still_to_come(at, day, hour) else hour
    where = rng.choice(fields.PLACES)
    if where[0].isdigit() and (hour.text or day.text)[-1].isdigit():
        where = "会议室"
    name = rng.choice(MEETINGS[kind])
    verb = rng.choice(_HELD.get(kind, _HELD[""]))
    if shape.startswith("{t} ") and not hour.text:
        shape = "{t} {d}"
    text = shape.format(d=day.text, h=_apart(day, hour), p=where, t=name, v=verb)
    says = {**day.says, **hour.says, "type": kind} | ({"place": where} if "{p}" in shape else {})
    if "补记" in shape:
        says["backfilled"] = True
    return Piece(text, says, shape)


def _still_to_come(at: Branch, day: Piece, hour: Piece) -> bool:
    """Whether the hour lies ahead, so that the line would be a plan."""
    return (
        day.says["date"] == at.today.isoformat() and str(hour.says.get("time_start", "")) > f"{at.now:%H:%M}"
    )


def _apart(day: Piece, hour: Piece) -> str:
    """The hour, with a space before it where digits would run together."""
    return f" {hour.text}" if day.text[-1].isdigit() and hour.text[:1].isdigit() else hour.text


def meeting(rng: Random, at: Branch) -> Sentence:
    """A meeting that was held, with some of its fields in any order."""
    kind = rng.choice([*MEETINGS, "branch_committee_meeting", "branch_members_meeting"])
    day = days.past_day(rng, at)
    head = _head(rng, at, day, kind, places=True)
    body: list[Piece] = []
    count, missing = fields.present(rng, at)
    if rng.random() < 0.75:
        body.append(count)
        if missing and rng.random() < 0.7:
            body.append(fields.absent(rng, at, missing))
    elif rng.random() < 0.4:
        body.append(fields.absent(rng, at, rng.choice([1, 1, 2])))
    makers: list[tuple[Maker, float]] = [
        (fields.host, 0.55),
        (fields.recorder, 0.35),
        (fields.topics, 0.75),
        (fields.observers, 0.12),
        (fields.decision, 0.15),
    ]
    if kind == "party_lecture":
        makers.append((fields.lecturer, 0.7))
    if "place" not in head.says:
        makers.append((fields.place, 0.3))
    if kind in ("branch_members_meeting", "branch_committee_meeting"):
        makers.append((fields.vote, 0.15))
    body += [make(rng, at) for make, share in makers if rng.random() < share]
    if rng.random() < 0.2 and "time_end" not in head.says:
        body.append(days.length(rng))
    people = [piece for piece in body if "absentees" in piece.says]
    others = [piece for piece in body if "absentees" not in piece.says]
    rng.shuffle(others)
    for piece in people:
        near = next((n + 1 for n, other in enumerate(others) if other is count), rng.randint(0, len(others)))
        others.insert(near if rng.random() < 0.7 else rng.randint(near, len(others)), piece)
    return _whole(rng, at, [head, *others], "log")


def _whole(rng: Random, at: Branch, pieces: list[Piece], intent: str) -> Sentence:
    join = rng.choice(_JOINS) if rng.random() < 0.6 else None
    text = pieces[0].text
    for piece in pieces[1:]:
        mark = join or one(rng, "，", "，", "。", "；", " ")
        text += mark + piece.text
    if rng.random() < 0.15:
        text = rng.choice(_OPENINGS) + text
    if rng.random() < 0.15:
        text += rng.choice(_CLOSINGS)
    elif rng.random() < 0.3:
        text += "。"
    record: dict[str, object] = {"status": "held" if intent == "log" else "planned"}
    for piece in pieces:
        record |= piece.says
    if record.get("absentees") and record.get("absent_count") == 0:
        del record["absent_count"]
    return Sentence(text, at, intent, [record], pieces)


def _talk_head(
    rng: Random, at: Branch, kind: str, day: Piece, people: list[tuple[str, str]], giver: str | None
) -> tuple[str, str]:
    name = rng.choice(TALKS[kind])
    said = one(rng, "、", "和", "、").join(text for _, text in people)
    who = "我" if giver == "self" else called(rng, at, giver) if giver else ""
    hour = days.hour(rng, ends=False) if rng.random() < 0.5 else Piece("")
    hour = Piece("") if _still_to_come(at, day, hour) else hour
    day.says.update(hour.says)
    withs = one(rng, "和", "跟", "与", "找", "同")
    verbs = ["{n}", "进行了{n}", "做了一次{n}", "进行{n}", "开展{n}", "开展了{n}"]
    shapes = ["{d}{h}{g}{w}{p}{v}", "{g}{d}{h}{w}{p}{v}"]
    if giver is None:
        shapes += [
            "{n}：{p}，{d}{h}",
            "{d}{h}{n} {p}",
            "{d}{h}对{p}{v}",
            "{n} {p} {d}{h}",
            "{d}{h}，{w}{p}{v}",
        ]
    if kind == "heart_to_heart_talk":
        verbs += ["谈了心", "谈了谈心", "谈心了"]
    shape = rng.choice(shapes)
    verb = rng.choice(verbs)
    each = "分别" if len(people) > 1 and rng.random() < 0.5 else ""
    text = shape.format(
        d=day.text, h=_apart(day, hour), g=who, w=withs, p=said, v=each + verb.format(n=name), n=name
    )
    return text, f"{shape}|{verb}"


def talk(rng: Random, at: Branch) -> Sentence:
    """One talk, or the same talk with several people."""
    kind = rng.choice([*TALKS, "heart_to_heart_talk", "integrity_talk"])
    people = [(name, called(rng, at, name)) for name in some(rng, at, rng.choice([1, 1, 1, 2, 3]))]
    giver = rng.choice([None, None, "self", some(rng, at, 1, but=tuple(name for name, _ in people))[0]])
    day = days.past_day(rng, at)
    text, shape = _talk_head(rng, at, kind, day, people, giver)
    head = Piece(text, day.says | {"type": kind} | ({"host": giver} if giver else {}), shape)
    body: list[Piece] = []
    if rng.random() < 0.6:
        matter = rng.choice(_MATTERS)
        how = one(
            rng,
            "聊了{}",
            "谈了{}",
            "主要谈{}",
            "主要聊了{}",
            "了解了{}",
            "主要谈了谈{}",
            "内容是{}",
            "谈的是{}",
            "主要了解{}",
            "围绕{}",
            "就{}进行了沟通",
            "沟通了{}",
            "聊的{}",
            "关于{}",
        )
        said = f"了解{matter}" if "了解" in how else matter
        body.append(Piece(how.format(matter), {"topics": [said]}, how))
    if rng.random() < 0.2:
        where = rng.choice([p for p in fields.PLACES if p != "线上"])
        body.append(Piece(f"地点{where}", {"place": where}, "地点{}"))
    if rng.random() < 0.2:
        long = days.length(rng)
        how = one(rng, "谈了{}", "聊了{}", "大概{}", "历时{}")
        for word in (
            "开了",
            "一共开了",
            "历时",
            "用时",
            "时长",
            "共",
            "会期",
            "大概",
            "持续",
            "前后",
            "开会",
            "一共",
        ):
            long = Piece(long.text.removeprefix(word), long.says, how)
        body.append(Piece(how.format(long.text), long.says, how))
    rng.shuffle(body)
    made = _whole(rng, at, [head, *body], "log")
    made.records = [
        made.records[0] | {"counterpart": name, "counterpart_role": role_in(at, name, said)}
        for name, said in people
    ]
    made.pieces.append(Piece("", {"counterpart": None}, shape))
    return made


def several(rng: Random, at: Branch) -> Sentence:
    """Two meetings, or a meeting and a talk, in one line."""
    first, second = rng.sample([*MEETINGS], 2)
    day, other = days.past_day(rng, at), days.past_day(rng, at)
    one_record: dict[str, object] = {"type": first, "status": "held"}
    two_record: dict[str, object] = {"type": second, "status": "held"}
    a, b = MEETINGS[first][0], MEETINGS[second][0]
    verb, verb2 = rng.choice(_HELD.get(first, _HELD[""])), rng.choice(_HELD.get(second, _HELD[""]))
    name = some(rng, at)[0]
    shape = one(
        rng,
        "{d}上午{v}{a}，下午{w}{b}",
        "{d}{v}{a}，{e}{w}{b}",
        "{d}上午{a}，下午{b}",
        "{d}{a}；{e}{b}",
        "{d}{v}{a}，然后{w}{b}",
        "{d}{v}{a}，{p}主持；{e}{w}{b}",
        "{d}上午{a}，{p}主持，下午和{p}谈心",
        "{d}{v}{a}。{e}跟{p}谈心谈话",
    )
    text = shape.format(d=day.text, e=other.text, a=a, b=b, v=verb, w=verb2, p=name)
    one_record |= day.says
    two_record |= other.says if "{e}" in shape else day.says
    if "上午" in shape:
        one_record["period"], two_record["period"] = "morning", "afternoon"
    if "{p}主持" in shape:
        one_record["host"] = name
    if "谈心" in shape:
        two_record |= {"type": "heart_to_heart_talk", "counterpart": name}
    every = Piece(text, dict.fromkeys({*one_record, *two_record}), shape)
    return Sentence(text, at, "log", [one_record, two_record], [every])


def plan(rng: Random, at: Branch) -> Sentence:
    """A meeting or talk that is to come."""
    kind = rng.choice([*MEETINGS])
    day = days.future_day(rng, at)
    hour = days.hour(rng, ends=False)
    if "time_start" not in hour.says and not day.text.startswith(("明", "后", "下", "大后", "这", "本")):
        hour = Piece("下午三点", {"period": "afternoon", "time_start": "15:00"}, "下午三点")
    where, name = rng.choice(fields.PLACES), some(rng, at)[0]
    verb = {"party_lecture": "上", "theme_party_day": "开展", "theory_study_session": "组织"}.get(kind, "开")
    shape = one(
        rng,
        "{d}{h}{v}{t}",
        "{d}{h}在{p}{v}{t}",
        "准备{d}{h}{v}{t}",
        "{d}{h}要{v}{t}，{g}主持",
        "定于{d}{h}在{p}召开{t}",
        "计划{d}{h}{v}{t}",
        "{d}{h}{v}{t}，请大家准时参加",
        "{d}{h}{v}{t}，研究{m}",
        "{t}定在{d}{h}",
        "通知：{d}{h}在{p}召开{t}",
        "{d}{h}{t}，地点{p}",
        "{d}{h}打算{v}{t}",
        "拟于{d}{h}召开{t}",
    )
    matter = one(rng, "党员积分管理办法", "下半年工作计划", "评优评先")
    text = shape.format(
        d=day.text, h=_apart(day, hour), v=verb, t=rng.choice(MEETINGS[kind]), p=where, g=name, m=matter
    )
    says: dict[str, object] = {**day.says, **hour.says, "type": kind, "status": "planned"}
    says |= {"place": where} if "{p}" in shape else {}
    says |= {"host": name} if "{g}" in shape else {}
    says |= {"topics": [matter]} if "{m}" in shape else {}
    return Sentence(text, at, "plan", [says], [Piece(text, says, shape)])

"""Every field of a meeting in the many ways in which it is said."""

from random import Random

from tests.reading.grammar.people import called, some
from tests.reading.grammar.pieces import Branch, Piece, numeral, one

PLACES = (
    "三楼会议室 二楼党员活动室 302会议室 小会议室 会议室 大会议室 多功能厅 职工之家 党员活动室 党"
    "群服务中心 村委会 机关二楼会议室 一楼报告厅 "
    "阅览室 党员之家 305室 腾讯会议 线上 办公楼三楼会议室 第二会议室 老干部活动中心 食堂二楼 1号"
    "楼会议室 项目部会议室 图书馆 培训中心"
).split()
_PLACE = ("地点{}", "地点：{}", "在{}", "地点在{}", "会议地点：{}", "地点是{}", "在{}开的", "会议地点为{}")
_HOST = (
    "{}主持",
    "由{}主持",
    "主持人{}",
    "主持人：{}",
    "主持人是{}",
    "会议由{}主持",
    "主持：{}",
    "是{}主持的",
    "{}主持的",
    "{}主持会议",
    "{}来主持",
    "主持人为{}",
    "{}负责主持",
    "{}主持了会议",
    "请{}主持",
)
_RECORDER = (
    "{}记录",
    "{}做记录",
    "记录人{}",
    "记录人：{}",
    "记录：{}",
    "{}做的记录",
    "由{}记录",
    "{}负责记录",
    "记录员{}",
    "{}记的",
    "记录人是{}",
    "{}作会议记录",
    "{}担任记录",
    "由{}做会议记录",
)
_LECTURER = (
    "{}主讲",
    "主讲人{}",
    "主讲人：{}",
    "{}讲的",
    "{}授课",
    "主讲：{}",
    "由{}主讲",
    "{}给大家讲的",
    "主讲人是{}",
    "授课人{}",
    "{}讲课",
    "由{}授课",
    "请{}讲的",
)
_OBSERVERS = (
    "列席：{}",
    "{}列席",
    "{}列席会议",
    "邀请{}列席",
    "列席人员{}",
    "列席人员：{}",
    "{}列席了会议",
    "列席的有{}",
    "{}应邀列席",
    "列席人员有{}",
    "{}也列席了",
)
_REASONS = (
    "请假 病假 事假 出差 因病请假 因事请假 因公出差 外出培训 生病 住院 家里有事 休年假 产假 在外"
    "学习 值班 家中有事 陪护 看病 外出开会 孩子生病 公出 "
    "休假 身体不适请假 带孩子看病 下乡 调休 去市里开会 参加培训 驻村"
).split()
_TOPICS = (
    "发展党员工作 党费收缴情况 三季度党建工作 安全生产工作 下半年工作计划 主题教育整改方案 换届选"
    "举方案 党员积分管理办法 消防安全整改 年度考核方案 "
    "入党积极分子培养情况 预备党员转正 困难党员帮扶 国庆值班安排 作风建设问题 党风廉政建设 支部工"
    "作计划 意识形态责任制 志愿服务方案 考勤制度 采购预算 "
    "信访维稳工作 党员教育培训计划 评优评先 支部换届准备工作 民主评议工作方案 社区共建活动 巡察整"
    "改落实情况 办公用房清理 群众反映的停车问题 防汛值守安排"
).split()
_STUDIED = (
    "党章 党的二十大精神 中央八项规定 《纪律处分条例》 习近平总书记重要讲话精神 二十届三中全会精"
    "神 上级文件精神 《支部工作条例》 五四讲话精神 廉洁自律准则 "
    "上级党委会议精神 《论党的自我革命》 典型案例通报 三会一课制度 全国两会精神"
).split()


def place(rng: Random, at: Branch) -> Piece:
    """Where it was, in a clause of its own."""
    where = rng.choice(PLACES)
    return _single(rng, _PLACE, where, {"place": where})


def host(rng: Random, at: Branch) -> Piece:
    """Who chaired."""
    return _role(rng, at, "host", _HOST)


def recorder(rng: Random, at: Branch) -> Piece:
    """Who kept the record."""
    return _role(rng, at, "recorder", _RECORDER)


def lecturer(rng: Random, at: Branch) -> Piece:
    """Who lectured."""
    return _role(rng, at, "lecturer", _LECTURER)


def observers(rng: Random, at: Branch) -> Piece:
    """Who sat in."""
    people = some(rng, at, rng.choice([1, 1, 2]))
    join = one(rng, "、", "和", "，" if len(people) > 2 else "、")
    return _single(
        rng, _OBSERVERS, join.join(called(rng, at, name) for name in people), {"observers": people}
    )


def present(rng: Random, at: Branch) -> tuple[Piece, int]:
    """How many came, and how many were missing."""
    due = rng.choice([3, 5, 6, 7, 9, 12, 18, 22, 25, 32, 48])
    missing = rng.choice([0, 0, 1, 1, 2, 2, 3]) if due > 4 else rng.choice([0, 1])
    came = due - missing
    e, a, n = (numeral(rng, x, pairs=True) for x in (due, came, missing))
    both: dict[str, object] = {"expected": due, "actual": came}
    shapes: list[tuple[str, dict[str, object]]] = [
        (f"应到{e}人实到{a}人", both),
        (f"应到{e}人，实到{a}人", both),
        (f"应到{due}实到{came}", both),
        (f"应{due}实{came}", both),
        (f"应到{e}人，实际到会{a}人", both),
        (f"应出席{e}人，实际出席{a}人", both),
        (f"应到党员{e}名，实到{a}名", both),
        (f"实到{a}人，应到{e}人", both),
        (f"应参会{e}人，实际参会{a}人", both),
        (f"应到会{e}人，实到会{a}人", both),
        (f"应到{e}个，来了{a}个", both),
        (f"应到人数{due}，实到人数{came}", both),
        (f"应到：{due}，实到：{came}", both),
        (f"实到{a}人", {"actual": came}),
        (f"来了{a}个人", {"actual": came}),
        (f"到会{a}人", {"actual": came}),
        (f"{a}人参加", {"actual": came}),
        (f"参加人数{came}人", {"actual": came}),
        (f"参会{a}人", {"actual": came}),
        (f"{a}个人参加", {"actual": came}),
        (f"{a}名党员参加", {"actual": came}),
        (f"共{a}人参加", {"actual": came}),
        (f"差不多来了{came}个人", {"actual": came, "actual_approx": True}),
        (f"来了大概{a}个人", {"actual": came, "actual_approx": True}),
    ]
    if missing:
        shapes += [
            (f"{e}个人来了{a}个", both),
            (f"{e}人到了{a}人", both),
            (f"应到{e}人缺{n}人", both | {"absent_count": missing}),
            (f"应到{e}人，实到{a}人，缺席{n}人", both | {"absent_count": missing}),
            (f"到会{came}/{due}人", both),
            (f"{came}/{due}人", both),
            (f"应到{e}人，实到{a}人，请假{n}人", both | {"absent_count": missing}),
            (f"{e}个党员到了{a}个", both),
            (f"应到{e}个人，{n}个人请假", both | {"absent_count": missing}),
            (f"{e}名党员来了{a}名", both),
        ]
    else:
        full = both | {"absent_count": 0}
        shapes += [
            ("全员到齐", {"absent_count": 0}),
            ("人都到齐了", {"absent_count": 0}),
            ("全体到会", {"absent_count": 0}),
            ("大家都来了", {"absent_count": 0}),
            (f"应到{e}人全部到齐", full),
            (f"应到{e}人，实到{a}人，全员到齐", full),
            (f"{e}个人都到了", full),
            (f"应到{e}人，无人缺席", full),
            ("无人请假", {"absent_count": 0}),
            ("没有人缺席", {"absent_count": 0}),
            (f"{e}人全部到会", full),
        ]
    text, says = rng.choice(shapes)
    shape = text.replace(e, "E").replace(a, "A").replace(str(due), "E").replace(str(came), "A")
    return Piece(text, says, shape), missing


def absent(rng: Random, at: Branch, number: int) -> Piece:
    """Who did not come and why."""
    people = some(rng, at, number)
    said = [called(rng, at, name) for name in people]
    if rng.random() < 0.35:
        reasons = [rng.choice(_REASONS) for _ in people]
        shapes = (
            "，".join(f"{who}{why}" for who, why in zip(said, reasons, strict=True)),
            "、".join(f"{who}{why}" for who, why in zip(said, reasons, strict=True)),
            "缺席：" + "、".join(f"{who}（{why}）" for who, why in zip(said, reasons, strict=True)),
            "请假人员：" + "、".join(f"{who}（{why}）" for who, why in zip(said, reasons, strict=True)),
            "、".join(f"{who}（{why}）" for who, why in zip(said, reasons, strict=True)) + "缺席",
        )
        which = rng.randrange(len(shapes))
        found = [{"name": name, "reason": why} for name, why in zip(people, reasons, strict=True)]
        return Piece(shapes[which], {"absentees": found}, f"own reasons {which}")
    join = one(rng, "、", "和", "跟", "、")
    everyone = join.join(said)
    why = rng.choice(_REASONS)
    shape, reason = rng.choice(
        [
            ("{}请假", "请假"),
            ("{}没来", None),
            ("{}没参加", None),
            ("{}缺席", None),
            ("{}请假了", "请假"),
            ("请假：{}", "请假"),
            ("缺席：{}", None),
            ("缺席人员：{}", None),
            ("{}未到", None),
            ("没来的有{}", None),
            ("请假的是{}", "请假"),
            ("缺席的是{}", None),
            ("请假人员{}", "请假"),
            ("{}" + why, why),
            ("{}" + why + "没来", why),
            ("{}因" + why.removeprefix("因") + "没参加", why.removeprefix("因")),
            ("{}因为" + why.removeprefix("因") + "没来", why.removeprefix("因")),
            ("{}没来，" + why, why),
            ("{}" + why + "了", why),
            ("{}（" + why + "）请假", why),
            ("{}缺席（" + why + "）", why),
            ("{}没到", None),
            ("只有{}没来", None),
            ("就{}没来", None),
            ("除{}外都到了", None),
            ("除了{}其他人都到了", None),
            ("{}没能来", None),
        ]
    )
    if why[0] == "因" and "{}因" in shape:
        reason = why if shape.startswith("{}因" + why[1:]) else why[1:]
    same = [{"name": name, "reason": reason} for name in people]
    return Piece(
        shape.format(everyone), {"absentees": same}, shape.replace(why, "WHY").replace(why[1:], "HY")
    )


def topics(rng: Random, at: Branch) -> Piece:
    """What it was about."""
    a, b = rng.sample(_TOPICS, 2)
    s = rng.choice(_STUDIED)
    shape, said = rng.choice(
        [
            ("研究了{a}", ["a"]),
            ("讨论了{a}", ["a"]),
            ("讨论{a}", ["a"]),
            ("学习了{s}", ["学习s"]),
            ("传达了{s}", ["传达s"]),
            ("学习{s}", ["学习s"]),
            ("议题是{a}", ["a"]),
            ("议题：{a}、{b}", ["a", "b"]),
            ("研究了{a}，讨论了{b}", ["a", "b"]),
            ("主要研究了{a}", ["a"]),
            ("研究{a}", ["a"]),
            ("学习了{s}，研究了{a}", ["学习s", "a"]),
            ("传达学习{s}", ["传达学习s"]),
            ("一是{a}，二是{b}", ["a", "b"]),
            ("主要内容是{a}", ["a"]),
            ("主题是{a}", ["a"]),
            ("内容：{a}", ["a"]),
            ("围绕{a}进行了讨论", ["a"]),
            ("就{a}进行了研究", ["a"]),
            ("听取了{a}汇报", ["听取a汇报"]),
            ("会上讨论了{a}", ["a"]),
            ("大家讨论了{a}", ["a"]),
            ("会议研究了{a}", ["a"]),
            ("会议传达了{s}", ["传达s"]),
            ("商量了一下{a}", ["a"]),
            ("审议了{a}", ["a"]),
            ("部署了{a}", ["部署a"]),
            ("通报了{a}", ["通报a"]),
            ("1.{a}；2.{b}", ["a", "b"]),
            ("议题：1、{a}；2、{b}", ["a", "b"]),
            ("研究了{a}、{b}", ["a", "b"]),
            ("集体学习了{s}", ["学习s"]),
            ("组织学习{s}", ["学习s"]),
            ("围绕{a}", ["a"]),
            ("研究讨论{a}", ["a"]),
            ("聊了{a}", ["a"]),
            ("说了说{a}", ["a"]),
        ]
    )
    found = [each.replace("a", a).replace("b", b).replace("s", s) for each in said]
    return Piece(shape.format(a=a, b=b, s=s), {"topics": found}, shape)


def vote(rng: Random, at: Branch) -> Piece:
    """How it was voted."""
    yes, no, none = rng.choice([3, 8, 12, 18, 21]), rng.choice([0, 0, 1, 2]), rng.choice([0, 0, 1])
    full: dict[str, object] = {"for": yes, "against": no, "abstain": none, "unanimous": False}
    shapes: list[tuple[str, dict[str, object]]] = [
        (f"赞成{yes}票，反对{no}票，弃权{none}票", full),
        (f"{yes}票赞成，{no}票反对，{none}票弃权", full),
        (f"赞成{yes}反对{no}弃权{none}", full),
        (f"同意{yes}票，不同意{no}票，弃权{none}票", full),
        (f"{yes}人同意，{no}人反对，{none}人弃权", full),
        (f"表决结果：赞成{yes}票、反对{no}票、弃权{none}票", full),
        ("全票通过", {"for": None, "against": None, "abstain": None, "unanimous": True}),
        ("一致同意", {"for": None, "against": None, "abstain": None, "unanimous": True}),
        (f"{yes}票同意", {**full, "against": None, "abstain": None}),
        ("举手表决一致通过", {"for": None, "against": None, "abstain": None, "unanimous": True}),
        (f"赞成{numeral(rng, yes)}票", {**full, "against": None, "abstain": None}),
        (f"同意{yes}票，弃权{none}票", {**full, "against": None}),
    ]
    text, says = rng.choice(shapes)
    return Piece(text, {"vote": says}, "".join("9" if c.isdigit() else c for c in text))


def decision(rng: Random, at: Branch) -> Piece:
    """What was decided, who sees to it, by when."""
    name = some(rng, at)[0]
    who = called(rng, at, name)
    what = one(
        rng,
        "制定整改方案",
        "修订考勤制度",
        "排查安全隐患",
        "收集群众意见",
        "组织志愿服务",
        "更新党员名册",
        "建立工作台账",
        "慰问困难党员",
        "完善值班制度",
        "起草年度总结",
    )
    day = at.today.replace(day=28)
    when = f"{day.month}月28日"
    shape, owned, dated = rng.choice(
        [
            ("决定{what}", False, False),
            ("会议决定{what}", False, False),
            ("决定由{who}负责{what}", True, False),
            ("会议议定{what}，由{who}负责", True, False),
            ("决定{what}，{who}负责", True, False),
            ("决定由{who}牵头{what}，{when}前完成", True, True),
            ("决定{what}，{who}负责，{when}前完成", True, True),
            ("会议决定：{what}，责任人{who}", True, False),
            ("决定{when}前{what}", False, True),
            ("会议决定由{who}{what}", True, False),
            ("最后决定{what}，{when}前完成", False, True),
            ("定了由{who}负责{what}", True, False),
            ("明确由{who}{what}", True, False),
            ("会议决定，{what}，由{who}牵头，{when}前完成", True, True),
        ]
    )
    found = {"text": what, "owner": name if owned else None, "due": day.isoformat() if dated else None}
    return Piece(shape.format(who=who, what=what, when=when), {"decisions": [found]}, shape)


def _single(rng: Random, shapes: tuple[str, ...], value: str, says: dict[str, object]) -> Piece:
    shape = rng.choice(shapes)
    return Piece(shape.format(value), says, shape)


def _role(rng: Random, at: Branch, field: str, shapes: tuple[str, ...]) -> Piece:
    if rng.random() < 0.15:
        return _single(rng, tuple(s for s in shapes if not s.startswith("请")), "我", {field: "self"})
    name = some(rng, at)[0]
    return _single(rng, shapes, called(rng, at, name), {field: name})

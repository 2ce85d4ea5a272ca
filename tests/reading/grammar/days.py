"""Days, hours and lengths of time in the words in which they are said."""

from datetime import date, time, timedelta
from random import Random

from tests.reading.grammar.pieces import Branch, Piece, han, numeral, one

_WEEK = "一二三四五六日"
_MORNING, _NOON, _AFTERNOON, _EVENING = "morning", "noon", "afternoon", "evening"


def past_day(rng: Random, at: Branch) -> Piece:
    """A day behind the moment of typing, or that day itself."""
    today = at.today
    ago = rng.choice([0, 1, 1, 1, 2, 2, 3, rng.randint(1, 12), rng.randint(1, 28), rng.randint(13, 300)])
    day = today - timedelta(days=ago)
    forms = _numeric(rng, day)
    if day.month == today.month and day.year == today.year:
        forms += [f"{n}{u}" for n in (str(day.day), han(day.day)) for u in "号日"]
        forms += [f"{w}{day.day}{u}" for w in ("本月", "这个月") for u in "号日"]
    elif day.day > today.day and (today - day).days < 28:
        forms += [f"{day.day}号"]
    if (today.year * 12 + today.month) - (day.year * 12 + day.month) == 1:
        forms += [
            f"{w}{n}{u}" for w in ("上月", "上个月") for n in (str(day.day), han(day.day)) for u in "号日"
        ]
    forms += _relative(rng, day, today)
    text = rng.choice(forms)
    return Piece(text, {"date": day.isoformat()}, _shape(text))


def _numeric(rng: Random, day: date) -> list[str]:
    weekday = one(rng, "（周{}）", "(星期{})", "周{}", "星期{}").format(_WEEK[day.weekday()])
    full = [
        f"{day.year}年{day.month}月{day.day}日",
        f"{day.year}-{day:%m-%d}",
        f"{day.year}/{day.month}/{day.day}",
        f"{day.year}.{day.month}.{day.day}",
        f"{day:%Y%m%d}",
        f"{day.year % 100}年{day.month}月{day.day}日",
    ]
    short = [
        f"{day.month}月{day.day}日",
        f"{day.month}月{day.day}号",
        f"{han(day.month)}月{han(day.day)}号",
        f"{day.month}月{day.day}",
        f"{han(day.month)}月{han(day.day)}日",
        f"{day.month}.{day.day}",
        f"{day.month}/{day.day}",
        f"{day.month}月{day.day}日{weekday}",
        f"{day.month}月{day.day}号{weekday}",
    ]
    return [*full, *short, *short]


def _relative(rng: Random, day: date, today: date) -> list[str]:
    ago = (today - day).days
    named = {
        0: ["今天", "今天", "今日", "今儿"],
        1: ["昨天", "昨天", "昨日", "昨儿"],
        2: ["前天", "前天", "前儿"],
        3: ["大前天"],
    }.get(ago, [])
    forms = named * 3
    if 3 <= ago <= 10:
        forms += [f"{numeral(rng, ago)}天前"]
    letter = (
        one(rng, _WEEK[day.weekday()], _WEEK[day.weekday()], "天")
        if day.weekday() == 6
        else _WEEK[day.weekday()]
    )
    weeks = (today - timedelta(days=today.weekday()) - (day - timedelta(days=day.weekday()))).days // 7
    week = one(rng, "周", "星期", "礼拜")
    if weeks == 0 and ago:
        forms += [week + letter, week + letter, "这" + week + letter, "本" + "周" + letter]
    if weeks == 1:
        forms += ["上" + week + letter, "上个" + week + letter, "上" + week + letter]
        forms += [week + letter] if ago < 7 else []
    if weeks == 2:
        forms += ["上上周" + letter]
    return forms


def future_day(rng: Random, at: Branch) -> Piece:
    """A day ahead of the moment of typing."""
    today = at.today
    ahead = rng.choice([1, 1, 2, rng.randint(3, 13), rng.randint(3, 25)])
    day = today + timedelta(days=ahead)
    forms = {1: ["明天", "明天", "明日"], 2: ["后天"], 3: ["大后天"]}.get(ahead, [])
    weeks = (day - timedelta(days=day.weekday()) - (today - timedelta(days=today.weekday()))).days // 7
    if weeks == 1:
        forms += [f"下{w}{_WEEK[day.weekday()]}" for w in ("周", "星期", "个礼拜")]
    if weeks == 0:
        forms += [f"这周{_WEEK[day.weekday()]}", f"本周{_WEEK[day.weekday()]}"]
    if day.month != today.month:
        forms += [f"下个月{day.day}号", f"下月{day.day}日"]
    forms += [
        f"{day.month}月{day.day}日",
        f"{day.month}月{day.day}号",
        f"{day.year}年{day.month}月{day.day}日",
    ]
    text = rng.choice(forms)
    return Piece(text, {"date": day.isoformat()}, _shape(text))


def hour(rng: Random, *, ends: bool = True) -> Piece:
    """A part of the day, an hour with or without it, or a span of hours."""
    if rng.random() < 0.25:
        text, part = rng.choice(
            [
                ("上午", _MORNING),
                ("下午", _AFTERNOON),
                ("晚上", _EVENING),
                ("中午", _NOON),
                ("早上", _MORNING),
                ("傍晚", _EVENING),
            ]
        )
        return Piece(text, {"period": part}, text)
    start = time(
        rng.choice([8, 9, 9, 10, 14, 14, 15, 15, 16, 19]), rng.choice([0, 0, 0, 30, 30, 15, 45, 20, 40])
    )
    part, words = (
        (_MORNING, ["上午", "早上"])
        if start.hour < 12
        else (_AFTERNOON, ["下午"])
        if start.hour < 18
        else (_EVENING, ["晚上", "晚"])
    )
    said_part = rng.random() < 0.65
    word = rng.choice(words) if said_part else ""
    twelve = said_part or (14 <= start.hour <= 17 and rng.random() < 0.5)
    text, shape = _clock(rng, start, twelve=twelve)
    says: dict[str, object] = {"time_start": f"{start:%H:%M}"}
    if said_part:
        says["period"] = part
    if ends and rng.random() < 0.25:
        last = time(start.hour + rng.choice([1, 1, 2]), rng.choice([0, 0, 30]))
        to, other = _clock(rng, last, twelve=twelve)
        join = one(rng, "到", "至", "-", "~", "到")
        if ":" in text or ":" in to:
            to = f"{last.hour - 12 if twelve and last.hour > 12 else last.hour}:{last:%M}"
            text = f"{start.hour - 12 if twelve and start.hour > 12 else start.hour}:{start:%M}"
        return Piece(f"{word}{text}{join}{to}", says | {"time_end": f"{last:%H:%M}"}, f"{shape}{join}{other}")
    return Piece(word + text, says, ("part " if said_part else "") + shape)


def _clock(rng: Random, at: time, *, twelve: bool) -> tuple[str, str]:
    hours = at.hour - 12 if twelve and at.hour > 12 and rng.random() < 0.85 else at.hour
    number = ("两" if hours == 2 else han(hours)) if rng.random() < 0.5 else str(hours)
    colon = one(rng, ":", ":", "：")
    forms = [(f"{hours if twelve else at.hour}{colon}{at:%M}", "H:MM")]
    if not at.minute:
        forms += [
            (f"{number}点", "H点"),
            (f"{number}点", "H点"),
            (f"{number}点整", "H点整"),
            (f"{number}点钟", "H点钟"),
        ]
    elif at.minute == 30:
        forms += [(f"{number}点半", "H点半")] * 3
    elif at.minute == 15:
        forms += [
            (f"{number}点一刻", "H点一刻"),
            (f"{number}点十五", "H点十五"),
            (f"{hours}点15分", "H点15分"),
        ]
    elif at.minute == 45:
        forms += [(f"{number}点三刻", "H点三刻"), (f"{number}点四十五分", "H点四十五分")]
    else:
        forms += [(f"{number}点{han(at.minute)}", "H点MM"), (f"{number}点{at.minute}分", "H点MM分")]
        forms += [(f"{at.hour}时{at.minute}分", "H时M分")] if not twelve else []
    return rng.choice(forms)


def length(rng: Random) -> Piece:
    """How long it took."""
    minutes, words = rng.choice(
        [
            (30, ["半小时", "半个小时", "30分钟", "三十分钟", "半个钟头"]),
            (60, ["一个小时", "1小时", "一小时", "60分钟", "1个小时"]),
            (90, ["一个半小时", "1.5小时", "90分钟", "一个半钟头", "1个半小时", "一小时三十分钟"]),
            (40, ["40分钟", "四十分钟"]),
            (120, ["两个小时", "2小时", "两小时", "2个小时", "俩小时", "两个钟头"]),
            (45, ["45分钟", "四十五分钟", "三刻钟"]),
            (150, ["两个半小时", "2.5小时", "两小时三十分钟"]),
            (20, ["20分钟", "二十分钟"]),
            (80, ["一小时二十分钟", "1小时20分", "80分钟"]),
        ]
    )
    shape = one(
        rng,
        "开了{}",
        "历时{}",
        "用时{}",
        "时长{}",
        "共{}",
        "会期{}",
        "大概{}",
        "持续{}",
        "前后{}",
        "开会{}",
        "一共开了{}",
        "{}",
    )
    return Piece(shape.format(rng.choice(words)), {"duration_min": minutes}, shape)


def _shape(text: str) -> str:
    return "".join("9" if c.isdigit() else "九" if c in "一二三四五六七八九十" else c for c in text)

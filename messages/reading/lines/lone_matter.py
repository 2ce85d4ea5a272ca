"""A stretch of its own that can only be what it was about, where no verb says so: 支委会 果园承包 7人."""

from messages.reading.lines.scan import Kind, Scan
from messages.reading.patterns import Pattern

_STRETCH = Pattern("[\u4e00-\u9fff]{4,14}")
_AROUND = " ,;。\n"
_NAMED = frozenset({Kind.DATE, Kind.VAGUE_DATE, Kind.TIME, Kind.PERIOD, Kind.TYPE})
_SAYS_MORE = Pattern(
    "[了着过吗呢吧啊真得都也很还没不就才又再挺太我你他她们这那各谁何全]|[一二两三四五六七八九十百"
    "几多][个人名位票次项件条时点分]|"
    "人数|规定|大家|参加|出席|到会|到场|列席|主持|记录|主讲|请假|出差|生病|准时|安排|通知|陪同|带队|负责|"
    "热烈|不错|顺利|圆满|良好|认真|积极(?!分子)|踊跃|感人|活跃|深刻|满意|收获|"
    "停电|下雨|刮风|下雪|堵车|吃饭|聚餐|"
    "合影|拍照|签到|散会|集合|出发|迟到|早退|改期|延期|延后|提前|附件|详见|上传|"
    "附后|存档|归档|完成|完毕|结束|成功|有效|达到|"
    "过半|超过|符合|异议|意见一致|待补|补充|线[上下]|现场|临时|紧急|简短|碰头|"
    "开会|会议|谈话|谈心|支部|党委|总支"
)
"""What speaks of people, of how it went or of the note itself."""
_NOT_BEGUN = Pattern("[在从把由被请和跟与对到去来因为于按经以已将向让给等及且但而]")
NOT_ENDED = Pattern(
    "[多少好差快慢美大小高低齐久满的得地会时后前里上下中内外间者]$|(?:代表|负责人|成员|党员|干部|群众|分子|"
    "老师|同志|家属|学生|职工|员工|教师|委员|书记|主任|"
    "病区|公司|学院|单位|科室|[科处局办队组班部委院校厂村镇乡县区])$"
)
"""People and organisations are no matter either."""


def stands_alone(scan: Scan, start: int, end: int) -> bool:
    """Whether what nobody claimed fills the room between two breaks, behind a day or what was held."""
    while start < end and scan.folded[start] == " ":
        start += 1
    while end > start and scan.folded[end - 1] == " ":
        end -= 1
    words = scan.folded[start:end]
    if _STRETCH.fullmatch(words) is None or _SAYS_MORE.search(words) or NOT_ENDED.search(words):
        return False
    if _NOT_BEGUN.match(words) or any(first < end and start < stop for first, stop in scan.names):
        return False
    placed = any(span.end == start for span in scan.of(Kind.PLACE))
    bounded = (placed or start == 0 or scan.folded[start - 1] in _AROUND) and scan.folded[end : end + 1] in (
        "",
        *_AROUND,
    )
    return bounded and any(span.end <= start for span in scan.spans if span.kind in _NAMED)

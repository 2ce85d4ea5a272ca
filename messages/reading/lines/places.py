"""Where it took place: 在三楼会议室, 地点：党员活动室, 302室, 去烈士陵园, 线上, in Room 302."""

import re

from messages.reading.lines.english_places import ENGLISH, PROPER
from messages.reading.lines.name_words import NOT_LATIN
from messages.reading.lines.place_words import INSIDE, VERB
from messages.reading.lines.scan import BREAKS, GONE, Kind, Scan
from messages.reading.lines.whole_places import led_in, standing_alone
from messages.reading.normalise import fold
from messages.reading.patterns import Pattern

_SUFFIX = (
    "会议室|活动室|办公室|教室|阅览室|值班室|接待室|谈话室|图书室|党建室|休息室|"
    "调度室|阅读室|展览室|荣誉室|[0-9]{2,4}室|室|报告厅|会议厅|多功能厅|展厅|餐厅"
    "|大厅|厅|礼堂|会堂|课堂|食堂|讲堂|纪念馆|博物馆|展览馆|图书馆|文化馆|党史馆|"
    "村史馆|校史馆|体育馆|小学|中学|大学|幼儿园|养老院|企业|宾馆|故居|旧址|馆|陵园|"
    "公园|园区|产业园|基地|服务中心|"
    "活动中心|培训中心"
    "|群众中心|党建中心|中心|党员之家|职工之家|之家|驿站|广场|社区|党校|学校|"
    "(?:[0-9一二三四五六七八九十]楼|号楼|楼)(?![^,;。\n]{0,5}[室厅堂])|工地|现场|车间|"
    "班组|田间|党群服务站|站区|哨所|纪念碑|纪念塔|腾讯会议|钉钉|视频会议|微信群|线上|"
    "网上|云端"
    "|县城|村委会|村部|居委会|镇政府|街道办|村委|村(?!委|部|民|支|史|务|干|文|卫|党|会)|镇(?!政|"
    "党|里|文|卫|机|敬|中|会|办)|敬老院|福利院|医院|法院|院子|院"
)
_LABEL = Pattern(
    "(?:会议|谈话|活动|开会)?(?:(?:地点|地址)(?!选择|安排|问题|确定)|会场(?!布置|纪律|秩序|气氛|服务|保障|选择|安排))(?:(?:初步|暂时?|拟|先|就)?(?:设在|"
    "改在|改到|放在|定在)|[都均也]|在|是|为|:|改成|"
    "改为|,| )*(?P<place>[^,;。\n\x00 ]{1,24})"
)
_IN = Pattern(
    "(?:在|于|到|去|赴|前往|来到|走进|参观|瞻仰|拜谒|祭扫|设在|地点)(?:了|的)?(?P<place>[^,;。\n\x00 "
    f"、]{{0,16}}?(?:{_SUFFIX})(?:腾讯会议|钉钉会议|"
    "视频会议)?(?:[0-9一二三四五六七八九十]{1,2}[楼层])?(?:[大小]?(?:"
    "会议室|活动室))?)(?:里|内|上|会议)?"
    "(?=[,;。\n\x00 ]|召开|开|举行|举办|进行|组织|开展|上(?!级)|和|跟|与|找|对|参观|"
    "扫墓|接受|瞻仰|学|看|现场|集中|举|由|听|重温|谈|做|搞|给|过|研究|慰问|义务|参加|"
    "主持|讲|[一-鿿]|$)"
)
_HOME = Pattern(
    "在(?P<room>(?:(?:[0-9]{1,2}|[一二三四五六七八九])号?楼|[东西南北]楼|办公楼|"
    "综合楼)?[0-9]{3,4}(?:室|房间)?)(?=召?开|举行|谈|聊)|在(?P<place>[^,;。\n\x00 "
    "在]{1,4}家(?:里|中)?)(?=召?开|举行|组织|谈|聊|过|上课|搞)"
)
_BARE = Pattern(
    "(?<![\u4e00-\u9fff0-9])(?:在|到|去|赴|"
    "于)?(?P<place>(?!参观|瞻仰|走访|慰问|打扫|[把将给用借修换订])(?:[\u4e00-\u9fff0-9]{0,8}"
    "?)(?:会议室|活动室|报告厅|多功能厅|"
    "大礼堂|礼堂|党员之家|职工之家|纪念馆|烈士陵园|教育基地|党群服务中心|[0-9]{3,4}室"
    "|(?<=[ ,;])办公室(?=$|[ ,;。])))(?:里|内)?"
)
_TIGHT = Pattern(
    "(?P<place>(?:第?[0-9一二三四五六七八九十]{1,3}(?:号?楼|层|号)|机关|支部|单位|"
    "公司|厂|段|村|社区|小|大|[东西南北]){0,4}"
    "(?:党员活动室|党建活动室|小会议室|大会议室|会议室|活动室|报告厅|多功能厅|礼堂|"
    "党员之家|党群服务中心|[0-9]{3,4}室))(?:里|内)?|(?<![^,;。\n\x00 "
    "])(?P<floor>[0-9一二三四五六七八九十]{1,2}楼)(?![^,;。\n\x00 ])"
)
_ONLINE = Pattern(
    "(?:在|通过|用)?(?P<place>腾讯会议|线上|网上|视频会议|钉钉(?:会议)?)(?:上|会议)?(?=$|"
    "[,;。 \n\x00]|召?开|举行|进行|组织|谈|聊|学)"
)
_HEADED = Pattern(
    "(?<![\u4e00-\u9fff0-9a-z])(?P<place>(?:(?:第?[0-9一二三四五六七八九十]{1,3}(?:号?楼|"
    "层|号)?|机关|支部|单位|公司|厂区?|"
    "集团|局|区|县|市|镇|乡|村|社区|党校|学校|医院|项目部|办公楼|综合楼|教学楼|"
    "行政楼|老干部|职工|党员|党建|文化|大|小|[东西南北])){0,4}"
    "(?:会议室|活动室|阅览室|图书室|值班室|接待室|谈话室|办公室|教室|报告厅|"
    "多功能厅|大厅|礼堂|图书馆|文化馆|体育馆|服务中心|"
    "活动中心|培训中心|党员之家|职工之家|食堂(?:[0-9一二三四五]楼)?|餐厅|(?<=[0-9一二三四五六"
    "七八九])楼(?=召?开|举行)|村委会|居委会|村部|车间|工地))(?:里|内)?"
    "(?=$|[,;。 \n]|召开|开|举行|举办|进行|组织|上|搞)"
)
"""A room of a usual kind with nothing before it, behind a day or between commas."""

_MARKED = Pattern(f"@ ?(?P<place>[^,;。\n\x00 @]{{0,12}}?(?:{_SUFFIX}))(?=[,;。\n\x00 ]|$)")
"""支委会@三楼: the mark is for a place only before a word for one; @李四 calls somebody."""

_NAMELESS = Pattern(
    "(?:^|(?<=[,;。\n\x00 ])|(?<=支部)|(?<=大家)|(?<=党员))(?:在|去了?|到了?|"
    "赴|前往)(?P<place>(?![^,;。]{0,6}[前后中下上里内时间际全的会各人员班任])"
    "[\u4e00-\u9fff]{2,6}?)"
    "(?=(?:组织|集中)?(?:召开|举行|举办|开展|开|搞|过)(?:了|的|过|一次|的?一个)*(?:“[^“”\n]{1,24}”)?\x00)"
)
"""在红旗渠开展主题党日: a proper name without a word for a place, right before what was held."""
_NOT_PLACE = Pattern(
    "^(?:的|会|这|那|我|他|各|全|党支部|支部|工作|此|位|有|职|场|一起|过程|基础|"
    "会上)?(?:中心|室|院|村|镇|楼|站|馆|厅|园|现场|社区)?$|学习中|支部大|群众中心"
)


_GOING = frozenset({"社区", "学校", "敬老院", "福利院", "医院", "村里", "公园", "广场"})
"""Where people go without a name of the place."""


_UNSAID = ("待定", "未定", "另定", "另行通知", "暂定", "再定", "不变")
"""What is said of a place that is not known yet."""


def read_places(scan: Scan) -> None:
    """Claim the first place of every clause; proper names may be part of it."""
    for found in _LABEL.finditer(_readable(scan)):
        _claim(scan, found)
    for begin, start, end, visit in led_in(scan, _readable(scan)):
        _take(scan, begin, start, end, visit=visit)
    for start, end in standing_alone(scan, _readable(scan)):
        _take(scan, start, start, end, visit=False)
    for pattern in (_HOME, _IN, _BARE, _TIGHT, _ONLINE, _HEADED, _MARKED, ENGLISH, _NAMELESS):
        for found in pattern.finditer(_readable(scan)):
            _claim(scan, found)
    for found in PROPER.finditer(scan.text):
        if found["place"].split()[0] not in NOT_LATIN and scan.view[slice(*found.span())] == fold(found[0]):
            _claim(scan, found)


def _taken(scan: Scan, at: int) -> bool:
    """Whether the clause of a position has its place."""
    return bool(scan.of(Kind.PLACE, scan.clause_start(at), scan.clause_end(at)))


def _take(scan: Scan, begin: int, start: int, end: int, *, visit: bool) -> None:
    """Take a place; where they went is what they did as well."""
    if _taken(scan, begin) or GONE in scan.view[start:end]:
        return
    inside = INSIDE.search(scan.folded, start, end)
    place = scan.text[start : inside.start() if inside else end].strip()
    if visit:
        scan.note(start, Kind.PLACE, place)
        scan.matter(begin, end)
    else:
        scan.claim(begin, end, Kind.PLACE, place)


def _readable(scan: Scan) -> str:
    """The folded text with only what is claimed blotted out: a place may hold a number that is held back."""
    view = scan.view
    return "".join(c if v != GONE else GONE for c, v in zip(scan.folded, view, strict=True))


def _claim(scan: Scan, found: re.Match[str]) -> None:
    if _taken(scan, found.start()):
        return
    name = next(
        name
        for name in ("place", "number", "digits", "online", "room", "floor", "hall", "venue")
        if name in found.re.groupindex and found[name]
    )
    start, end = found.span(name)
    place = scan.text[start:end].strip()
    if found.re.pattern in (_BARE.text, _TIGHT.text) and (
        VERB.search(scan.folded[start:end]) or any(a < end and start < b for a, b in scan.matters)
    ):
        return
    if place in _UNSAID:
        scan.claim(*found.span(), Kind.WORD)
        return
    if start and scan.folded[start - 1] in "把将修换":  # 把会议室投影修好
        return
    visit = re.match("到|去|赴|前往|来到|走进|参观|瞻仰|拜谒|祭扫", found[0]) is not None
    if (
        (_NOT_PLACE.search(scan.folded[start:end]) and not (visit and place in _GOING))
        or GONE in scan.view[start:end]
        or any(c in BREAKS for c in place)
    ):
        return
    if place.lower().startswith(("the ", "our ")):
        place = place[4:]
    if visit:
        scan.note(start, Kind.PLACE, place)
        scan.matter(found.start(), end)
    else:
        scan.claim(*found.span(), Kind.PLACE, place)

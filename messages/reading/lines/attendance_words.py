"""The shapes in which numbers of people are said: 应到9, 来了三十多人, 5个支委来了4个, 7/6, 4 of 5."""

from messages.reading.lines.scan import Kind
from messages.reading.patterns import Pattern

_NUM = "(?<![张王李赵孙钱周吴郑陈刘])(?:[0-9]{1,4}|[零〇一二两俩仨三四五六七八九十百廿卅]{1,6})"
_NUM_EN = "(?:[0-9]{1,4}|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|twenty)"
_N = f"(?P<n>{_NUM})"
_ABOUT = "(?:大约|大概|约|差不多|将近|近)"
_UNIT = (
    "(?P<approx>来|多|几)?(?:个|名|号|位)?(?:正式|预备)?(?:人|同志|党员|支委|委员|"
    "同事|代表|班子成员|成员|干部|个|名|位|号)?(?P<after>左右|上下)?"
)
_LINK = "(?:人数|人员|有表决权的?(?:正式)?党员|有表决权的?|党员|支委|委员|会员)?[:是为有共计了到 ]{0,12}"
LABELLED = tuple(
    (kind, Pattern(shape))
    for kind, shape in (
        (
            Kind.EXPECTED,
            (
                "(?:应(?:当|该)?(?:出席|到会|到场|参会|参加|参与|参评|到课|到|来)会?|(?<![相反供对])应(?=[ "
                ":]?[0-9一二三四五六七八九十廿卅两]{1,4}(?:人|名|个)?[,、 "
                f"/]?实)){_LINK}{_N}{_UNIT}"
            ),
        ),
        (
            Kind.ACTUAL,
            (
                f"(?:(?:实际|实|真正|真)(?:到会|到场|到课|参评|到|出席|参会|参加|来){_LINK}|实 "
                f"?)(?P<about>{_ABOUT})?{_N}{_UNIT}"
            ),
        ),
        (
            Kind.ACTUAL,
            (
                f"(?P<before>{_ABOUT})?(?<!应)(?<!未)(?<!没)(?:到会|到课|参评|出席|参会|与会|到场|参加|出勤|参与|参训|参学|听课|"
                "听讲|来听|听众|观众|学员|(?:参会|与会|到会|到场)(?:者|党员|群众)|签到|来了|到了|去了|来|"
                f"到)(?:会议|活动)?(?:的)?{_LINK}(?P<about>{_ABOUT})?{_N}{_UNIT}"
                "(?<=[人名个位号员志右下0-9一二三四五六七八九十事委])(?![0-9日月年点时:./楼层级项次篇])"
            ),
        ),
        (
            Kind.ABSENT,
            (
                "(?:缺席|缺勤|缺|少了|少|(?<!出)差|未到会|未到|没到|没来|请假|未参加|"
                f"缺了)(?:的)?{_LINK}{_N}(?:个人|名同志|人|名|个|位)?(?![日月年点时项次篇天份级])"
            ),
        ),
        (
            Kind.ACTUAL,
            (
                "\\b(?:present|attended|attendance|actual|attendees)(?: number| count)?(?: was| "
                f"were|:)? {{0,6}}{_N}\\b(?! ?(?:/|of|out))"
            ),
        ),
        (
            Kind.EXPECTED,
            (f"\\b(?:expected|should be|due)(?: number| count)?(?: was| were|:)? {{0,6}}{_N}\\b"),
        ),
        (Kind.ACTUAL, f"(?<![应到席会加人])人数[:是为 ]{{0,3}}{_N}{_UNIT}"),
        (Kind.ABSENT, f"\\b(?:absent|missing)(?: was| were|:)? ?{_N}\\b"),
    )
)
_PEOPLE = "(?:个|名|号|位)?(?:正式)?(?:人|同志|党员|支委|委员|成员|同事|代表|班子成员|个|名|位)?"
BEFORE = tuple(
    (kind, Pattern(shape))
    for kind, shape in (
        (
            Kind.EXPECTED,
            (
                f"{_N}(?:个)?(?:人|名党员|名|位)(?:的)?(?:应到|应参加|应参会|应出席)(?!的|人数|"
                "会?[0-9一二三四五六七八九十])"
            ),
        ),
        (
            Kind.ACTUAL,
            f"{_N}(?:个)?(?:人|名|位)(?:实到|实际到会|实际参加)(?!的|人数|会?[0-9一二三四五六七八九十])",
        ),
        (
            Kind.ABSENT,
            (
                f"{_N}(?:个人|名同志|名党员|个党员|名支委|人|名|个|位)(?:都|均)?(?:因[^,;。]{{1,6}}?)?(?:缺席|请假|没来|未到|没到|未参加|没参加|缺勤|病假|事假|出差)(?!,?一个)"
            ),
        ),
        (
            Kind.ABSENT,
            f"\\b{_N} (?:people |persons? |members? )?(?:were |was )?(?:absent|missing|on leave|away)\\b",
        ),
        (Kind.EXPECTED, f"\\b{_N} (?:people |members? )?(?:were |was )?(?:expected|due)\\b"),
        (
            Kind.ACTUAL,
            (
                f"\\b(?P<about>about |around |some )?{_N} (?:people |members? |persons? )?(?:were |"
                "was )?(?:present|attended|attending|came|showed up|turned up|took part)\\b"
            ),
        ),
        (
            Kind.ACTUAL,
            (
                f"(?P<about>{_ABOUT})?(?<![0-9一二三四五六七八九十第]){_N}{_UNIT}(?<=[人名个位员志委"
                "右下])(?:都|均|同志)?(?:参加|到会|出席|到场|参会|与会|到了|来了|听课|听了|参训|参学|"
                "参与|听讲|去了|去的|去)"
            ),
        ),
    )
)
_WHOLE = f"{_N}(?:个|名|位)?(?:人|同志|党员|支委|委员|成员|班子成员)?(?:同志)?,? ?"
ALL_OF = Pattern(
    f"{_WHOLE}(?:到齐|(?:全部|全员|全体|全都|全|都|悉数)(?:准时)?(?:到会|到齐|到场|到了|到|"
    "参加|出席|来了|在)|一个(?:都)?(?:没|不)少)"
)
ALL_CAME_EN = Pattern(
    f"\\ball (?P<n>{_NUM_EN})(?: of us)?(?: [a-z]+){{0,2}}? (?:were )?(?:attended|came|present|there|here)\\b"
)
ALL_CAME = Pattern(
    f"(?<![0-9一二三四五六七八九十第])(?P<n>{_NUM})(?:个|名|位)?(?:人|同志|党员|支委|委员|成员)(?:同志)?"
    "(?:全都|全部|都|全)(?:准时)?(?:来了|到了|到会了?|到齐了?|到场了?|在场|去了|参加了?|出席了?)"
)
DUE_OF = Pattern(
    f"(?P<e>{_NUM})(?:个|名|位)?(?:人|党员|支委|委员)应到[, ]?(?:会)?[, "
    f"]?(?P<n>{_NUM})(?:个|名|位)?(?:人|党员)?"
    "(?:实到|到会|到了|到|参加|出席)"
)
OF_WHICH = Pattern(
    "(?:一共|总共|共有|共|全体|全支部|支部|全部|"
    f"全组)?(?P<about1>{_ABOUT})?(?P<e>(?!一共){_NUM})(?P<ea>来|多|几)?(?:个|名|号|"
    "位)?(?:正式)?(?:人|同志|党员|支委|委员|成员|个|名)?(?P<ea2>左右)?"
    "(?:里|中|当中|其中)?[, ]?(?:只|就|共|实际|一共)?(?:到了|来了|到会|参加了|参加|"
    f"实到|到|来)(?P<about>{_ABOUT})?(?P<n>{_NUM})(?P<approx>来|多|几)?{_PEOPLE}"
)
OF_WHICH_EN = Pattern(
    f"\\b(?P<n>{_NUM_EN})(?: people| members)?(?: out)? of (?:the |our )?(?P<e>{_NUM_EN})(?: "
    "members| people)?(?: were)?(?: present| attended| came| turned up| showed up| there| here| made it)?\\b"
)
IN = Pattern(
    f"(?P<e>{_NUM})(?:个|名|位)?(?:人|党员|支委|委员)(?:里|中|"
    f"当中)(?:有)?(?P<n>{_NUM}){_PEOPLE}(?:参加|到会|出席|到场|参会|到了|来了|到|来)"
    f"|(?:来了|到了|到会|参加)(?P<e2>{_NUM})(?:个|名|位)?(?:人|党员|支委|委员)?(?:里|中|当中)的?(?P<n2>{_NUM})(?:个|名|位)?人?"
)
TOTAL = Pattern(
    f"(?:一共|总共|共有|共|全体|全支部|支部|全组)(?P<n>{_NUM})(?:个|名|位)?(?:人|党员|"
    "支委|委员|同志|成员)(?=,|;| |。|$|缺|都|全|除)"
)
PAIR = Pattern(
    "(?:到会|人数|出勤|参会|实到/应到|应到/实到|attendance|present)?[: "
    "]{0,2}(?<![0-9./:-])(?P<a>[0-9]{1,3}) ?/ ?(?P<b>[0-9]{1,3})(?![0-9./])(?:人|"
    "名)?(?:到会)?"
)
_IN_ALL = "(?:一共|总共|共|有)(?:有)?(?=[^,;。]{1,4}[来多几])"
ALONE = Pattern(
    f"(?<![^ ,;。\n\x00:(])(?P<about>{_ABOUT}|{_IN_ALL})?{_N}"
    f"(?P<approx>来|多|几)?(?:个|号|"
    "名)?(?:人|党员)(?P<after>左右|上下)?(?![^ ,;。\n\x00)])"
    "|\\b(?P<about2>about |around |some |roughly )?(?P<n2>[0-9]{1,3}) (?:people|"
    "members|comrades|participants|attendees|persons)(?=[,;.]|$)"
)
LABEL_BEFORE = Pattern("应(?:当|该)?(?:出席|到会|到场|参会|参加|到|来)[^,;。]{0,6}$")
SOME_OF = Pattern("(?<!剩下)(?<!其他)(?<!其余)(?<!所有)(?<!全部)(?<!别)的(?:党员|同志|干部|职工|人)?\\Z")
"""Words before 都参加了 that name only some of the people."""
ALL = Pattern(
    "(?<!没)(?<!未)(?<!没有)(?<!请)(?:其他|其余|剩下|别的)?(?:的)?(?:全员|全体|全部|大家|"
    "人员|所有人|班子成员|支委|委员|党员|成员|同志|人|都|全)?(?:都|全部|"
    "全|均)?(?:到齐了?|齐了|全勤|一个(?:都)?(?:没|不)少|"
    "(?:缺席|请假)(?:人员)?[:是为]?无(?=$|[,;。 ])|到会率(?:是|为|达)?(?:100%|百分之百)|(?<=[,;。 ])人齐了?|"
    "(?:无|没有?)(?:一?个)?(?:人|同志|党员)?(?:缺席|请假|缺勤)(?:的|人员)?)"
    "|(?:全员|全体|全部|大家都?|所有人都?|人都|人全|都|全|一个不落)(?:班子成员|"
    "支部党员|正式党员|党员|支委|人员|委员|成员|"
    "同志)?(?:都|均|全部)?(?:准时|按时)?(?:到会|到场|到位|到了|参加了?|出席了?|来了|"
    "参会|在场|与会|到(?=[,。; "
    "]|$)|在(?=[,。; ]|$))"
    r"|\b(?:all present|all here|all (?:[a-z]+ )?of us(?: were)?(?: there| present|"
    r" came| here)?|everyone present|everybody present|everyone (?:came|"
    r"attended|was (?:there|present))|everybody (?:came|attended)|full attendance|all "
    r"attended|all came|no one (?:was )?absent|nobody (?:was )?absent|none absent)\b"
)
_LABEL_EN = "(?:expected|due|present|attended|attending|came|absent|missing)"
NUMBER_FIRST = Pattern(
    "(?<!expected )(?<!present )(?<!attended )(?<!absent )(?<!actual )(?<!due )\\b[0-9]{1,4} "
    f"(?:people |members )?(?:were |was )?{_LABEL_EN}\\b"
)
"""3 expected 2 present: an English list of numbers that begins with a number, not with its label."""
BEHIND_NUMBER = Pattern("[0-9] (?:people |members )?(?:were |was )?$")

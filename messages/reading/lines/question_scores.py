"""The kind of a question that no rule knows, by how many of its words speak for each kind.

The rules tell kinds by how words stand together; here their order does not count. It is asked only of what
asks by its form and for which no rule fits.
"""

from bot.record_types import SPECS, Form
from messages.reading.asked import Asked, QuestionKind
from messages.reading.asked import QuestionKind as K
from messages.reading.lines.model import SELF
from messages.reading.patterns import Pattern

_COUNT = "多少|几(?=次|个|回|堂|节|场|条|项|人|位|件|份|遍)|how many|how often|number|total|count"
_CUES: tuple[tuple[K, tuple[tuple[int, str], ...]], ...] = (
    (K.CREATE_REMINDER, ((3, "提醒|闹钟|[叫喊催]我|别忘|remind(?!er talk)|alarm|don't let|ping me"),)),
    (
        K.HELP,
        (
            (2, "怎么|如何|教|不会|不懂|how (?:do|can|to)|where do i|teach|confus"),
            (1, "用|弄|记|录|登记|改|删|传|填|use|log|record|enter|edit|delete|upload|add"),
        ),
    ),
    (K.EXPORT_LEDGER, ((3, "台账|导出|excel|表格|打印|下载|ledger|spreadsheet|export|download|print"),)),
    (
        K.DRAFT_REPORT,
        (
            (2, "总结|小结|汇报|述职|述责|讲稿|稿子|发言稿|summary|report"),
            (1, "写|起|拟|弄|整|准备|编|出|draft|write|prepare|compose|put together"),
        ),
    ),
    (
        K.OPEN_ISSUE_COUNT,
        (
            (2, "整改|销号|毛病|短板|隐患|rectif|finding"),
            (1, "问题|issue|problem"),
            (1, "没|剩|几|多少|完|left|open|closed|fixed|how many"),
        ),
    ),
    (
        K.LIST_INCOMPLETE_RECORDS,
        (
            (1, "记录|纪要|会议|材料|record|minutes|meeting|entr"),
            (
                1,
                (
                    "缺|漏|没填|没写|不全|不完整|忘了|空着|missing|incomplete|lack|gap|without|blank|"
                    "not have|n't have"
                ),
            ),
            (1, "签字|签名|照片|地点|主持|签到|附件|photo|signature|place|host"),
        ),
    ),
    (
        K.RULE_LOOKUP,
        (
            (
                2,
                (
                    "规定|要求|依据|条例|必须|允许|有效|算数|合规|rule|regulation|required|allowed|"
                    "must|quorum|valid"
                ),
            ),
            (1, "能不能|可不可以|可以|能|吗|can|may|should"),
        ),
    ),
    (
        K.SHOW_RECORD,
        (
            (2, "记录|纪要|决议|内容|那条|那次|说了|定了|minutes|decided|discussed|record"),
            (1, "查|看|找|翻|调|给我|show|see|find|open|pull"),
        ),
    ),
    (K.SHOW_DUTY_LIST, ((2, "清单|职责|责任|分工|duties|responsib"), (1, "管|负责|列|看|list|charge"))),
    (
        K.LAST_EVENT,
        (
            (2, "上次|上回|上一|最近一次|最后一次|多久没|last time|last|ago|since"),
            (1, "什么时候|哪天|几号|多久|几月|when|what day|date"),
        ),
    ),
    (
        K.NEXT_EVENT,
        (
            (2, "下次|下回|下一|next"),
            (2, "什么时候|哪天|几号|几点|when|what day"),
        ),
    ),
    (
        K.MISSING_COUNTERPARTS,
        (
            (2, "谁|哪些人|哪几位|哪位|名单|who"),
            (1, "没|未|还|漏|差|not|n't|still|yet|missing|left"),
            (1, "谈|聊|交|签|talk|spoke|met"),
        ),
    ),
    (K.REMAINING_COUNT, ((1, _COUNT), (2, "还|再|差|剩|欠|缺|left|more|remain|short|owe"))),
    (K.COUNT_EVENTS, ((2, _COUNT),)),
    (
        K.LIST_OUTSTANDING_DUTIES,
        (
            (
                2,
                (
                    "没做|没完成|没弄|没干|没办|未完成|逾期|拖|落下|漏|欠|undone|overdue|unfinished|"
                    "outstanding|behind|forgot"
                ),
            ),
            (1, "任务|工作|事|活|哪些|什么|task|dut|what|anything"),
        ),
    ),
)
_RULES = tuple((kind, tuple((weight, Pattern(cue)) for weight, cue in cues)) for kind, cues in _CUES)
_STANDS = Pattern(
    "达标|够|进度|进展|怎么样|如何|完成|情况|on track|enough|status|doing|covered|progress|complete"
)
_HELD = Pattern("[了过没]|有没有|是否|did|have|has|was")
_DUE = Pattern("要|该|得|安排|任务|事|活|会|忙|do|due|plan|meeting|task|schedule")
_LEAST = 3


def likeliest(asking: str, about: Asked) -> QuestionKind | None:
    """The kind for which most speaks; None where too little speaks for any."""
    scores = {kind: sum(w for w, cue in cues if cue.search(asking)) for kind, cues in _RULES}
    talks = bool(about.types) and all(SPECS[kind].form is Form.INTERVIEW for kind in about.types)
    if about.types:
        for kind in (K.REMAINING_COUNT, K.COUNT_EVENTS, K.LAST_EVENT, K.NEXT_EVENT):
            scores[kind] += scores[kind] > 0
        scores[K.DUTY_STATUS] = 3 * (_STANDS.search(asking) is not None)
        scores[K.HAS_EVENT] = 3 * (_HELD.search(asking) is not None)
        scores[K.MISSING_COUNTERPARTS] -= not talks
    elif about.person not in (None, SELF) or about.role:
        scores[K.DUTY_PROGRESS_OF_PERSON] = 3 * (_STANDS.search(asking) is not None)
        scores[K.SHOW_DUTY_LIST] += scores[K.SHOW_DUTY_LIST] > 0
    if about.date:
        scores[K.SHOW_RECORD] += scores[K.SHOW_RECORD] > 1
    if (about.period or about.date) and not about.types:
        scores[K.LIST_DUE_THIS_PERIOD] = 3 * (_DUE.search(asking) is not None)
    best = max(scores, key=lambda kind: scores[kind])
    return best if scores[best] >= _LEAST else None

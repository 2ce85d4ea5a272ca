"""The words by which absences are found in a line: reasons, labels, and what only looks like a reason."""

from messages.reading.patterns import Pattern

WORD = (
    "(?:哺乳|陪护|工伤|育儿|补|倒)假|公差|调休|补休|疗养|待产|怀孕|蹲点|陪床|家长会|"
    "请假|请了假|病假|事假|休假|年假|产假|婚假|丧假|护理假|探亲|出差|公出|外出|出国|"
    "出境|探亲|奔丧|值班|"
    "值守|培训|参会|住院|生病|感冒|发烧|有事|有病|有会|"
    "加班|缺席|缺勤|下乡|驻村|隔离|看病|体检|手术|在外|未到|没到|没来|没有来|没参加|"
    "没能来|未能|没能|不能来|来不了|未参加|未出席|没出席|调研|挂职|借调|抽调|不在|"
    "学习|开会|办事|家里|家中|孩子|上课|跑现场|"
    "走不开|脱不开身|有任务|考试|搬家|开庭|老家|外地|进修|因公|因病|因事|因故|因家|"
    "休息|请.{1,4}假|送医|陪护|照顾|接访|抢修|倒班|夜班|轮休|病了|病倒"
)
NOT_THIS_BUT = f"不是(?:{WORD})[^,;。]{{0,4}}?,?(?:而)?是(?=[^,;。]{{0,6}}(?:{WORD}))"
"""How one reason is put in the place of another: 不是请假，是出差."""
REASON = Pattern(
    "(?:,? ?)?(?:也|还|又|都|均|则|仍|两人|二人|三人|两个人|俩|俩人|等)*(?:因为|因|"
    "由于|正在|外派|在|去|到|赴|还在|要|临时|突然|"
    f"有)?(?P<body>[^,;。!?\n\x00\x01]{{0,12}}?(?:{WORD})[^,;。!?\n\x00\x01、()]{{0,8}})"
)
SURE = Pattern(
    "请假|请了假|病假|事假|缺席|没来|未到|没到|缺勤|没参加|未参加|没能|未能|出差|产假|"
    "休假|年假|住院|生病|来不了|不能来|公出|有事"
)
NOT = Pattern(
    "^(?:问题|制度|报销|申请|手续|规定|情况|事宜|审批|审议|条例|精神|的?通知|表|条|单|学习(?!没|未|缺)[^,]{2,}|内容)"
)
STOP_REASON = Pattern(
    "(?:研究|讨论|学习了|传达|审议|会上|会议|主持|记录|主要|由|应到|实到|决定|议定|"
    "谈了|讲了|我|围绕|另外|其余|其他|其它|剩下)"
)
TRIM_HEAD = Pattern(
    "^(?:(?:事由|原因|理由)(?:是|为|:|：)*|一个人|一人|两个人|自己|也|还|又|都|均|则|"
    "仍|两人|二人|三人|俩人|俩|因为|由于|是|说|就|等|同志| |"
    "临时|要|正|请了?(?=病假|事假|产假|年假|婚假|丧假|护理假)|因(?!(?:病|公|事|故|私|伤)(?!假)|家事))+"
)
TRIM_TAIL = Pattern(
    "(?:,|了| |所以|而|的|就|都|均|也|而且)*(?:没有?(?:能)?(?:来|到|参加|出席|"
    "到会)?(?:会|成)?|未能?(?:来|到|参加|出席|到会|参会)?|缺席|不能(?:来|参加|到会)|"
    "来不了|缺勤)(?:会议|会|成)?(?:了)?$"
)
LABEL = Pattern(
    "(?P<why>缺(?=的(?:是|有|人))|(?<=[,。; ])少(?=的是)|请假|病假|事假|出差|休假|"
    "公出|缺席|未到|没来|没到|未参加|缺勤|absent|on "
    "leave|apologies(?: from)?)(?:的)?(?:人员|名单|人|同志|是|有|为|"
    "分别是)*(?P<colon>(?:(?<=的),)?[ :]*)"
)
EXCEPT = Pattern(
    "除了?|\\b(?:everyone|everybody|all)(?: was| were)?(?: present| here| came| attended)? except(?: for)? "
)
EXCEPT_TAIL = Pattern(
    " ?(?:同志)?(?:以外|之外|外)?[, ]?(?:其他|其余|剩下|剩余|别的)?(?:的)?(?:人|同志|"
    "党员|支委|人员|委员)?(?:全部|都|全|均)(?:到齐了?|到了|到会了?|参加了?|来了|到场|"
    "到|出席)?"
)
ENGLISH = Pattern(
    "(?: (?:was|were|is|are))? ?(?P<body>(?:on |away on |off )?(?:sick leave|"
    "maternity leave|annual leave|leave|sick|ill|business trip|business|travelling|"
    "traveling|a business trip|training|duty|holiday)"
    "|absent|away|in hospital|did not come|didn't come|could not come|couldn't come|"
    "(?:could not|couldn't) make it|missing|absent \\([^)]*\\))(?: (?:because of|"
    "due to) (?P<why>[^,;.\n]{1,40}))?"
)
ENGLISH_BARE = frozenset(
    {"absent", "away", "did not come", "didn't come", "could not come", "couldn't come", "missing"}
)
FILL = Pattern(
    "(?:其中|另外|另|还有|但是|但|就是|不过|只有|就|仅|仅有|只|缺的是|是|有|缺席的是|and |except |but )+"
)

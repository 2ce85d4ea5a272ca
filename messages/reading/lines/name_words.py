"""The words by which names are found: surnames, titles, posts, and words that only look like names."""

from functools import lru_cache

from messages.reading.patterns import Pattern
from messages.reading.roster_tokens import SURNAMES

_COMPOUND = "欧阳|司马|上官|诸葛|夏侯|东方|皇甫|尉迟|公孙|慕容|令狐|宇文|长孙|司徒|端木|南宫"
_SURNAME = f"(?:{_COMPOUND}|[{''.join(sorted(SURNAMES))}])"
_TITLES = (
    "党支部书记|支部书记|副书记|书记|组织委员|宣传委员|纪检委员|青年委员|生活委员|"
    "支部委员|支委|委员|组委|宣委|副主任|主任|副科长|科长"
    "|副处长|处长|副部长|部长|副局长|局长|副所长|所长|副站长|站长|副队长|队长|"
    "党小组组长|党小组长|小组长|组长|班长|厂长|副厂长|段长"
    "|副经理|总经理|经理|副院长|院长|副校长|校长|主席|总监|主管|会计|出纳|教授|老师|"
    "同志|师傅|工程师|负责人|总|工|处|局|科"
)
_POSTS = (
    "党支部书记|支部书记|支部副书记|副书记|书记|组织委员|宣传委员|纪检委员|青年委员|"
    "支委委员|党小组组长|党小组长|部门负责人"
    "|branch secretary|deputy secretary|secretary|organization member|publicity member|discipline member"
)
_UNIT = (
    "(?:办公室|财务科|[\u4e00-\u9fff]{1,6}?(?:科|部|处|室|队|组|车间|办|中心|所|站|班|"
    "段|支部|党委|纪委|党总支|公司|厂|局|院))"
)
_HEADS = (
    "(?:副科长|科长|副部长|部长|副处长|处长|副主任|主任|队长|组长|负责人|经理|所长|"
    "站长|班长|段长|长|书记|副书记|厂长|院长|局长)"
)
SELF = Pattern(
    "我自己|我本人|本人|我(?!们|支部|党|区|县|院|校|局|厂|公司|单位|部|处|市|省|国|镇|"
    "乡|村|街)|自己|\\b(?:myself|me|i)\\b"
)
OLD = Pattern(f"[老小]{_SURNAME}(?![\u4e00-\u9fff]?(?:员|干部))")
TITLED = Pattern(f"(?!党小|党委|党组|党支)({_SURNAME})({_TITLES})(?!会|人员|们)")
POST = Pattern(f"(?:{_POSTS})(?!会|讲话)")
HEAD_OF = Pattern(f"({_UNIT}{_HEADS}|(?:入党)?(?:积极分子|申请人)|发展对象|预备党员)(?!会)")
UNIT_OF = Pattern(f"{_UNIT}的?")
NAME = Pattern(f"(?:示例[\u4e00-\u9fff]|{_SURNAME}[\u4e00-\u9fff]{{1,2}})")
LATIN = Pattern("(?:Mr\\.? |Ms\\.? |Mrs\\.? |Comrade )?[A-Z][a-z]+(?: [A-Z][a-z]+){0,2}")
WORKS_AS = Pattern(f"[\u4e00-\u9fff]{{0,5}}(?:{_TITLES}|员|长|师|干事)")
"""What somebody is, in brackets behind the name."""
TITLE_BEHIND = Pattern(f"({_TITLES})(?!会)")
JOIN = Pattern(" ?(?:、|,(?! ?(?:and )?i )|和|与|跟|及|以及|还有|&|\\+|/|\\band\\b) ?|,? and | ")
NOT_NAME = Pattern(
    "[0-9一二三四五六七八九十两的了是在到没不有都个人员会议党支部请假应实缺席主持记录讲"
    "课上下午学习研究讨论等及同分哪什么谁几检委报聊谈唠跟找说]"
)
BRACKET = Pattern("(?<![a-z])\\([^()]{1,12}\\)| ?\\([a-z][a-z ]{1,40}\\)")
NOT_LATIN = frozenset(
    "Jan Feb Mar Apr Jun Jul Aug Sep Sept Oct Nov Dec The A An In On At Yesterday "
    "Today Tomorrow Monday Tuesday Wednesday Thursday "
    "Friday Saturday Sunday Held "
    "Had Party Branch Committee Meeting January February March April May June July August September October "
    "November December All Everyone Nobody Room Heart Integrity Talk Talked Theme We "
    "Last This Next Log Chaired "
    "Chair Chairman Host Recorder Minutes Absent Present Present Expected Agenda "
    "Discussed Studied Decided What When Who Whom How Have Has Did Do Does Is Are "
    "List Export Show Find Which Where Why Can Could Please "
    "Draft Write Remind Give Tell Any Generate Prepare Download Open Look Count Set "
    "Create Add Delete Cancel Move Remove No Not Plan".split()
)

TAIL = Pattern(
    "同志|均|都|也|等人|等|几位|几个人|[0-9一二两三四五六七八九十]{1,2}(?:位|名|"
    "个)?(?:同志|人|党员)|又|已|全程|一起"
)
CAME_LATE = Pattern("迟到|早退|晚到|请假|缺席|出差|病假|主持|记录|值班|住院|列席|负责|牵头")
"""Words of which the first character ends no name: 欧阳迟到."""
VERB = Pattern(
    "外出|出差|请假|主持|记录|负责|牵头|列席|参加|发言|缺席|病假|事假|开会|值班|加班|"
    "整改|报送|对接|收集|汇总|制定|"
    "编写|排查|更新|修订|开展|上报|提交|督促|检查|召集|采购|张贴|通知|统计|完善|准备|"
    "组织|安排|布置|购买|修好|落实|起草|"
    "[做作搞开谈聊]了|把|将|谈心|谈话|没来|没到|未到|主讲|讲课|住院|生病|产假|年假|公出|因公|因病|因事"
)
TEXTBOOK = Pattern("[张王李赵孙吴郑陈刘周钱][小大老]?[一二三四五六七八九十]")
GOES_ON = Pattern(
    "把|将|整改|报送|对接|收集|汇总|制定|排查|更新|修订|上报|提交|督促|检查|统计|主持|"
    "记录|做|作|请|缺|没|未|因|均|都|也|负责|牵头|列席|参加|发言|谈|讲|上(?!海)|"
    "进行|分别|同志|等|的|一起|和|与|跟|以及|及|单独|逐"
    "|唠|病|事假|出差|公|休|外出|在|去|到|今|昨|就|聊|交|签|担任|代|说|汇报|转正|搞|开|"
    "约|来|为|授|了|两|三|四|负|另|应|实|生|住|还|又|"
    "沟通|加班|值班|落实|完成|承办|起草"
)


@lru_cache(maxsize=1)
def _words_like_names() -> frozenset[str]:
    return frozenset(
        "党小 方面 方案 方式 高度 高质 全体 全部 全员 全程 全年 于是 时间 时候 安全 安排 马上 "
        "明确 明年 常规 常态 文件 文化 和谐 温馨 计划 任务 任何 "
        "任职 金额 向上 向党 项目 石油 白天 车间 单位 单独 任前 容易 成立 成员 成果 党员 "
        "党课 党建 党费 党章 党性 党委 党内 党风 党日 景区 高铁 "
        "平时 平台 余下 宣读 宣传 常委 强调 应到 连续 连同 包括 包片 支部 支委 通过 严肃 "
        "严格 万元 路线 于今 程序 关于 关心 关系 关键 古城 水平 "
        "毛主席 习总 范围 顾问 史料 华为 华东 尚未 甘于 左右 柳州 温州 郑州 杭州 安徽 "
        "江西 江苏 云南 贵州 武汉 广州 常州 徐州 陈列 文明 龙头 "
        "庄严 荣誉 荣获 章程 相关 经济 双方 向前 申请 易地 任期 时代 闻讯 成都 齐心 海报 "
        "查看 查摆 干部 干事 应当 和平 相互 相应 那次 那天 "
        "高兴 高效 雷锋 焦裕禄 党组 党校 党纪 严明 曾经 解读 解决 单据 左边 居委 国企 "
        "国庆 包联 费用 车站 权力 商量 商议 终于 充分 "
        "喻为 都有 都是 明天 时政 经验 何时 何人 何事 那条 那个 相同 安心 时期 向导 项下 "
        "解放 空间 易错 卜算 应该 曲折 别的 强化 "
        "党务 党政 党龄 党旗 党徽 党史 石家庄 白皮书 全面从 司法 司机 孔繁森 公开 公务 "
        "游览 池塘 季度 季末 幸福 广场 祝贺 沙龙 "
        "陆续 危机 云端 艾滋 简报 简要 路上 米饭 米粉 边上 边远 钱财 钱款 温暖 温习 牛奶 "
        "牛年 马列 马克 马克思 郭明义 黄大年 谢谢 "
        "谈话 陶冶 于法 宁可 宁夏 卫生 卫健 卫星 席位 党总支 何况 文艺 文体 华侨 童年 "
        "凌晨 段落 任免 符合 乐观 常见 邢台 毕业 安装 安保".split()
    )


def no_name(piece: str) -> bool:
    """Whether the front of the piece is a common word and so no name."""
    return piece in _words_like_names() or piece[:2] in _words_like_names()

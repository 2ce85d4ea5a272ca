"""What people call the types of record, in Chinese and English, long names and short ones."""

from bot.record_types import RecordType as T
from messages.reading.lines.english_events import ENGLISH
from messages.reading.patterns import Pattern

NAMES: dict[T, tuple[str, ...]] = {
    T.BRANCH_MEMBERS_MEETING: (
        "支部党员大会 党员大会 全体党员大会 全体党员会议 全体党员会 支部大会 党员会议 党员会 全体大会",
        (
            "general membership meeting|branch membership meeting|branch members meeting|members meeting"
            "|membership meeting|all members meeting|general branch meeting|full branch meeting"
            "|party members meeting|general meeting|members' meeting"
        ),
    ),
    T.BRANCH_COMMITTEE_MEETING: (
        (
            "支部委员会会议 支部委员会 支部委员会议 支部委员会扩大会 支委扩大会 支委会议 "
            "支委会 支委碰头会 支委例会 支委办公会"
        ),
        "branch committee meeting|committee meeting|branch committee",
    ),
    T.PARTY_GROUP_MEETING: (
        "党小组会议 党小组会 党小组学习会 小组会议 小组会",
        "party group meeting|group meeting|small group meeting",
    ),
    T.PARTY_LECTURE: (
        "专题党课 微党课 廉政党课 主题党课 党课",
        "party lecture|party lectures|party class|lectures|lecture",
    ),
    T.THEME_PARTY_DAY: (
        "主题党日活动 主题党日 党日活动 党员活动日 主题日活动 党日",
        "theme party day|themed party day|theme day|party day",
    ),
    T.ORGANIZATIONAL_LIFE_MEETING: (
        "专题组织生活会 组织生活会议 组织生活会 组织生活",
        (
            "organizational life meeting|organisational life meeting|organization life "
            "meeting|org life meeting"
            "|organizational life|organisational life"
        ),
    ),
    T.DEMOCRATIC_APPRAISAL: (
        "民主评议党员大会 民主评议党员 民主评议会 民主评议 党员民主评议 党员评议 民主测评会 评议党员",
        "democratic appraisal|appraisal of members|member appraisal|members appraisal",
    ),
    T.DEMOCRATIC_LIFE_MEETING: (
        "专题民主生活会 领导班子民主生活会 班子民主生活会 民主生活会议 民主生活会 民主生活",
        (
            "democratic life meeting|meeting on democratic life|meeting for criticism and self-criticism"
            "|criticism and self-criticism meeting"
        ),
    ),
    T.STRICT_GOVERNANCE_MEETING: (
        (
            "全面从严治党专题会议 全面从严治党专题会 全面从严治党会议 全面从严治党会 "
            "从严治党专题会议 从严治党专题会 从严治党会 "
            "从严治党会议 治党专题会"
        ),
        (
            "strict governance meeting|self-governance meeting|self governance meeting|governance meeting"
            "|conduct and integrity meeting|strict self-governance meeting"
        ),
    ),
    T.THEORY_STUDY_SESSION: (
        (
            "理论学习中心组学习会 理论学习中心组学习 理论学习中心组 理论中心组学习 理论中心组 "
            "中心组扩大学习会 中心组扩大学习 中心组集中学习 中心组专题学习 中心组集体学习 "
            "中心组学习研讨 中心组学习会 中心组学习 中心组 "
            "理论学习会 理论专题学习 理论学习"
        ),
        (
            "theoretical study group|theory study session|theoretical study session|study "
            "session|theory study"
            "|study group session|study group"
        ),
    ),
    T.IDEOLOGY_MEETING: (
        (
            "意识形态专题会议 意识形态专题会 意识形态工作专题会议 意识形态工作专题会 "
            "意识形态分析研判会 意识形态研判会 "
            "意识形态工作会议 意识形态工作会 意识形态会议 意识形态会"
        ),
        "ideology meeting|ideological work meeting|meeting on ideological work|ideology session",
    ),
    T.HEART_TO_HEART_TALK: (
        (
            "谈心谈话 交心谈心 谈心交心 谈谈心 谈了谈心 谈了心 谈过心 谈心 交心谈话 交心 "
            "聊了聊 聊聊 聊会儿 唠了唠 唠嗑 聊聊天 聊天 聊一聊 聊了会儿 拉家常"
        ),
        (
            "heart-to-heart talks|heart-to-heart talk|heart to heart talks|heart to heart "
            "talk|heart-to-hearts"
            "|heart-to-heart|heart to heart"
        ),
    ),
    T.INTEGRITY_TALK: (
        "党风廉政谈话 廉政谈话 廉洁谈话 廉洁从业谈话 廉政约谈 任前廉政谈话 廉谈 廉政谈心",
        "integrity talks|integrity talk|clean government talk|anti-corruption talk|integrity interview",
    ),
    T.REMINDER_TALK: (
        "提醒谈话 提醒谈 警示谈话 提醒约谈",
        "cautionary talks|cautionary talk|reminder talks|reminder talk|warning talk",
    ),
    T.ACCOUNTABILITY_TALK: (
        "诫勉谈话 约谈 诫勉",
        "accountability talks|accountability talk|summons talk|summons|admonitory talk|admonition talk",
    ),
    T.MEMBER_DEVELOPMENT_TALK: (
        (
            "发展党员谈话 入党谈话 入党积极分子谈话 积极分子谈话 发展对象谈话 入党申请人谈话 "
            "转正谈话 预备党员谈话 党员发展谈话 入党前谈话 "
            "培养谈话"
        ),
        "member development talk|membership talk|development talk|talk with the applicant",
    ),
    T.REPORT_SUBMISSION: (
        (
            "述责述廉报告 述责述廉 述职报告 述职评议 述职 履职报告 履责报告 责任书 任务明细表 "
            "工作要点 年度工作计划 年度报告 年度总结 年终总结 "
            "工作情况报告 履行主体责任报告 主体责任报告 个人履责情况报告 从严治党工作报告 从严治党报告"
        ),
        (
            "annual report|yearly report|annual work plan|responsibility letters|responsibility letter"
            "|work report|report on duties and integrity"
        ),
    ),
    T.INSPECTION: (
        "督导检查 监督检查 专项检查 抽查 自查 督查 督导 四风检查 八项规定检查 明察暗访",
        "spot checks|spot check|self-check|inspections|inspection",
    ),
}

PATTERNS: tuple[tuple[Pattern, T], ...] = tuple(
    (Pattern(pattern), kind)
    for pattern, kind in (
        (
            ("(?:专题)?(?:研究|部署|分析)?(?:全面)?(?:从严治党|党风廉政建设(?:和反腐败)?|"
        "党风廉政|主体责任|党廉|反腐倡廉)"
            "(?:工作|责任|责任制|形势)?(?:工作)?"
            "(?:的)?(?:专题会议?|形势分析会|分析会|工作会议?|部署会|推进会|例会|研判会|会议|"
        "会(?!上|后|前|议))"),
            T.STRICT_GOVERNANCE_MEETING,
        ),
        (("意识形态(?:工作|领域)?(?:形势)?(?:的)?(?:专题|分析|研判|分析研判)?(?:会议|研判会|"
        "分析会|会(?!上|后|前))"),
         T.IDEOLOGY_MEETING),
        (("(?:入党)?(?:申请人|积极分子|发展对象|"
        "预备党员)[^,;。\x00]{0,8}?(?P<said>谈(?:了)?(?:一次)?话)"), T.MEMBER_DEVELOPMENT_TALK),
        (("\\b(?P<said>(?:branch )?committee) (?:last |also )?(?:met|meet|meets|decide|"
        "decided|discussed)\\b"), T.BRANCH_COMMITTEE_MEETING),
        (("\\b(?P<said>(?:first |second |third |the )?party group) (?:last |also )?(?:met|"
        "meet|meets|discussed)\\b"), T.PARTY_GROUP_MEETING),
        (("(?:谈|聊)(?:完|了谈|一谈|的是|(?:了|"
        "过)?(?:[0-9一二两三四五几多少]{1,2}次)?)?(?:廉政|廉洁|党风廉政)(?!谈话)"), T.INTEGRITY_TALK),
        (("(?P<said>谈)(?:了|过)?(?:[0-9一二两三半几多少]{1,3}个?(?:多)?(?:小时|钟头|分钟|次|回|"
        "会儿))(?:的)?心(?!得|情|态)"), T.HEART_TO_HEART_TALK),
        (
            ("(?:交|报送|提交|递交|呈报|上报|报)了(?P<said>(?:[^,;。\n]{0,14})(?:报告|总结材料))"),
            T.REPORT_SUBMISSION,
        ),
        (
            ("(?:已(?:经)?|向[^,;。 \n]{2,10}?)(?:报送|提交|递交|呈报|上报|上交)了?(?P<said>[^,;。了\n]{0,14}"
             "(?:报告|总结|材料))(?!会|里|中|显)"),
            T.REPORT_SUBMISSION,
        ),
        (
            ("(?P<said>(?:[一二三四上下本前]{1,2}(?:季度|半年|年))?[^,;。 \n\x000-9日号午天把将]{0,12}"
             "(?:报告|总结))"
             "(?=[^,;。没未\n]{0,14}(?:交|报送|提交|递交|呈报|上报|报)(?:上去|上了|到|给|出去|过去|了)(?!吗|没|吧|么))"),
            T.REPORT_SUBMISSION,
        ),
        ("对[^,;。 \n\x00]{2,16}(?P<said>进行了?(?:检查|抽查|自查|督查|督导|核查|巡查))", T.INSPECTION),
        (
            ("(?:签|签订|签了|签订了)(?P<said>(?:党风廉政|全面从严治党|从严治党|意识形态|安全|目标|"
            "主体)[^,;。\n]{0,8}责任书)"),
            T.REPORT_SUBMISSION,
        ),
        (
            "(?:和|跟|与|找|同)[^,;。\n]{1,8}?(?P<said>聊)(?:过了?|完了?|了)(?=$|[,;。])",
            T.HEART_TO_HEART_TALK,
        ),
        ("谈(?:完|过|了|了个|了次|了一次|个|次|一次|一下|下)心(?!得|情|态|理|里)", T.HEART_TO_HEART_TALK),
        ("廉政(?:提醒|集体|警示|例行|常规|家访)谈话|廉政(?:方面)?的?谈话", T.INTEGRITY_TALK),
        (("(?<![0-9:./月点周期拜-])(?:第?[一二三四五六七八九十0-9]{1,2}(?:党)?小?组|"
        "党小组)(?:的)?(?:会议|学习会|会|"
        "(?=开会|学习|召开|开了|开展))"),
         T.PARTY_GROUP_MEETING),
        ("(?:谈|聊)(?:了|了一次|了一下|了一会儿?)?(?:思想|家常|心里话)", T.HEART_TO_HEART_TALK),
        (("(?P<said>(?:检查|抽查|督查)[了过])(?=[^,;。\n]{0,12}(?:规定|双责|四风|作风|廉|"
        "纪律|考勤|公务|公车|落实|执行|"
        "履职|履责|情况|党建|工作))"), T.INSPECTION),
        (("[^,;。 \n\x000-9日号天午上周一二三四五六七八九十早晚晨]{0,8}(?:委|部|办|局|组|处|上级|"
          "领导)[^,;。 \n\x00]{0,2}(?:来|到|"
          "对|下)"
         "[^,;。 \n\x00]{0,8}?(?:检查|核查|查验|抽检|督查|督导)了?"), T.INSPECTION),
        (("[^,;。 \n\x000-9日号天午上周一二三四五六七八九十早晚晨]{0,8}(?:[查导察]组|纪委|党委|组织部|"
          "办公室)(?:检查|核查|查验|"
          "抽查|督查)了?"
         "(?=[^,;。 ]{2})"), T.INSPECTION),
        ("(?:^|(?<=[ ,;。\x00]))(?P<said>检查|抽查|巡查)(?= )", T.INSPECTION),
        (("(?:^|(?<=[ ,;。\x00]))(?P<said>支委)(?= ?(?:[0-9应实缺开会]|[:,;。]|$| (?:议题|研究|讨论|地点|"
          "主持))"
         "(?![^,;。 ]{0,3}[了]?[0-9]?人))"), T.BRANCH_COMMITTEE_MEETING),
        ("发展谈话", T.MEMBER_DEVELOPMENT_TALK),
        ("(?P<said>提醒)(?!我|大家|各)[^,;。\n\x00醒]{1,5}谈话", T.REMINDER_TALK),
        *ENGLISH,
    )
)  # fmt: skip
"""Names with something in between."""

TALK_ALONE = Pattern(
    "谈(?:了|过|完)?(?:一?次|一下|个|下)?话(?!的事)|谈了谈|谈一谈|谈了(?:一)?次|谈[完过了]了?(?=$|"
    "[,。;])|(?<![面座洽约访商漫健])谈(?=$|[,;。])|\\b(?:talk|talked|interview|interviewed|spoke|"
    "one-on-one|one-to-one|1-on-1|conversation|chat|chatted|had a word|met(?= (?:up )?with ))\\b"
)
"""A talk of no named type."""

TALK_ABOUT = Pattern(
    "(?:和|跟|与|找|约|同)[^,;。\n和跟与找约同]{1,14}?(?P<said>谈|聊|唠)"
    "(?:了|过|谈|聊|到|及)?(?=[^,;。\n\x00判天嗑会家着论起何资吐得心话妥完不了]{2})"
)
"""A talk of which only the matter is said: 找王小明谈转正."""

MEETING_ALONE = Pattern(
    "碰(?:了)?(?:个|一下|一)?头(?!会)|(?<!在)(?<!去)(?<!着)(?<!来)开(?:了|过|"
    "完)?(?:个|一个|一次|次)?(?:短|小)?会(?!开得|呢|中|多|累|的时候|去)|"
    "会议(?!室|记录)|例会|(?:有|"
    "一)个会(?!议室)|开了?(?:个|一个)?(?:短|小)会|开了会|\\bmeeting\\b|\\bmet\\b"
)
"""A meeting of no named type."""


def chinese(names: tuple[str, ...]) -> list[str]:
    """The Chinese names of a row."""
    return names[0].split()


def english(names: tuple[str, ...]) -> list[str]:
    """The English names of a row."""
    return names[1].split("|")


BY_NAME: dict[str, T] = {
    name: kind for kind, names in NAMES.items() for name in (*chinese(names), *english(names))
}
"""Every name and the type it means."""

"""Words that make a piece of a line what the meeting or talk was about; without one it is no topic."""

from messages.reading.patterns import Pattern

MATTER = Pattern(
    "学习|研究|讨论|传达|部署|布置|安排|通报|审议|观看|参观|重温|慰问|植树|种树|打扫|"
    "清扫|清理|捡垃圾|卫生|志愿|宣誓|誓词|评议|评优|评先|选举|"
    "推选|推荐|转正|发展|接收|吸收|入党|党费|党章|党纪|纪律|换届|整改|总结|计划|规划|"
    "考核|培训|问题|精神|文件|讲话|条例|章程|方案|制度|"
    "报告|汇报|材料|教育|宣讲|走访|帮扶|调研|检查|排查|批评|剖析|查摆|对照|形势|措施|"
    "目标|服务|创建|建设|安全|生产|信访|廉洁|"
    "廉政|作风|腐败|意识|舆情|网络|预算|经费|采购|资金|捐|献血|祭扫|扫墓|瞻仰|缅怀|"
    "体检|值班|迟到|早退|报销|困难|思想|家庭|家里|压力|"
    "情绪|岗位|职业|成长|动机|要求|希望|提醒|叮嘱|嘱咐|建议|征求|落实|推进|贯彻|分析|"
    "研判|先进|典型|榜样|影片|电影|红色|党史|理论|主义|"
    "事项|台账|公示|表彰|承诺|碰了?个?头|考勤|脱岗|学法|普法|防汛|防火|消防|疫情|垃圾|"
    "河道|道路|敬老|结对|共建|朗诵|升国旗|国歌|仪式|竞赛|座谈|演讲|"
    "直播|视频|专题片|纪录片|展览|唱|歌|测试|答题|交流|心得|体会|业务|项目|工程|进度|效率|质量|态度|工作|选派|任命|"
    "调整|聘|预审|审查|谈心|《|“|「|党性|修养|先锋|模范|"
    "脱贫|乡村|振兴|招商|环保|节约|浪费|招待|礼金|公车|津补贴|兼职|个人有关|优秀|合格|不合格"
)
NO_MATTER = Pattern(
    "^(?:我|你|他|她|其他|其余|剩下|别的|大家|人|会期|整整|班子成员|全体|委员|"
    "党员(?!教育|发展|管理|培训|积分|活动|队伍|承诺|先锋|志愿|档案|名册|评|转|学|思想|干部|日常|作用|亮)|"
    "支委|成员|参会|出席|到会|工作人员$)"
)
DOING_EN = Pattern(
    ".*\\b(?:volunteer|votes? on|elect|admit|plant|clean|visit|train|rectif|plans?\\b|report|work|budget|"
    "dues|stud|discipline|speech|"
    "document|history|safety|apprais|admission|transfer|relocat|donat|tour|film|books?\\b)|"
    "(?!attended|chaired|absent|expected|recorded|started|ended|finished|lasted|held|moved|added|needed)"
    "(?:[a-z]{2,}(?:ed|ing)|met|read|swept|sang|gave|watch|visit|review|report|work|stud|discuss)\\w* [a-z]",
)

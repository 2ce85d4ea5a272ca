"""What a secretary types and reads in each language; the words of buttons come from the labels."""

from dataclasses import dataclass

from bot.record_types import RecordType
from messages.labels import label


@dataclass(frozen=True, slots=True)
class Words:
    """One language: people and branch are plainly samples."""

    language: str
    locale: str
    notice: str
    branch: str
    secretary: str
    second: str
    third: str
    office: str
    head: str
    roster: str
    place: str
    agenda: str
    next_agenda: str
    talk: str
    duty_list: str
    talk_duty: str
    members_duty: str
    line: str
    slip: str
    reminder: str

    def __call__(self, key: str, **values: object) -> str:
        """A label, such as that of a button."""
        return label(self.language, key, **values)

    def begin(self, key: str, name: str) -> str:
        """How a label begins, before the place called ``name``."""
        return label(self.language, key, **{name: "\0"}).partition("\0")[0].rstrip()

    def type(self, kind: RecordType) -> str:
        """A type of record."""
        return label(self.language, f"types.{kind}")

    def list_of(self, name: str) -> str:
        """The heading of somebody's list."""
        return self.duty_list.format(name=name)


ZH = Words(
    language="zh",
    locale="zh-CN",
    notice="使用前请看",
    branch="示例机关第一党支部",
    secretary="张三",
    second="李四",
    third="王五",
    office="办公室",
    head="示例甲",
    roster="李四 组织委员\n王五 纪检委员\n赵六 宣传委员\n示例甲 办公室主任\n示例乙 业务科科长\n"
    "示例丙\n示例丁\n示例戊",
    place="三楼会议室",
    agenda="研究主题党日方案\n要点：李四汇报方案，王五提出增加走访\n决议：去纪念馆；王五；12月底",
    next_agenda="研究党费使用\n决议：公示党费；李四；12月底",
    talk="采购审批的风险点，要按制度请示",
    duty_list="{name}的责任清单",
    talk_duty="廉政谈话：书记与部门负责人逐人",
    members_duty="支部党员大会",
    line="昨天下午三点在三楼会议室开主题党日，张三主持，全员到齐，学习党章",
    slip="不对，是前天",
    reminder="今日提醒",
)
EN = Words(
    language="en",
    locale="en-GB",
    notice="please read before use",
    branch="Sample branch one",
    secretary="Zhang San",
    second="Li Si",
    third="Wang Wu",
    office="Office",
    head="Sample A",
    roster="Li Si, organization member\nWang Wu, discipline member\nZhao Liu, publicity member\n"
    "Sample A, head of Office\nSample B, head of Works\nSample C\nSample D\nSample E",
    place="Room 3",
    agenda="Plan of the theme day\nPoints: Li Si reported, Wang Wu asked for visits\n"
    "Decision: go to the museum; Wang Wu; 31 Dec",
    next_agenda="Use of dues\nDecision: post the dues; Li Si; 31 Dec",
    talk="Risks in approving purchases, and whom to ask",
    duty_list="Duty list of {name}",
    talk_duty="Integrity talk of the secretary with each department head",
    members_duty="General membership meeting",
    line="Theme party day yesterday 3 pm in Room 3, chaired by Zhang San, all present, studied dues",
    slip="No, it was the day before yesterday",
    reminder="Today's reminder",
)

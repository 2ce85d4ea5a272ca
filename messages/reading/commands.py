"""Plain words that steer: 记会议, 取消, 上一步, skip. They are recognised only when nothing else is typed."""

from enum import StrEnum

from messages.reading.normalise import phrase, words


class Command(StrEnum):
    """What is to happen next."""

    LOG_MEETING = "log_meeting"
    LOG_INTERVIEW = "log_interview"
    LOG_REPORT = "log_report"
    LOG_INSPECTION = "log_inspection"
    RECORDS = "records"
    EXPORT = "export"
    SETTINGS = "settings"
    CANCEL = "cancel"
    BACK = "back"
    SKIP = "skip"
    DONE = "done"


_WORDS = {
    Command.LOG_MEETING: words("记会议 记会 记一次会 记一个会 登记会议 录会议 新会议 meeting")
    | {"log meeting", "log a meeting", "new meeting"},
    Command.LOG_INTERVIEW: words("记谈话 登记谈话 录谈话 记一次谈话 新谈话 interview")
    | {"log interview", "log an interview", "log a talk", "log talk", "new interview", "new talk", "talk"},
    Command.LOG_REPORT: words("记报送 登记报送 登记报送材料 报送材料 记报告 登记报告")
    | {"log report", "log a report", "report handed in", "log a report handed in"},
    Command.LOG_INSPECTION: words("记检查 登记检查 登记督查 记督查")
    | {"log inspection", "log an inspection", "new inspection"},
    Command.RECORDS: words("查记录 看记录 记录查询 历史记录 records")
    | {"my records", "show records", "find records"},
    Command.EXPORT: words("台账 导出 导出台账 ledger export"),
    Command.SETTINGS: words("设置 settings"),
    Command.CANCEL: words("取消 算了 不记了 不改了 先不改了 不用改了 放弃 退出 cancel quit stop")
    | {"never mind", "forget it"},
    Command.BACK: words("上一步 返回 后退 back previous") | {"go back"},
    Command.SKIP: words("跳过 略过 略 先跳过 不填 skip pass"),
    Command.DONE: words("完成 好了 没有了 没了 就这些 done finish finished") | {"that is all", "thats all"},
}
_BY_WORD = {word: command for command, spellings in _WORDS.items() for word in spellings}


def read_command(text: str) -> Command | None:
    """The command typed, emoji and punctuation aside; None for anything else."""
    return _BY_WORD.get(phrase(text)) if len(text) <= 60 else None

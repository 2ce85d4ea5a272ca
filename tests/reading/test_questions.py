import pytest

from messages.reading.commands import Command, read_command
from messages.reading.questions import QuestionKind, read_question


@pytest.mark.parametrize(
    "text",
    [
        "我的责任清单是什么",
        "我的责任清单是什么？",
        "责任清单",
        "📋 责任清单",
        "清单",
        "看看我的清单",
        "帮我看看责任清单",
        "书记的责任清单有哪些",
        "what is my responsibility list",
        "What's my responsibility list?",
        "my list",
        "show me my duty list",
        "what are my duties",
        "My responsibilities",
    ],
)
def test_the_list_is_asked_for(text: str) -> None:
    assert read_question(text) is QuestionKind.SHOW_DUTY_LIST


@pytest.mark.parametrize(
    "text",
    [
        "还有什么没做",
        "还有什么没做？",
        "我还有哪些没完成",
        "今年还有什么没做",
        "本月还有什么没做的",
        "还剩什么",
        "待办",
        "what is left",
        "What's left this month?",
        "what is left to do",
        "what is still outstanding",
        "what do I still have to do",
    ],
)
def test_what_is_left_is_asked_for(text: str) -> None:
    assert read_question(text) is QuestionKind.LIST_OUTSTANDING_DUTIES


@pytest.mark.parametrize("text", ["怎么用", "怎么用？", "帮助", "你能做什么", "help", "How do I use this?"])
def test_help_is_asked_for(text: str) -> None:
    assert read_question(text) is QuestionKind.HELP


@pytest.mark.parametrize(
    "text",
    [
        "",
        "会上学习了责任清单",
        "责任清单推进情况汇报",
        "第十一党支部",
        "昨天开支委会",
        "the meeting discussed the list",
        "leave",
        "👍",
        "清单" * 60,
    ],
)
def test_a_sentence_that_only_mentions_the_list_is_no_question(text: str) -> None:
    assert read_question(text) is None


@pytest.mark.parametrize(
    ("text", "command"),
    [
        ("取消", Command.CANCEL),
        ("Cancel", Command.CANCEL),
        ("never mind", Command.CANCEL),
        ("不改了", Command.CANCEL),
        ("⬅️ 上一步", Command.BACK),
        ("跳过", Command.SKIP),
        ("skip", Command.SKIP),
        ("完成", Command.DONE),
        ("📝 记会议", Command.LOG_MEETING),
        ("Log a meeting", Command.LOG_MEETING),
        ("记谈话", Command.LOG_INTERVIEW),
        ("查记录", Command.RECORDS),
        ("台账", Command.EXPORT),
        ("⚙️ 设置", Command.SETTINGS),
    ],
)
def test_steering_words_are_recognised_alone(text: str, command: Command) -> None:
    assert read_command(text) is command


@pytest.mark.parametrize("text", ["", "取消了年会", "会议设置了两个议题", "cancel the party"])
def test_steering_words_inside_a_sentence_steer_nothing(text: str) -> None:
    assert read_command(text) is None

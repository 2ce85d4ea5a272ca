"""Three questions that open a screen by themselves: my list, what is left, help; in any order of words."""

from messages.reading.asked import QuestionKind as QuestionKind
from messages.reading.normalise import phrase, words

_LIST = ("责任清单", "任务清单", "职责清单", "我的清单", "主体责任清单", "清单")
_LIST_AROUND = words(
    "我 我的 的 看 看看 查看 查 查一下 看一下 打开 显示 给我 把 发 发我 发给我 是 是什么 什么 有哪些 "
    "有 哪些 呢 吗 啊 吧 请 帮我 让我",
    "想 要 我要 我想 一下 在哪 在哪里 怎么样 怎样 了 今年 本年 年度 本年度 书记 支部书记 党支部书记 "
    "支部 我们 我们的 现在 怎么看 里 内容 情况 完成",
)
_LEFT = words(
    "还有什么没做 还有哪些没做 还有什么没完成 还有哪些没完成 还有什么要做 还有哪些要做 还有什么任务 "
    "还有哪些任务 还剩什么 还剩哪些 还差什么 还差哪些",
    "还有什么 还有哪些 没做的 没完成的 未完成 未完成的 未完成事项 未完成任务 哪些没做 哪些没完成 "
    "哪些没做完 什么没做 有什么没做 有哪些没做 没做完的",
    "还有什么没做完 还有哪些没做完 还有什么事 还有什么事没做 还有什么事没办 还有什么没办 还有啥没做 "
    "还有啥要做 还有啥 还差啥 还欠什么 欠什么 待办 待办事项",
    "要做什么 该做什么 我该做什么 我要做什么 接下来做什么 下一步做什么 有什么要做的 还要做什么 "
    "还需要做什么 还有什么需要做",
)
_LEFT_AROUND = ("请问", "我", "这个月", "本月", "今年", "现在", "支部", "我们")
_HELP = words(
    "怎么用 如何使用 怎么使用 帮助 使用说明 使用帮助 说明 你能做什么 你会什么 能做什么 有什么功能 功能 "
    "怎么操作 教我 教教我 怎么记 help usage"
) | {
    "how to use",
    "how to use this",
    "how do i use this",
    "how does this work",
    "what can you do",
    "what can i ask",
    "how does it work",
}
_ENGLISH_FILLER = words(
    "please can could you i show me see give tell the a my our is are what whats what's do does have "
    "to for us of now yet we",
    "still list open there this year month all let get want display view need am on",
)
_ENGLISH = (
    (frozenset({"responsibility"}), QuestionKind.SHOW_DUTY_LIST),
    (frozenset({"responsibilities"}), QuestionKind.SHOW_DUTY_LIST),
    (frozenset({"duty"}), QuestionKind.SHOW_DUTY_LIST),
    (frozenset({"duties"}), QuestionKind.SHOW_DUTY_LIST),
    (frozenset({"left"}), QuestionKind.LIST_OUTSTANDING_DUTIES),
    (frozenset({"left", "undone"}), QuestionKind.LIST_OUTSTANDING_DUTIES),
    (frozenset({"outstanding"}), QuestionKind.LIST_OUTSTANDING_DUTIES),
    (frozenset({"remaining"}), QuestionKind.LIST_OUTSTANDING_DUTIES),
    (frozenset({"remains"}), QuestionKind.LIST_OUTSTANDING_DUTIES),
    (frozenset({"todo"}), QuestionKind.LIST_OUTSTANDING_DUTIES),
    (frozenset({"undone"}), QuestionKind.LIST_OUTSTANDING_DUTIES),
    (frozenset({"not", "done"}), QuestionKind.LIST_OUTSTANDING_DUTIES),
    (frozenset({"outstanding", "duties"}), QuestionKind.LIST_OUTSTANDING_DUTIES),
    (frozenset({"duties", "left"}), QuestionKind.LIST_OUTSTANDING_DUTIES),
)
_EXACT = {
    "my list": QuestionKind.SHOW_DUTY_LIST,
    "the list": QuestionKind.SHOW_DUTY_LIST,
    "list": QuestionKind.SHOW_DUTY_LIST,
    "show list": QuestionKind.SHOW_DUTY_LIST,
    "show my list": QuestionKind.SHOW_DUTY_LIST,
    "show me my list": QuestionKind.SHOW_DUTY_LIST,
    "what is my list": QuestionKind.SHOW_DUTY_LIST,
    "whats on my list": QuestionKind.SHOW_DUTY_LIST,
    "what is on my list": QuestionKind.SHOW_DUTY_LIST,
    "what do i have to do": QuestionKind.LIST_OUTSTANDING_DUTIES,
    "what do i still have to do": QuestionKind.LIST_OUTSTANDING_DUTIES,
    "what should i do": QuestionKind.LIST_OUTSTANDING_DUTIES,
    "what should i do next": QuestionKind.LIST_OUTSTANDING_DUTIES,
    "what is next": QuestionKind.LIST_OUTSTANDING_DUTIES,
    "whats left to do": QuestionKind.LIST_OUTSTANDING_DUTIES,
    "what is left to do": QuestionKind.LIST_OUTSTANDING_DUTIES,
    "to do": QuestionKind.LIST_OUTSTANDING_DUTIES,
}
_LONGEST = 60


def read_question(text: str) -> QuestionKind | None:
    """The question asked, in whatever order of small words; None where the text says more than a question.

    A sentence that merely mentions the list (会上学习了责任清单) is none.
    """
    said = phrase(text)
    if not said or len(text) > _LONGEST:
        return None
    compact = said.replace(" ", "")
    if compact in _HELP or said in _HELP:
        return QuestionKind.HELP
    if _asks_left(compact):
        return QuestionKind.LIST_OUTSTANDING_DUTIES
    if _asks_list(compact):
        return QuestionKind.SHOW_DUTY_LIST
    return _EXACT.get(said) or _english(said)


def _asks_left(compact: str) -> bool:
    for _ in range(3):
        if compact.removesuffix("的") in _LEFT or compact.rstrip("呢吗啊了") in _LEFT:
            return True
        head = next((word for word in _LEFT_AROUND if compact.startswith(word)), None)
        if head is None:
            return False
        compact = compact[len(head) :]
    return False


def _asks_list(compact: str) -> bool:
    """Whether the text names the list and otherwise holds small words only."""
    name = next((name for name in _LIST if name in compact), None)
    if name is None:
        return False
    before, _, behind = compact.partition(name)
    return _only_small(before) and _only_small(behind)


def _only_small(text: str) -> bool:
    """Whether the text can be laid out in small words; reach[i] says the first i characters can."""
    reach = [True] + [False] * len(text)
    for end in range(1, len(text) + 1):
        reach[end] = any(reach[start] and text[start:end] in _LIST_AROUND for start in range(end))
    return reach[-1]


def _english(said: str) -> QuestionKind | None:
    """What is left of an English question without its small words decides."""
    content = frozenset(said.split()) - _ENGLISH_FILLER
    return next((kind for wanted, kind in _ENGLISH if wanted == content), None)

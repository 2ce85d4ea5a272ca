"""Yes or no, as people write it."""

from messages.reading.normalise import phrase, words
from messages.reading.problem import Problem, ProblemCode, problem

_YES = words(
    "是 是的 对 对的 好 好的 行 可以 嗯 恩 有 签了 已签 已签字 签字了 已签名 都签了 是啊 确认 同意 没问题 "
    "yes y yeah yep yup ok okay sure true signed done right"
)
_NO = words(
    "否 不 不是 不对 没 没有 没签 未签 未签字 没签字 还没 还没有 还没签 不用 不行 不同意 不要 无 "
    "no n nope false unsigned"
) | {"not yet", "not signed"}


def read_yes_no(text: str) -> bool | Problem:
    """True or False, or YES_OR_NO when it is neither."""
    said = phrase(text).rstrip("了吧的哦呢")
    for form in (phrase(text), said):
        if form in _YES:
            return True
        if form in _NO:
            return False
    return problem(ProblemCode.YES_OR_NO, shown=text)

"""The words with which a reason for not coming begins: 请假, 因病, 出差, on leave."""

import re

_WORDS = (
    "请假|病假|事假|休假|年假|产假|婚假|丧假|探亲|出差|公出|因公|因病|因事|外出|值班|值守|学习|培训"
    "|开会|参会|住院|生病|有事|有病|"
    "加班|缺席|下乡|驻村|退休|隔离|看病|体检|另有|家里|家中|不在|在外|未到|没来|没到|迟到|调研|挂职"
    "|借调|抽调"
)
_ENGLISH = (
    "on|sick|leave|away|ill|business|travel|travelling|absent|hospital|duty|training|holiday|vacation"
    "|maternity|meeting|in|at|is|was"
)
REASON = re.compile(
    f"(?:均|都|也)?(?:因[^,;]{{0,4}}?|正在|外派|请|在|去|到|赴)?(?:{_WORDS})|\\b(?:{_ENGLISH})\\b"
)
"""The first word of a reason for not coming, with the small word before it."""

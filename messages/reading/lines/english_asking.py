"""Whether an English line asks by how one of its clauses begins; what only tells holds who and did too."""

from messages.reading.normalise import fold
from messages.reading.patterns import Pattern

_SMALL = (
    "(?:(?:please|and|so|but|then|also|ok|okay|well|hi|hello|hey|sorry|now|just|can you|could you|would you|"
    "will you|kindly|do you know|tell me|i wonder|excuse me|quick question)[ ,:]+)*"
)
_SUBJECT = (
    "(?:we|i|you|he|she|they|it|there|the|our|my|any|anyone|anybody|anything|every\\w*|all|no\\w*|this|that|"
    "these|those|someone|somebody|enough|[a-z]+ [a-z]+ (?:have|had|has|been|done|given|finish\\w*|"
    "complet\\w*|"
    "hold|held|give|gave|attend|chair|lead|meet|talk|come|miss|do|need|still|already|lecture|submit|keep)\\b|"
    "(?:old|secretary|comrade|mrs?|ms) [a-z]+)"
)
_HEAD = Pattern(
    f"{_SMALL}(?:(?:what|when|whom|whose|how|where|why|who|which)(?:'s|'re|'ve|s)?\\b|"
    f"(?:did|do|does|is|are|was|were|have|has|had|can|could|should|shall|must|may|will|would|"
    f"am)(?:n't)? {_SUBJECT}\\b|"
    "(?:show|export|find|tell|give me|give us|pull up|download|look up|send|get me|list|print|generate|"
    "draft|write|"
    "compose|create|prepare|remind|count|check (?:if|whether)|open|view|display|see|bring up|search|"
    "fetch|email|"
    "make me|help|let me|i need|i want|i'd like|we need|need to know|any|anything|next|last|latest)\\b|"
    "(?:the |our |my |all )*(?:notes|user guide|date|day of|manual|instructions|usage|spreadsheet|"
    "number of|count|"
    "status|progress|list|ledger|tasks?|records?|minutes of|overdue|outstanding|unresolved|unfinished|"
    "incomplete|"
    "remaining|deadlines?|total|reminder(?! talk)|rules?|requirements?|duties|duty)\\b)"
)
_RELATIVE = Pattern("(?:[A-Z][a-z]+|[\u4e00-\u9fff]|\\)),? ?\\Z")
_CLAUSES = Pattern("[,;.!\n]+ *")


def asks_at_a_head(text: str) -> bool:
    """Whether the line or one of its clauses begins as a question or an order for an answer does.

    Behind a name "who was ill" says something of the person and asks nothing.
    """
    folded = fold(text)
    if "?" in folded:
        return True
    starts = [0, *(found.end() for found in _CLAUSES.finditer(folded))]
    for start in starts:
        found = _HEAD.match(folded, start)
        if found is None:
            continue
        told_of = start and folded.startswith(("who", "which"), start) and _RELATIVE.search(text, 0, start)
        if not told_of:
            return True
    return False

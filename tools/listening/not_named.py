"""Words that spell a skill and name none, and titles that are tools: "800 CAD", "c) Python", "Selenium, Postman"."""

from tools.listening.message import Message
from tools.listening.vocabulary import Mark


def is_listed_tool(message: Message, first: int, end: int) -> bool:
    """ "Selenium, Postman, SQL": a name that is a trade elsewhere, between commas of a list of tools."""
    mark = message.begins_at("skill", first)
    if mark is None or mark.end != end or mark.value.rule:
        return False
    behind = message.words[end : end + 1] == [","] and message.begins_at("skill", end + 1)
    before = message.words[first - 1 : first] == [","] and message.ends_at("skill", first - 1)
    return bool(behind or before) or message.has("level", end, end + 2)


def is_no_name(message: Message, mark: Mark) -> bool:
    """ "800 CAD" is money, "c) Python" a point of a list, and "years of plumbing" the trade itself.

    "A database vendor" is who somebody works for, "cleaning windows" is done with water.
    """
    words = message.words
    if message.begins_at("season", mark.first) and message.asked is not None and message.asked.key == "deadline":
        return True  # "Spring 28"
    before, behind = words[mark.first - 1 : mark.first], words[mark.end : mark.end + 1]
    if message.begins_at("currency", mark.first) and before and before[0][0].isdigit():
        return True
    if behind == [")"] and mark.end - mark.first == 1 and len(words[mark.first]) == 1:
        opens = next((at for at in range(mark.first, max(-1, mark.first - 12), -1) if words[at] in ("(", ")")), None)
        return opens is None or words[opens] == ")"
    if message.raw(mark.first, mark.end).islower() and behind in _SELLERS:
        return True
    if words[mark.first] == "windows" and before in _CLEANED:
        return True
    is_trade = mark.value.ref is None and mark.end - mark.first == 1 and words[mark.first].endswith("ing")
    return is_trade and (before in (["been"], ["mostly"]) or (before == ["of"] and words[mark.first - 2] in _YEARS))


_SELLERS = (["vendor"], ["vendors"], ["company"], ["maker"], ["manufacturer"], ["supplier"], ["reseller"], ["store"])
_CLEANED = (["clean"], ["cleaning"], ["cleaned"], ["wash"], ["washing"], ["fit"], ["fitting"], ["fitted"], ["double"])
_YEARS = frozenset("years yrs year decades decade months".split())

"""In which form somebody wants to take the plan along: a calendar, Word, a table, a page for their manager, …"""

import re
from collections.abc import Mapping
from typing import Any, Literal

from tools.listening.text import fold

Form = Literal["brief", "calendar", "word", "table", "paper", "text", "data", "sent"]

_OTHERS = (
    r"manager|boss|mentor|supervisor|team lead|employer|hr|chef|chefin|vorgesetzte\w*|mentorin"
    r"|jefe|jefa|cheffe|patron|patronne|responsable|gestor|gestora|chefe"
)
_ONE_PAGE = (
    r"brief|briefing|one[- ]?pager|one[- ]page\w*|(?:one|a single) page|summary|handout|kurzfassung|ubersicht"
    r"|eine seite|resumen|una pagina|une page|resumo|uma pagina"
)
_WORDS: Mapping[Form, str] = {
    "brief": rf"(?:{_ONE_PAGE}|{_OTHERS})",
    "calendar": r"(?:i?calendars?|ics|ical|outlook|kalender|agenda|calendario|calendrier|reminders?)",
    "word": r"(?:word|docx?|odt|libreoffice|(?:google )?docs|office)",
    "table": r"(?:excel|csv|xlsx?|spread ?sheets?|google sheets|sheets?|tabelle|tableur|tableau|planilha|hoja)",
    "paper": r"(?:pdf|print\w*|on paper|hard copy|fridge|wall|ausdruck\w*|drucken|imprim\w*|papel|papier)",
    "text": r"(?:markdown|md|notion|obsidian|plain text|txt|copy|paste|kopieren|copiar|copier)",
    "data": r"(?:json|yaml|machine[- ]readable)",
    "sent": r"(?:e-?mail\w*|mail|send|whats ?app|link|share\w*|schick\w*|envi\w*|manda\w*|teilen|partager)",
}
_FORMS = {form: re.compile(rf"\b{words}\b") for form, words in _WORDS.items()}
_FOR_OTHERS = re.compile(rf"\b(?:{_ONE_PAGE})\b.{{0,40}}\b(?:for|fur|para|pour)\b.{{0,20}}\b(?:{_OTHERS})\b")
_PLAN_FOR = re.compile(
    rf"\bplan\b.{{0,20}}\b(?:for|in|into|to|as)\b.{{0,20}}\b(?:{_WORDS['calendar']}|{_WORDS['word']})\b"
)
_A_FORM = "|".join(_WORDS[form] for form in ("calendar", "word", "table", "paper", "data"))
_IN_A_FILE = re.compile(r"\b(?:files?|download\w*|export\w*|save|take|copy|format|herunterladen|datei|guardar)\b")
_ONLY = re.compile(
    rf"\W*(?:(?:please|as|in|to|into|my|an?|the|als|bitte|en|em|google)\s+)+(?:{_A_FORM})"
    r"(?:\s+(?:file|document|sheet|calendar|please|datei|bitte))*\W*"
)


def forms_wanted(message: str) -> tuple[Form, ...]:
    """The forms that a message names, in the order in which they are told; none where it names none."""
    words = _folded(message)
    return tuple(form for form, pattern in _FORMS.items() if pattern.search(words))


def takes_along(briefing: Mapping[str, Any], message: str, loose: set[str]) -> bool:
    """Whether the plan is to be taken along; `loose` are intents as which such a wish may be heard."""
    if briefing["intent"] == "export":
        return not (
            briefing.get("wants_whole_plan") and not _IN_A_FILE.search(_folded(message)) and not forms_wanted(message)
        )
    if briefing["intent"] not in loose or briefing["heard_now"] or "plan" not in briefing:
        return False
    words = _folded(message)
    return bool(_FOR_OTHERS.search(words) or _PLAN_FOR.search(words) or _ONLY.fullmatch(words))


def _folded(message: str) -> str:
    return " ".join(fold(message[:500]).split())

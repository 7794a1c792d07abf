"""Wishes and states that no field holds: a shorter plan, and having no strength left."""

import re

_SHORTER = re.compile(
    r"\bshort(?:er|en)\b|\bmake (?:it|this|that|the plan) (?:a bit |a little )?smaller\b|"
    r"\b(?:too|so) (?:long|slow)\b|\bso many weeks\b|"
    r"\b(?:faster|quicker|sooner|speed (?:it |this |that |things )?up|accelerate|less time|half the time|shortcut)\b|"
    r"\btakes? (?:forever|ages|years|too long|so long)\b|\b(?:finish|done|there|ready) (?:it )?(?:earlier|sooner)\b|"
    r"\b(?:schneller|kurzer|verkurzen|(?:zu|so) lang(?:e|sam)?)\b|"
    r"\b(?:mas (?:rapido|corto)|acortar|(?:demasiado|muy) largo)\b|"
    r"\b(?:trop long(?:ue)?|plus (?:vite|court)|raccourcir)\b|"
    r"\b(?:mais (?:rapido|curto)|encurtar|(?:muito|tao) longo)\b"
)
_OF_MATERIAL = re.compile(
    r"\b(?:courses?|videos?|books?|tutorials?|lectures?|podcasts?|kurs\w*|buch|cursos?|libros?|livres?|cours|answers?|"
    r"questions?|messages?|replies|sentences?|hours?|days?)\b"
)
_TIRED = re.compile(
    r"\b(?:(?:so|too|very|really|always|dead|completely|totally|just|often|usually|pretty|constantly) (?:\w+ )?)?"
    r"(?:tired|exhausted|drained|knackered|worn out|wiped out|wrecked|shattered|no energy|burn(?:t|ed) out)\b(?! of)|"
    r"\b(?:mude|erschopft|ausgelaugt|fix und fertig|cansad[oa]|agotad[oa]|fatiguee?|epuisee?|crevee?|exaust[oa])\b"
)
_LONG = 20  # words: a longer message says more than that the plan is long


def wants_shorter_plan(low: str) -> bool:
    """Whether a folded message wants the plan to take less time: "way too long", "can I do it faster?"."""
    return len(low.split()) <= _LONG and bool(_SHORTER.search(low)) and not _OF_MATERIAL.search(low)


_SHOWN = re.compile(
    r"\b(?:show|see|give|gimme|send|print|list|read|repeat|display|view|write|lay|make|build|create|draw|draft|design"
    r"|prepare|generate|sketch|redo|remake|have|get|need|want|whole|full|entire|complete|where(?:'s| is)|what(?:'s| is)"
    r"|look at|walk me through|explain|go over|let's)\b.{0,40}\b(?:plan|roadmap|schedule|timeline|study plan)\b"
    r"|\b(?:zeig|mach|erstell|gib|muestra\w*|haz\w*|dame|quiero|arma\w*|ver|montre|fais|donne|voir|mostra|faz|quero)\b"
    r".{0,40}\b(?:plan|fahrplan|lernplan|hoja de ruta|plano)\b"
    r"|^\W*(?:(?:ok|okay|now|and|so|please|just|then|well),? )*(?:(?:the|my|your|a|el|mi|mein|den|le|mon|o|meu) )?"
    r"(?:whole |full |entire |new |updated )*(?:plan|roadmap|plano)(?: (?:please|pls|now|again|then|bitte))*\W*$"
    r"|\bplan (?:me|for me|my)\b|\b(?:plan|roadmap)\b.{0,12}\bagain\b"
)


def wants_plan_shown(low: str) -> bool:
    """Whether a folded message asks for the plan itself: "show my plan", "make me a plan", "the plan again please"."""
    return _SHOWN.search(low[:1_000]) is not None


def is_exhausted(low: str) -> bool:
    """Whether a folded message says that its writer has no strength left: "so tired after my shifts"."""
    return bool(_TIRED.search(low))

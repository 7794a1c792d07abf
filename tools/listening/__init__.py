"""Listening: from a person's words to facts with their quotes. Rules and word tables only; no model, no clock."""

from tools.listening.adverts import find_advert
from tools.listening.form import facts_from_form
from tools.listening.ledger import fold
from tools.listening.lexicon import Lexicon
from tools.listening.listener import listen
from tools.listening.merge import merge
from tools.listening.model_claims import ModelFact, ModelHeard
from tools.listening.text import clean_text

__all__ = [
    "Lexicon",
    "ModelFact",
    "ModelHeard",
    "clean_text",
    "facts_from_form",
    "find_advert",
    "fold",
    "listen",
    "merge",
]

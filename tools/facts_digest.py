"""What a model gets to see of an answer from the sources, each statement with where it stands."""

import re
from typing import Any

from tools.facts import FactAnswer
from tools.knowledge.catalogue import Catalogue
from tools.knowledge.rows import Article, Claim
from tools.schema import Source


def facts(answer: FactAnswer, catalogue: Catalogue) -> dict[str, Any]:
    """What the sources say; where the best claim holds a figure, also what that article rests on."""
    best = answer.claims[0] if answer.told and answer.claims else None
    return {
        "told": answer.told,
        "missing": list(answer.missing),
        "claims": [_claim(claim, source) for claim, source in zip(answer.claims, answer.sources, strict=True)],
        "voices": [_claim(claim, source) for claim, source in zip(answer.voices, answer.voice_sources, strict=True)],
        "conflicts": [
            {
                "question": conflict.question,
                "description": _with_names(conflict.description, catalogue),
                "how_to_answer": conflict.how_to_answer,
            }
            for conflict in answer.conflicts
        ],
        "rests_on": _rests_on(catalogue.articles[best.source_id]) if best and best.unit else None,
    }


def _rests_on(article: Article) -> dict[str, str]:
    return {"source": article.name, "notes": article.rests_on}


def _claim(claim: Claim, source: Source) -> dict[str, Any]:
    return {
        "statement": claim.statement,
        "source": source.label,
        "region": claim.region or None,
        "as_of": claim.as_of or None,
        "confidence": claim.confidence,
        "via": claim.via or None,
    }


def _with_names(text: str, catalogue: Catalogue) -> str:
    """`s5 says` -> `Ismat Samadov says`: a person knows no source ids."""
    return re.sub(r"\bs\d+\b", lambda found: _article(found.group(), catalogue), text)


def _article(source_id: str, catalogue: Catalogue) -> str:
    return catalogue.articles[source_id].name if source_id in catalogue.articles else source_id

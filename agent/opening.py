"""What every turn of a coach stands on, opened once: tables, ears, prompts, search and model."""

from collections.abc import Callable
from datetime import date
from functools import lru_cache
from typing import TYPE_CHECKING

from agent.prompts import PromptLibrary, Scribe
from agent.settings import Settings
from tools.knowledge.catalogue import Catalogue, load_catalogue
from tools.listening import Lexicon

if TYPE_CHECKING:
    from langchain_core.language_models import BaseChatModel
    from sqlalchemy import Engine

    from agent.state import CoachContext
    from agent.vocabulary import Vocabulary


def open_context(
    settings: Settings,
    *,
    model: "BaseChatModel | None" = None,
    today: Callable[[], date] = date.today,
    engine: "Engine | None" = None,
) -> "CoachContext":
    """Load the tables, verify the prompts and open the model: once a process."""
    from agent.models import open_endpoint
    from agent.offline.model import OfflineCoach
    from agent.search import open_search
    from agent.state import CoachContext, Limits
    from tools.toolbox import build_tools

    if settings.optimizer == "exact":
        from tools.planning.solver import require_solver

        require_solver()
    catalogue = load_catalogue(own=settings.data_folder)
    lexicon, vocabulary = _words_of(catalogue)
    prompts = PromptLibrary(settings.prompts)
    prompts.verify()
    scribe = Scribe(prompts)
    offline = OfflineCoach(prompts=prompts)
    chosen = model or (open_endpoint(settings) if settings.model else offline)
    return CoachContext(
        catalogue=catalogue,
        index=open_search(settings, catalogue, engine),
        lexicon=lexicon,
        prompts=prompts,
        vocabulary=vocabulary,
        tools=build_tools(scribe),
        model=chosen,
        offline=offline,
        model_name=settings.model or getattr(chosen, "model_name", "offline"),
        coach_picks_tools=settings.tools_picked_by == "coach",
        ears=settings.ears,
        optimizer=settings.optimizer,
        limits=Limits(
            settings.max_model_calls, settings.max_tool_calls, settings.turn_timeout_s, settings.ears_timeout_s
        ),
        today=today,
    )


@lru_cache(maxsize=4)
def _words_of(catalogue: Catalogue) -> "tuple[Lexicon, Vocabulary]":
    """What one catalogue makes known to the ears and to the check; coaches of one process share it."""
    from agent.vocabulary import Vocabulary

    return Lexicon.build(catalogue), Vocabulary.build(catalogue)

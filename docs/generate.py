"""Write the pages that are taken from the code, so that neither can drift: `make docs`."""

import sys
from collections.abc import Mapping
from functools import cache
from pathlib import Path

from agent.graph import build_graph
from agent.opening import open_context
from agent.settings import load_settings
from tests.calibration import calibration_page
from tests.evals.figures import read_scores
from tests.evals.page import evals_page
from tools.exports.plan_schema import PUBLISHED, plan_schema
from tools.knowledge.catalogue import load_catalogue
from tools.listening import Lexicon, tables
from tools.listening.indexing import make_index, make_words
from tools.listening.vocabulary import Vocabulary
from tools.listening.weighing import weigh

DOCS = Path(__file__).resolve().parent


@cache
def pages() -> Mapping[Path, str]:
    """Each generated page, by the file it belongs into."""
    return {
        DOCS / "graph.md": graph_page(),
        DOCS / "evals.md": evals_page(read_scores()),
        DOCS / "calibration.md": calibration_page(),
        PUBLISHED: plan_schema(),
        **lexicon_files(),
    }


def lexicon_files() -> dict[Path, str]:
    """What listening reads of its word tables: they say it for people, these files for a quick start."""
    catalogue = load_catalogue()
    phrases = make_index(catalogue)
    lexicon = Lexicon.build(catalogue, Vocabulary.of(phrases))
    folder = tables.DATA_FOLDER
    return {
        folder / "phrases.tsv": phrases,
        folder / "words.txt": make_words(catalogue),
        folder / "intents.tsv": weigh(lexicon),
    }


def graph_page() -> str:
    """The graph of a turn as LangGraph itself draws it."""
    graph = build_graph(open_context(load_settings(model="", prompts=None)))
    drawing = graph.get_graph().draw_mermaid().strip()
    return f"# The graph of a turn\nDrawn from `agent/graph.py` by `make graph`.\n\n```mermaid\n{drawing}\n```\n"


if __name__ == "__main__":
    for path, text in pages().items():
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, "utf-8")
        sys.stdout.write(f"{path.relative_to(DOCS.parent)}\n")

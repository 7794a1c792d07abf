"""Write the pages that are taken from the code, so that neither can drift: `make docs`."""

import sys
from pathlib import Path

from agent.coach import open_context
from agent.graph import build_graph
from agent.settings import load_settings
from tests.evals.figures import read_scores
from tests.evals.page import evals_page
from tools.exports.plan_schema import PUBLISHED, plan_schema

DOCS = Path(__file__).resolve().parent


def pages() -> dict[Path, str]:
    """Each generated page, by the file it belongs into."""
    return {DOCS / "graph.md": graph_page(), DOCS / "evals.md": evals_page(read_scores()), PUBLISHED: plan_schema()}


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

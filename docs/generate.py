"""Write the pages that are taken from the code, so that neither can drift: `make docs`.

`tests/test_docs.py` compares; it fails when somebody changed the code and forgot the page.
"""

import json
import sys
from pathlib import Path

HERE = Path(__file__).resolve().parent


def pages() -> dict[Path, str]:
    """Each generated page, by the file it belongs into."""
    return {
        HERE / "graph.md": graph_page(),
        HERE / "schemas" / "transition-plan.schema.json": plan_schema(),
    }


def graph_page() -> str:
    """The graph of a turn as LangGraph itself draws it."""
    from agent.coach import open_context
    from agent.graph import build_graph
    from agent.settings import load_settings

    graph = build_graph(open_context(load_settings(model="", prompts=None, data=None)))
    drawing = graph.get_graph().draw_mermaid().strip()
    return f"# The graph of a turn\nDrawn from `agent/graph.py` by `make graph`.\n\n```mermaid\n{drawing}\n```\n"


def plan_schema() -> str:
    """The JSON schema of a plan as `crosswalk plan --out plan.json` writes it."""
    from tools.schema import TransitionPlan

    return json.dumps(TransitionPlan.model_json_schema(mode="serialization"), indent=2) + "\n"


def main() -> None:
    for path, text in pages().items():
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, "utf-8")
        sys.stdout.write(f"{path.relative_to(HERE.parent)}\n")


if __name__ == "__main__":
    main()

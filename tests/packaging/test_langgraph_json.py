"""`langgraph.json` names a graph that LangGraph's own tools can open, and that answers what is typed into them."""

import importlib.util
import json
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]


async def test_the_named_graph_opens_inside_an_event_loop_and_answers(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("CROSSWALK_MODEL", raising=False)
    place, name = json.loads((ROOT / "langgraph.json").read_text("utf-8"))["graphs"]["coach"].split(":")
    spec = importlib.util.spec_from_file_location("named_by_langgraph_json", ROOT / place)
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)

    graph = await getattr(module, name)()
    state = await graph.ainvoke({"message": "I am a nurse and have 6 hours a week."})

    assert {"listen", "converse", "act", "check"} <= set(graph.get_graph().nodes)
    assert "6 hours a week" in state["reply"]

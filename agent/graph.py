"""The one graph of a turn: listen -> converse <-> act -> check. The same for every model."""

import asyncio
from functools import cache

from langgraph.graph import END, START, StateGraph
from langgraph.graph.state import CompiledStateGraph

from agent.nodes import Nodes, after_check, after_converse
from agent.state import CoachContext, CoachState

CoachGraph = CompiledStateGraph[CoachState, None, CoachState, CoachState]


def build_graph(context: CoachContext) -> CoachGraph:
    """Wire the four steps. No checkpointer: a turn is a pure step, and our own tables keep what lasts."""
    nodes = Nodes(context)
    graph = StateGraph(CoachState)
    graph.add_node("listen", nodes.listen)
    graph.add_node("converse", nodes.converse)
    graph.add_node("act", nodes.act)
    graph.add_node("check", nodes.check)
    graph.add_edge(START, "listen")
    graph.add_edge("listen", "converse")
    graph.add_conditional_edges("converse", after_converse, ["act", "converse", "check"])
    graph.add_edge("act", "converse")
    graph.add_conditional_edges("check", after_check, {"converse": "converse", "end": END})
    return graph.compile(name="coach")


async def studio_graph() -> CoachGraph:
    """For LangGraph's own tools (`langgraph.json`): the graph on the settings of the environment."""
    return await asyncio.to_thread(_from_environment)  # their server refuses to read a file on its event loop


@cache
def _from_environment() -> CoachGraph:
    from agent.opening import open_context
    from agent.settings import load_settings

    return build_graph(open_context(load_settings()))

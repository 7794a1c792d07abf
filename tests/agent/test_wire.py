"""A history that every provider takes: each tool call with its result right after it, and nothing else."""

from itertools import takewhile
from typing import Any

from hypothesis import given
from hypothesis import strategies as st
from langchain_core.messages import AIMessage, BaseMessage, HumanMessage, SystemMessage, ToolCall, ToolMessage

from agent.wire import sendable


def call(call_id: str | None) -> ToolCall:
    return ToolCall(name="add", args={"a": 1}, id=call_id, type="tool_call")


def result(call_id: str) -> ToolMessage:
    return ToolMessage("1", tool_call_id=call_id)


HUMAN = HumanMessage("Add one.")


def test_a_history_in_order_stays_as_it_is() -> None:
    history = [SystemMessage("You add."), HUMAN, AIMessage("", tool_calls=[call("a")]), result("a"), AIMessage("One.")]
    assert sendable(history) == history


def test_calls_without_a_result_go_and_what_was_said_stays() -> None:
    history = [HUMAN, AIMessage("I add.", tool_calls=[call("a"), call("b")]), result("b"), HUMAN]
    _, said, answer, _ = sendable(history)
    assert said.content == "I add."
    assert isinstance(said, AIMessage)
    assert said.tool_calls == [call("b")]
    assert answer == result("b")


def test_an_answer_of_unanswered_calls_only_goes_altogether() -> None:
    assert sendable([HUMAN, AIMessage("", tool_calls=[call("a")]), HUMAN]) == [HUMAN, HUMAN]


def test_results_without_a_call_and_second_results_go() -> None:
    history = [result("x"), HUMAN, AIMessage("", tool_calls=[call("a")]), result("a"), result("a"), result("x")]
    assert sendable(history) == history[1:4]


def test_a_result_that_comes_after_something_else_comes_too_late() -> None:
    assert sendable([AIMessage("I add.", tool_calls=[call("a")]), HUMAN, result("a")]) == [AIMessage("I add."), HUMAN]


def test_half_calls_go_with_their_raw_text() -> None:
    half = {"name": "add", "args": '{"a": ', "id": "a", "error": None, "type": "invalid_tool_call"}
    raw = {"tool_calls": [{"id": "a", "function": {"name": "add", "arguments": '{"a": '}}], "refusal": None}
    (said,) = sendable([AIMessage("I add.", invalid_tool_calls=[half], additional_kwargs=raw)])
    assert said == AIMessage("I add.", additional_kwargs={"refusal": None})


def test_content_blocks_do_not_bring_a_dropped_call_back() -> None:
    blocks: list[str | dict[Any, Any]] = [
        {"type": "text", "text": "I add."},
        {"type": "function_call", "name": "add", "call_id": "a"},
    ]
    (said,) = sendable([AIMessage(blocks, tool_calls=[call("a")])])
    assert said.content == "I add."


ids = st.sampled_from(["a", "b", "c"])
answers = st.builds(
    lambda text, calls: AIMessage(text, tool_calls=[call(call_id) for call_id in calls]),
    st.sampled_from(["", "I add."]),
    st.lists(ids | st.none(), max_size=3),
)
histories = st.lists(st.just(HUMAN) | answers | ids.map(result), max_size=12)


@given(histories)
def test_every_call_is_answered_right_away_and_once(history: list[BaseMessage]) -> None:
    clean = sendable(history)
    expected: list[str | None] = []
    for place, message in enumerate(clean):
        if isinstance(message, AIMessage):
            assert message.text or message.tool_calls
            asked = [asked["id"] for asked in message.tool_calls]
            after = list(takewhile(lambda m: isinstance(m, ToolMessage), clean[place + 1 :]))
            assert [reply.tool_call_id for reply in after if isinstance(reply, ToolMessage)] == asked
            assert len(set(asked)) == len(asked)
            expected += asked
    assert [message.tool_call_id for message in clean if isinstance(message, ToolMessage)] == expected


@given(histories)
def test_what_people_said_is_all_kept_and_cleaning_twice_changes_nothing(history: list[BaseMessage]) -> None:
    clean = sendable(history)
    assert clean.count(HUMAN) == history.count(HUMAN)
    assert sendable(clean) == clean

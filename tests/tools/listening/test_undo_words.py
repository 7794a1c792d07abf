"""Words that go one message back, or come forward again; they are the whole of a message."""

import pytest

from tools.listening.undo_words import comes_again, goes_back, names_change, steps_back

BACK = (
    "undo",
    "undo that",
    "please undo",
    "Oops, take that back",
    "can you undo my last change?",
    "revert it",
    "roll that back please",
    "undo again",
    "scratch that",
    "go back one step",
    "back to how it was before",
    "mach das ruckgangig",
    "deshaz eso",
)
AGAIN = ("redo", "redo it please", "bring it back", "put it back", "undo the undo", "no, bring that back")
NEITHER = (
    "undo the damage my boss did",
    "take back the 300 dollars",
    "I want to go back to nursing",
    "bring back RAG",
    "put Docker back in",
    "go back to 8 hours",
    "how do I undo a commit?",
)


@pytest.mark.parametrize("message", BACK)
def test_goes_back(message: str) -> None:
    assert goes_back(message.lower())


@pytest.mark.parametrize("message", AGAIN)
def test_comes_again(message: str) -> None:
    assert comes_again(message.lower())


@pytest.mark.parametrize("message", NEITHER)
def test_names_something_of_its_own(message: str) -> None:
    assert not goes_back(message.lower())
    assert not comes_again(message.lower())


@pytest.mark.parametrize(
    ("message", "steps", "is_named"),
    [("undo", 1, False), ("undo both", 2, True), ("undo the last two changes", 2, True), ("undo my change", 1, True)],
)
def test_how_far(message: str, steps: int, is_named: bool) -> None:
    assert (steps_back(message), names_change(message)) == (steps, is_named)

"""The pages that are taken from the code are the ones the code writes today; `make docs` writes them anew."""

from docs.generate import pages


def test_every_generated_page_is_current() -> None:
    stale = [path.name for path, text in pages().items() if not path.is_file() or path.read_text("utf-8") != text]
    assert stale == [], "run `make docs` and commit what it writes"


def test_the_drawing_shows_the_four_steps_of_a_turn() -> None:
    drawing = next(text for path, text in pages().items() if path.name == "graph.md")
    for arrow in ("__start__ --> listen", "listen --> converse", "converse -.-> act", "act --> converse"):
        assert arrow in " ".join(drawing.replace(";", "").split())

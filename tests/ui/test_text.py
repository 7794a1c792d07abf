"""Text of a person, a model or the catalogue is text on the page, whatever it looks like."""

import pytest

from ui.text import WORD_JOINER, plain, quiet, show


@pytest.mark.parametrize(
    ("written", "shown"),
    [
        ("**bold** and [a link](https://example.org/a?b=1)", "**bold** and [a link](https://example.org/a?b=1)"),
        ("between $80,000 and $90,000", r"between \$80,000 and \$90,000"),
        (r"already \$5", r"already \$5"),
        (":red[alarm]", r"\:red[alarm]"),
        ("note:small print", r"note\:small print"),
        ("::leaf[x]", r"\:\:leaf[x]"),
        (":smile:", f":{WORD_JOINER}smile:"),
        (":material/home:", f":{WORD_JOINER}material/home:"),
        ("<script>alert(1)</script>", r"\<script>alert(1)\</script>"),
        ("![spy](https://example.org/x.png)", r"!\[spy](https://example.org/x.png)"),
        ("run `echo $HOME :red[x]`", "run `echo $HOME :red[x]`"),
        ("```\n$a :smile:\n```\n$b", "```\n$a :smile:\n```\n\\$b"),
        ("at 10:30:45, so: yes", "at 10:30:45, so: yes"),
        (":100:", f":{WORD_JOINER}100:"),
    ],
)
def test_only_plain_markdown_acts_in_our_own_words(written: str, shown: str):
    assert show(written) == shown


@pytest.mark.parametrize(
    ("data", "markdown"),
    [
        ("C++ & *stars*", r"C\+\+ \& \*stars\*"),
        ("# not a heading", r"\# not a heading"),
        ("[a](javascript:alert(1))", r"\[a\]\(javascript\:alert\(1\)\)"),
        ("one\n\ntwo | three", r"one two \| three"),
        ("$5 :red[x]", r"\$5 \:red\[x\]"),
    ],
)
def test_data_reads_as_it_was_written_on_one_line(data: str, markdown: str):
    assert plain(data) == markdown


def test_a_side_remark_is_one_paragraph():
    assert quiet("a\n\nb") == ":small[:gray[a b]]"

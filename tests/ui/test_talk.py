"""The talk page: what is said is kept, what is known stands beside it, and every address is checked."""

from datetime import timedelta
from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from agent import Coach
from tests.ui.conftest import OpenPage

NASTY = "I am a nurse <script>alert(1)</script> $a$ :red[x] **b** | 10 years"


def words(app: AppTest) -> str:
    return "\n".join(element.value for element in [*app.markdown, *app.text, *app.warning, *app.info, *app.error])


def test_an_empty_talk_welcomes_and_offers_ways_to_begin(open_page: OpenPage):
    app = open_page()
    assert not app.exception
    assert "Crosswalk" in words(app)
    assert len([button for button in app.main.button if button.label.endswith((".", "?"))]) == 4


def test_looking_at_an_empty_talk_keeps_nothing(open_page: OpenPage, coach: Coach):
    open_page()
    assert coach.threads("me") == ()


def test_an_example_is_a_message_like_any_other(open_page: OpenPage, coach: Coach):
    app = open_page()
    app.main.button[0].click().run()
    (talk,) = coach.threads("me")
    (turn,) = coach.history("me", talk.id)
    assert turn.message in words(app)
    assert turn.reply


def test_a_message_is_answered_kept_and_found_again_under_its_address(open_page: OpenPage, coach: Coach):
    app = open_page()
    app.chat_input[0].set_value("I am a teacher, 4 hours a week").run()
    assert not app.exception
    thread = app.query_params["thread"]
    again = open_page(thread=thread)
    (turn,) = coach.history("me", thread)
    assert "I am a teacher, 4 hours a week" in words(again)
    assert len(again.chat_message) == 2
    assert turn.status == "done"


def test_what_was_understood_stands_beside_the_talk_with_its_words(open_page: OpenPage):
    app = open_page()
    app.chat_input[0].set_value("I am a teacher and have 4 hours a week").run()
    (hours,) = [button for button in app.sidebar.button if button.label.startswith("Hours a week:")]
    assert "4" in hours.label
    assert "4 hours a week" in (hours.help or "")


def test_a_new_talk_is_empty_and_the_old_one_is_a_click_away(open_page: OpenPage, coach: Coach):
    coach.ask("I am a teacher", person="me")
    app = open_page()
    _button(app, "New talk").click().run()
    assert app.query_params["thread"] == "new"
    assert not [message for message in app.chat_message if message.name == "user"]
    _button(app, "I am a teacher").click().run()
    assert "I am a teacher" in words(app)


@pytest.mark.parametrize("thread", ["nonsense", "../../etc/passwd", "x" * 5000])
def test_an_unknown_talk_is_a_sentence_and_a_way_on(open_page: OpenPage, thread: str):
    app = open_page(thread=thread)
    assert not app.exception
    assert "cannot find this conversation" in words(app)
    _button(app, "Start a new talk").click().run()
    assert "Crosswalk" in words(app)
    assert not app.warning


def test_the_talk_of_someone_else_is_not_found(open_page: OpenPage, coach: Coach):
    theirs = coach.ask("My secret plan is to leave my job", person="someone else").thread_id
    app = open_page(thread=theirs)
    assert "cannot find this conversation" in words(app)
    assert "secret" not in words(app)


def test_a_persons_markup_is_shown_as_the_text_it_is(open_page: OpenPage, coach: Coach):
    thread = coach.ask(NASTY, person="me").thread_id
    app = open_page(thread=thread)
    assert NASTY in [text.value for text in app.text]
    drawn = [element.value for element in app.markdown] + [button.label for button in app.button]
    assert not [one for one in drawn if "<script>" in one.replace("\\<", "")]
    assert not [one for one in drawn if "$a$" in one or ":red[x]" in one.replace("\\:", "")]


def test_a_message_that_is_not_taken_stays_in_the_input(open_page: OpenPage, coach: Coach):
    long = "word " * 30_000
    app = open_page()
    app.chat_input[0].set_value(long).run()
    assert "more than I can read" in words(app)
    assert app.chat_input[0].proto.value == long
    assert [talk.title for talk in coach.threads("me") if talk.title] == []


def test_a_message_while_another_is_answered_is_told_so_and_not_lost(open_page: OpenPage, coach: Coach):
    thread = coach.ask("I am a teacher", person="me").thread_id
    with_open_turn = coach.turns.begin("me", thread, "and I have 4 hours a week")
    app = open_page(thread=thread)
    app.chat_input[0].set_value("hello?").run()
    assert "still answering" in words(app)
    assert app.chat_input[0].proto.value == "hello?"
    coach.turns.abandon(with_open_turn)


def _button(app: AppTest, label: str):
    return next(button for button in app.button if button.label == label)


def test_a_broken_prompt_file_is_said_with_its_place_and_the_message_is_kept(
    open_page: OpenPage, coach: Coach, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
):
    broken = tmp_path / "prompts" / "say_heard" / "1.4.0.prompty"
    broken.parent.mkdir(parents=True)
    monkeypatch.setenv("CROSSWALK_PROMPTS", str(tmp_path / "prompts"))
    app = open_page()
    broken.write_text("---\nno end", "utf-8")
    app.chat_input[0].set_value("I am a teacher").run()
    assert not app.exception
    assert "1.4.0.prompty:1" in app.error[0].value
    (talk,) = coach.threads("me")
    assert [turn.message for turn in coach.history("me", talk.id)] == ["I am a teacher"]


def test_a_fact_shows_what_was_said_before_and_offers_it_again(open_page: OpenPage, coach: Coach):
    coach.ask("I am a teacher and have 4 hours a week", person="me")
    thread = coach.ask("actually make that 6 hours", person="me").thread_id
    app = open_page(thread=thread)
    _button(app, "Hours a week: **6 h a week**").click().run()
    assert "actually make that 6 hours" in words(app)
    assert "4 hours a week" in words(app)
    assert _button(app, "Use again: **4 h a week**")


def test_a_posting_has_a_box_of_its_own_and_tells_nothing_of_the_person(open_page: OpenPage, coach: Coach):
    app = open_page()
    app.sidebar.text_area[0].set_value("AI Engineer\nI know Kubernetes, Docker, Python and I have 5 hours a week.")
    next(button for button in app.sidebar.button if button.label == "Hold it against me").click().run()
    assert not app.exception
    (talk,) = coach.threads("me")
    (turn,) = coach.history("me", talk.id)
    assert turn.channel == "posting"
    assert coach.profile("me").is_empty
    assert "Kubernetes" in words(app)
    assert app.sidebar.text_area[0].value == ""


def test_weeks_off_stand_in_the_profile_and_open_with_their_days(open_page: OpenPage, coach: Coach):
    first = coach.now().date() + timedelta(days=30)
    last = first + timedelta(days=9)
    coach.tell({"time_off": [{"from": first, "to": last, "words": "Rome"}]})
    app = open_page()
    next(one for one in app.button if one.label.startswith("Weeks off")).click().run()
    assert not app.exception
    assert app.date_input[0].value == (first, last)
    assert {"Save", "Forget this"} <= {one.label for one in app.button}


def test_a_probe_is_answered_by_a_button_while_it_is_open(open_page: OpenPage, coach: Coach):
    coach.ask("I'm a software engineer, 5 years, 6 hours a week")
    coach.ask("test me on Docker")
    app = open_page()
    letters = [one for one in app.button if one.label in ("A", "B", "C", "D")]
    assert [one.label for one in letters] == ["A", "B", "C", "D"]
    letters[1].click().run()
    assert not app.exception
    assert [turn.message for turn in coach.history("me", coach.latest_thread())][-1] == "B"
    keys = [one.key for one in app.button if one.label == "B"]
    assert len(keys) == 1  # those of the question before are gone

"""The plan page: a milestone is done with a click and its proof, hours of a week are noted, both can be taken back."""

from streamlit.testing.v1 import AppTest

from agent import Coach
from tests.ui.conftest import OpenPage
from tests.ui.test_talk import words

PROFILE = {"origin_role": "backend engineer", "weekly_hours": 8, "target_role": "ai-engineer", "skills": ["Java"]}


def press(app: AppTest, key_part: str) -> AppTest:
    (button,) = [button for button in app.button if key_part in (button.key or "")]
    return button.click().run()


def test_a_milestone_is_done_with_its_proof_and_open_again_with_a_click(open_page: OpenPage, coach: Coach) -> None:
    coach.tell(PROFILE)
    first = coach.plan().transition.phases[0]
    app = open_page("plan")
    app.text_input(key=f"proof_{first.id}").input("https://a.io/tool")
    app = press(app, f"finish_{first.id}")
    assert not app.exception
    done = coach.plan().transition.phases[0]
    assert done.done is not None
    assert (done.done.proof, done.milestone.due) == ("https://a.io/tool", first.milestone.due)
    assert "Done on" in words(app)
    app = press(app, f"reopen_{first.id}")
    assert not app.exception
    assert coach.plan().transition.phases[0].done is None


def test_hours_of_two_weeks_tell_the_pace(open_page: OpenPage, coach: Coach) -> None:
    coach.tell(PROFILE)
    coach.plan()
    app = open_page("plan")
    app.number_input(key="worked_0").set_value(4.0)
    app.number_input(key="worked_1").set_value(2.0)
    app = press(app, "worked")
    assert not app.exception
    assert [fact.worked.hours for fact in coach.profile().progress if fact.worked] == [4.0, 2.0]
    assert "you worked 6 hours" in words(app)
    assert coach.plan().transition.pace is not None


def test_a_change_of_the_plan_is_undone_with_a_click_and_what_is_done_stays(open_page: OpenPage, coach: Coach) -> None:
    coach.tell(PROFILE)
    first = coach.plan().transition
    coach.tell({"done": {first.phases[0].id: "https://a.io/tool"}})
    before = coach.plan().transition
    coach.tell({"weekly_hours": 3, "budget_usd": 100, "target_role": "ai-platform-engineer"})
    coach.plan()
    app = press(open_page("plan"), "undo_plan")
    assert not app.exception
    after = coach.plan().transition
    assert (after.role_id, after.weekly_hours, after.budget_usd) == (before.role_id, 8, before.budget_usd)
    assert [phase.id for phase in after.phases if phase.done] == [first.phases[0].id]

"""A comparison names the same two roles however it is worded: 231 pairs by aliases, in either order, in chat style."""

from datetime import date
from itertools import combinations

import pytest

from tools.comparison import comparable_roles
from tools.knowledge.catalogue import load_catalogue
from tools.listening import Lexicon, listen
from tools.schema import Heard

CATALOGUE = load_catalogue()
LEXICON = Lexicon.build(CATALOGUE)
# Two names for each role or type: one as it is written out, one as it is said.
NAMES = {
    "ai-engineer": ("AI engineer", "genai engineer"),
    "ai-application-engineer": ("AI application engineer", "applied ai engineer"),
    "ai-platform-engineer": ("AI platform engineer", "llmops engineer"),
    "ml-ai-hybrid-engineer": ("ML/AI hybrid engineer", "ai/ml engineer"),
    "ml-engineer": ("machine learning engineer", "mle"),
    "data-scientist": ("data scientist", "ds"),
    "software-engineer": ("software engineer", "swe"),
    "data-engineer": ("data engineer", "data engineering"),
    "backend-engineer": ("backend engineer", "backend dev"),
    "frontend-engineer": ("frontend engineer", "react developer"),
    "full-stack-engineer": ("full-stack engineer", "fullstack dev"),
    "devops-sre-engineer": ("DevOps engineer", "sre"),
    "data-analyst": ("data analyst", "bi analyst"),
    "qa-engineer": ("QA engineer", "software tester"),
    "product-manager": ("product manager", "product owner"),
    "student": ("student", "cs student"),
    "teacher": ("teacher", "math teacher"),
    "career-switcher": ("career switcher", "career changer"),
    "application-builder": ("application builder", "tier 1"),
    "model-specialist": ("model specialist", "tier 2"),
    "infrastructure-engineer": ("infrastructure engineer", "tier 3"),
    "forward-deployed-engineer": ("forward deployed engineer", "fde"),
}
QUESTIONS = (
    ("Compare {0} with {1}.", 0),
    ("What is the difference between {1} and {0}?", 0),
    ("{1} vs {0}??", 1),
    ("compare {0} and {1} pls", 1),
    ("hey which is the better fit, {0} or {1}", 1),
)
PAIRS = tuple(combinations(comparable_roles(CATALOGUE), 2))


def hear(message: str) -> Heard:
    return listen(message, lexicon=LEXICON, today=date(2026, 11, 27), turn=2)


def test_every_role_and_type_has_a_name_here() -> None:
    assert set(NAMES) == set(comparable_roles(CATALOGUE))


@pytest.mark.parametrize(("question", "style"), QUESTIONS, ids=[question for question, _ in QUESTIONS])
def test_the_same_two_roles_are_compared_however_they_are_named(question: str, style: int) -> None:
    missed = []
    for first, second in PAIRS:
        message = question.format(NAMES[first][style], NAMES[second][style])
        heard = hear(message)
        if (heard.intent, set(heard.role_ids)) != ("compare_roles", {first, second}):
            missed.append((message, heard.intent, heard.role_ids))
    assert missed == []


CHOOSES = (
    ("Which of these is mine?", "which"),
    ("which one suits me?", "which"),
    ("where do I fit?", "which"),
    ("whats right for me", "which"),
    ("which role would fit me best", "which"),
    ("am I more of a platform person or an application person?", "which"),
    ("What would I give up as an AI engineer?", "which"),
    ("should I stay?", "stay"),
    ("Should I stay where I am or move to AI?", "stay"),
    ("stay or go?", "stay"),
    ("would an internal move make sense?", "stay"),
    ("Is there a stepping stone for me?", "stay"),
    ("compare AI engineer and data scientist", None),
    ("how long does it take?", None),
    ("My manager says stay put, I'd rather move. I have done accounting for 15 years, Excel and SQL every day.", None),
    ("should I stay up late to learn?", None),
)


@pytest.mark.parametrize(("message", "asks"), CHOOSES, ids=[message for message, _ in CHOOSES])
def test_a_question_of_which_is_mine_is_heard_in_any_wording(message: str, asks: str | None) -> None:
    heard = hear(message)
    assert heard.chooses == asks
    assert asks is None or heard.intent == "compare_roles"


def test_the_work_one_does_is_not_one_of_the_two() -> None:
    heard = hear("I'm a data analyst. Data scientist or AI engineer, which suits me better?")
    assert heard.role_ids == ("data-scientist", "ai-engineer")


def test_a_comparison_sets_no_goal() -> None:
    heard = hear("Compare application builder with model specialist")
    assert heard.facts == ()


APART = [
    ("compare AI product manager and AI engineer", {"AI product manager": "product-manager"}),
    ("AI PM vs ML engineer", {"AI PM": "product-manager"}),
    ("prompt engineer vs AI engineer", {"prompt engineer": None}),
    ("AI engineer or prompt engineer?", {"prompt engineer": None}),
    ("compare AI engineer with AI ethicist", {"AI ethicist": None}),
    ("AI researcher or ML engineer?", {"AI researcher": "ml-engineer"}),
    ("business analyst vs data analyst", {"business analyst": "data-analyst"}),
    ("UX designer vs AI engineer", {"UX designer": None}),
    ("AI engineer vs ML engineer for a nurse", {}),
    ("AI engineer or stay a nurse", {}),
    ("LLM engineer vs data scientist", {}),
    ("MLE vs SWE", {}),
    ("I want to be an AI engineer... or data scientist, hmm, AI engineer", {}),
    ("compare gen ai engineer to data scientist", {}),
]


@pytest.mark.parametrize(("message", "apart"), APART)
def test_a_role_that_the_sources_do_not_have_is_told_apart(message: str, apart: dict[str, str | None]) -> None:
    assert {one.words: one.role_id for one in hear(message).told_apart} == apart


NAMED = [
    ("difference between data engineer and mlops", ("data-engineer", "ai-platform-engineer")),
    ("ai eng or data scientist?", ("ai-engineer", "data-scientist")),
    ("AI engineer compared to a data scientist", ("ai-engineer", "data-scientist")),
    ("how does mlops differ from data engineering", ("ai-platform-engineer", "data-engineer")),
    ("difference between ai eng, ml eng and ds", ("ai-engineer", "ml-engineer", "data-scientist")),
]


@pytest.mark.parametrize(("message", "roles"), NAMED)
def test_the_roles_that_are_named_are_compared_and_none_becomes_a_goal(message: str, roles: tuple[str, ...]) -> None:
    heard = hear(message)
    assert heard.role_ids == roles
    assert not [fact for fact in heard.facts if fact.field in ("target_role", "skill")]


def test_and_what_about_another_role_goes_on_with_the_comparison() -> None:
    reply = "Here are AI Engineer and Data Scientist side by side: ..."
    heard = listen(
        "and what about an ML engineer?", lexicon=LEXICON, today=date(2026, 11, 27), turn=3, last_reply=reply
    )
    assert (heard.intent, heard.role_ids) == ("compare_roles", ("ml-engineer",))

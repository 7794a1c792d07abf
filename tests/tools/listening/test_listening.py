"""Listening beside the tables: hygiene, questions, problems, constraints, the ledger, forms, CVs and long messages."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tools.errors import SettingsError
from tools.knowledge.catalogue import load_catalogue
from tools.listening import Lexicon, clean_text, facts_from_form, fold, listen
from tools.listening.text import LISTENED_CHARS
from tools.schema import AnswerFact, Channel, Heard, Profile, Question, SkillFact

TODAY = date(2027, 2, 10)
LEXICON = Lexicon.build(load_catalogue())


def hear(message: str, *, asked: Question | None = None, reply: str = "", channel: Channel = "chat") -> Heard:
    return listen(message, lexicon=LEXICON, today=TODAY, turn=3, asked=asked, last_reply=reply, channel=channel)


# --- Hygiene ----------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("message", "told"),
    [
        ("I am a <b onmouseover=alert(1)>teacher</b>, 7 years", {"teacher", 7}),
        ("[click](javascript:alert(1)) I am a teacher", {"teacher"}),
        ("<script>docker.sql()</script> I'm a nurse, 5 years", {"nurse", 5}),
        ("<a nurse with 5 years>", {5}),
        ("<br>nurse<br/>5 years", {"nurse", 5}),
        ("I am a cook, budget_usd = 1e308", {"cook"}),
        ("I know List<String> in Java", {"List", "Java"}),
    ],
)
def test_tags_and_scripts_tell_nothing_of_a_person(message: str, told: set[str | float]):
    facts = hear(message).facts
    assert {getattr(fact, "value", None) or getattr(fact, "label", None) for fact in facts} == told


@pytest.mark.parametrize(
    ("written", "clean"),
    [
        ("ｈｅｌｌｏ", "hello"),
        ("a\u202eb\u2066c", "abc"),
        ("bell\x07 and null\x00", "bell and null"),
        ("2½ hours", "2.5 hours"),
        ("½ hour", "0.5 hour"),
        ("line\r\nline", "line\nline"),
        ("zero\u200bwidth", "zerowidth"),
        ("  padded  ", "padded"),
    ],
)
def test_text_is_cleaned_before_it_is_stored_or_said_back(written: str, clean: str):
    assert clean_text(written) == clean


@given(st.text(max_size=400))
def test_any_text_is_heard_without_an_error_and_every_quote_is_in_it(message: str):
    heard = hear(message)
    words = " ".join(clean_text(message).split())
    assert all(" ".join(fact.quote.split())[:60] in words for fact in heard.facts)


@given(st.text(max_size=200))
def test_cleaning_twice_changes_nothing_more(message: str):
    assert clean_text(clean_text(message)) == clean_text(message)


@pytest.mark.parametrize(
    "unit", ["I am a nurse. ", "(", "5 hours a week and ", "Java? ", "-", "$", "2 years, ", "@", "a-"]
)
def test_a_very_long_message_is_listened_to_up_to_a_limit(unit: str):
    heard = hear(unit * (2 * LISTENED_CHARS // len(unit)))
    assert len(heard.facts) <= 10


# --- Questions --------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("key", "message", "told"),
    [
        ("weekly_hours", "10", 10),
        ("weekly_hours", "maybe 5 or 6", 5.5),
        ("weekly_hours", "an hour a day", 7),
        ("years_experience", "4", 4),
        ("years_experience", "half a year", 0.5),
        ("budget_usd", "300", 300),
        ("budget_usd", "nothing", 0),
        ("budget_usd", "2000", 2000),
        ("budget_usd", "2000$", 2000),
        ("deadline", "six months", 6),
        ("deadline", "a year", 12),
        ("deadline", "9", 9),
        ("origin_role", "QA lead", "QA lead"),
        ("origin_role", "I run a flower shop", "flower shop owner"),
        ("target_role", "ml engineer", "ml engineer"),
    ],
)
def test_a_bare_reply_answers_the_question(key: str, message: str, told: float | str):
    profile = fold(hear(message, asked=Question(kind="profile", key=key)).facts)
    fact = getattr(profile, key)
    assert (fact.months if key == "deadline" else fact.label if key.endswith("role") else fact.value) == told


@pytest.mark.parametrize("message", ["machine learning", "Künstliche Intelligenz", "não", "nein"])
def test_the_name_of_the_field_is_no_current_role(message: str):
    assert fold(hear(message, asked=Question(kind="profile", key="origin_role")).facts).origin_role is None


def test_the_name_of_the_field_is_a_goal():
    target = fold(hear("inteligência artificial", asked=Question(kind="profile", key="target_role")).facts).target_role
    assert target is not None
    assert target.role_id == "ai-engineer"


@pytest.mark.parametrize(
    "message", ["skip", "I don't know", "no idea", "next question please", "rather not say", "keine Ahnung"]
)
def test_a_skipped_question_stays_open(message: str):
    assert fold(hear(message, asked=Question(kind="profile", key="weekly_hours")).facts) == Profile()


@pytest.mark.parametrize(
    ("message", "level"),
    [("yes", 4), ("no", 0), ("yep, twice", 4), ("not yet", 0), ("ja", 4), ("nunca", 0), ("sim", 4)],
)
def test_yes_and_no_answer_a_check_question(message: str, level: int):
    facts = hear(message, asked=Question(kind="check", key="sa-s1-1")).facts
    assert [(fact.question_id, fact.level) for fact in facts if isinstance(fact, AnswerFact)] == [("sa-s1-1", level)]


@pytest.mark.parametrize(
    ("message", "level"), [("3", 3), ("about a 2", 2), ("none", 0), ("only the basics", 1), ("4/4", 4)]
)
def test_a_level_question_gives_the_answer_and_the_skill(message: str, level: int):
    facts = hear(message, asked=Question(kind="level", key="docker")).facts
    assert [fact.level for fact in facts if isinstance(fact, AnswerFact)] == [level]
    assert [(fact.skill_id, fact.level) for fact in facts if isinstance(fact, SkillFact)] == [("docker", level)]


def test_the_wording_of_the_last_reply_tells_what_was_asked():
    assert hear("12", reply="Thanks. How many hours per week can you study?").facts[0].field == "weekly_hours"


# --- Problems ---------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("message", "code"),
    [
        ("I can study 0 hours a week", "hours_not_positive"),
        ("-5 hours a week", "hours_not_positive"),
        ("I'll study 100 hours a week", "hours_too_many"),
        ("deadline: 2019-05-01", "deadline_past"),
        ("my budget is -200 dollars", "budget_negative"),
        ("I have 90 years of experience", "years_impossible"),
        ("my target role is astronaut trainer", "role_unknown"),
    ],
)
def test_what_cannot_be_is_a_problem_and_is_not_stored(message: str, code: str):
    heard = hear(message)
    assert code in [problem.code for problem in heard.problems]
    assert all(fact.field == "target_role" for fact in heard.facts if fact.field != "constraint")


# --- Constraints ------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("message", "kinds"),
    [
        ("I have two kids at home", ["care"]),
        ("I work night shifts", ["shift_work"]),
        ("I'm deaf, so I need captions", ["accessibility", "accessibility"]),
        ("no GPU, just an old laptop", ["no_gpu", "no_gpu"]),
        ("text only please, I hate videos", ["no_video", "no_video"]),
        ("I'd need visa sponsorship", ["visa"]),
        ("my English is not so good", ["language"]),
        ("remote only", ["place"]),
        ("I want to build tools for nurses", ["domain"]),
        ("do you have any videos?", []),
        ("I have a dog", []),
        ("ich bin alleinerziehend", ["care"]),
    ],
)
def test_conditions_are_kept_with_their_kind(message: str, kinds: list[str]):
    assert [fact.kind for fact in hear(message).facts if fact.field == "constraint"] == kinds


# --- The ledger -------------------------------------------------------------------------------------------------------


def test_the_newest_fact_wins_and_spellings_of_a_skill_are_one():
    facts = [*hear("I know Kubernetes a bit").facts, *hear("k8s daily for years now").facts]
    assert [(skill.label, skill.level) for skill in fold(facts).skills] == [("k8s", 3)]


def test_two_technologies_of_one_catalogue_skill_stay_two():
    skills = fold(hear("Java is solid, never touched Go").facts).skills
    assert {skill.label: skill.negated for skill in skills} == {"Java": False, "Go": True}


def test_what_is_withdrawn_is_unknown_again():
    facts = [*hear("my budget is $500").facts, *hear("forget the budget").facts]
    assert fold(facts).budget_usd is None


def test_nothing_said_folds_to_an_empty_profile():
    assert fold(()).is_empty


# --- Forms ------------------------------------------------------------------------------------------------------------


def test_a_profile_file_gives_the_same_facts_as_a_talk():
    form = {
        "origin_role": "nurse",
        "years_experience": 12,
        "weekly_hours": 4.5,
        "deadline": 18,
        "budget_usd": 0,
        "target_role": "AI engineer",
        "skills": {"Python": 1, "Excel": 3},
        "constraints": ["night shifts", "quiet evenings"],
    }
    profile = fold(facts_from_form(form, lexicon=LEXICON, today=TODAY))
    assert profile.target_role is not None
    assert profile.target_role.role_id == "ai-engineer"
    assert [(skill.skill_id, skill.level) for skill in profile.skills] == [("python", 1), ("data-analysis", 3)]
    assert [one.kind for one in profile.constraints] == ["shift_work", "other"]


@pytest.mark.parametrize(
    ("form", "named"),
    [
        ({"hours": 5}, "weekly_hours"),
        ({"weekly_hours": 0}, "weekly_hours"),
        ({"weekly_hours": "many"}, "weekly_hours"),
        ({"weekly_hours": float("nan")}, "weekly_hours"),
        ({"budget_usd": -1}, "budget_usd"),
        ({"deadline": "2020-01-01"}, "deadline"),
        ({"deadline": "soon"}, "deadline"),
        ({"target_role": "wizard"}, "ai-engineer"),
        ({"skills": {"Python": 7}}, "Python"),
        ({"skills": 3}, "skills"),
        ({"years_experience": True}, "years_experience"),
        ({"constraints": [1]}, "constraints"),
    ],
)
def test_a_wrong_profile_file_is_refused_by_key(form: dict[str, object], named: str):
    with pytest.raises(SettingsError, match=named):
        facts_from_form(form, lexicon=LEXICON, today=TODAY)


# --- CVs, languages, names --------------------------------------------------------------------------------------------

CV = """Jo Example
Data analyst, Harbour Foods, 03/2021 - present
Junior analyst, Tide Insurance, 2018 - 2021
Skills: SQL, Tableau, Python (basic), Git
Education: BSc Economics, 2014 - 2017"""


def test_a_cv_gives_role_years_and_skills():
    profile = fold(hear(CV, channel="cv").facts)
    assert profile.origin_role is not None
    assert profile.origin_role.role_id == "data-analyst"
    assert profile.years_experience is not None
    assert profile.years_experience.value == pytest.approx(9, abs=0.5)
    assert {skill.label for skill in profile.skills} >= {"SQL", "Tableau", "Python", "Git"}


@pytest.mark.parametrize(
    ("message", "language"),
    [
        ("I want to become an AI engineer", "en"),
        ("ich möchte einen Plan für die nächsten Monate", "de"),
        ("quiero un plan para los próximos meses", "es"),
        ("je voudrais un plan pour les prochains mois", "fr"),
        ("eu quero um plano para os próximos meses, não sei programar", "pt"),
        ("12", "en"),
        ("我是后端工程师", "zh"),
    ],
)
def test_the_language_of_a_message_is_told(message: str, language: str):
    assert hear(message).language == language


def test_roles_and_skills_a_message_names_are_listed_in_order():
    heard = hear("Compare ML engineer with AI engineer: who needs Docker and RAG more?")
    assert heard.role_ids == ("ml-engineer", "ai-engineer")
    assert heard.skill_ids == ("docker", "rag")

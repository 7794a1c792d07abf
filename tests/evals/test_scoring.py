"""The scorer itself: what is right, wrong, invented, broken; labels held against themselves are perfect."""

import pytest

from tests.evals.own_sets import errors
from tests.evals.samples import SETS, Labels, Sample, read_samples
from tests.evals.scoring import (
    FIELDS,
    Score,
    Understood,
    figures_of,
    is_right_number,
    is_right_role,
    is_right_target,
    score,
)

PERFECT = {**dict.fromkeys(FIELDS, 1.0), "all_six": 1.0, "invented": 0.0, "skill_f1": 1.0, "level_error": 0.0}
PERFECT |= {"negation_recall": 1.0, "negations_broken": 0.0, "intent_accuracy": 1.0, "intent_macro_f1": 1.0}
Fields = dict[str, float | str | None]
NOTHING_SAID: Fields = dict.fromkeys(FIELDS)


def sample(*, skills: dict[str, int] | None = None, intent: tuple[str, ...] = ("greet",), **said: object) -> Sample:
    """A sample in which only what is given is labelled."""
    more = {name: said.pop(name) for name in ("maybe_null", "maybe_skills") if name in said}
    lines = {"id": "one", "kind": "made", "message": "…", "why": "a test", "skills": skills or {}, "intent": intent}
    return Sample.model_validate({**lines, **more, "profile": {**NOTHING_SAID, **said}})


def scored(
    labelled: Sample, heard: Fields | None = None, *, skills: dict[str, int | None] | None = None, intent: str = "greet"
) -> Score:
    return score(labelled, Understood(fields=NOTHING_SAID | (heard or {}), skills=skills or {}, intent=intent))


# --- Fields -----------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("field", "label", "heard", "right"),
    [
        ("weekly_hours", 6, 6, True),
        ("weekly_hours", 6, 6.5, True),
        ("weekly_hours", 6, 7, False),
        ("weekly_hours", (4, 6), 5, True),
        ("weekly_hours", (4, 6), 6.6, False),
        ("weekly_hours", 40, 42, True),
        ("years_experience", 10, 10.5, True),
        ("years_experience", 30, 31, False),
        ("deadline_months", (6, 10), 5.5, True),
        ("budget_usd", 0, 0, True),
        ("budget_usd", 0, 20, False),
        ("budget_usd", 1000, 1050, True),
        ("budget_usd", None, 20, False),
    ],
)
def test_a_number_is_right_within_its_band_and_a_little_slack(
    field: str, label: object, heard: float, right: bool
) -> None:
    labels = Labels.model_validate({**NOTHING_SAID, field: label})
    assert is_right_number(field, getattr(labels, field), heard) is right


@pytest.mark.parametrize(
    ("label", "heard", "right"),
    [
        (("registered nurse", "nurse"), "nurse", True),
        (("nurse",), "Registered Nurse", True),
        (("qa tester",), "QA-Tester", True),
        (("chemistry teacher",), "teacher", True),
        (("software engineer",), "engineer", False),
        (("software engineer",), "software developer", False),
        ((None,), "nurse", False),
        (None, "nurse", False),
    ],
)
def test_a_job_is_right_by_words_that_name_it(label: tuple[str | None, ...] | None, heard: str, right: bool) -> None:
    assert is_right_role(label, heard) is right


@pytest.mark.parametrize(
    ("label", "heard", "right"),
    [
        (("ml-engineer",), "ml-engineer", True),
        (("ml-engineer",), "data-scientist", False),
        (("ai-engineer",), "ai-application-engineer", True),
        (("ai-engineer",), "ai-platform-engineer", False),
        (("other:prompt designer",), "other:designer of prompts", True),
        (("ai-engineer", None), "other:astronaut", False),
        (None, "ai-engineer", False),
    ],
)
def test_a_goal_is_right_by_its_id(label: tuple[str | None, ...] | None, heard: str, right: bool) -> None:
    assert is_right_target(label, heard) is right


@pytest.mark.parametrize(
    ("labelled", "heard", "wrong", "invented"),
    [
        (sample(weekly_hours=6), {"weekly_hours": 6.0}, set(), set()),
        (sample(weekly_hours=6), {}, {"weekly_hours"}, set()),
        (sample(weekly_hours=6), {"weekly_hours": 9.0}, {"weekly_hours"}, set()),
        (sample(), {"weekly_hours": 9.0}, {"weekly_hours"}, {"weekly_hours"}),
        (sample(weekly_hours=6, maybe_null=["weekly_hours"]), {}, set(), set()),
        (sample(weekly_hours=6, maybe_null=["weekly_hours"]), {"weekly_hours": 9.0}, {"weekly_hours"}, set()),
        (sample(target_role=["ai-engineer", None]), {}, set(), set()),
        (sample(), {"origin_role": "nurse"}, {"origin_role"}, {"origin_role"}),
    ],
)
def test_what_was_not_said_is_invented_and_not_merely_wrong(
    labelled: Sample, heard: Fields, wrong: set[str], invented: set[str]
) -> None:
    outcome = scored(labelled, heard)
    assert set(outcome.wrong) == wrong
    assert set(outcome.invented) == invented


# --- Skills -----------------------------------------------------------------------------------------------------------

COUNTS = ("found", "missed", "invented", "negations", "negations_kept", "negations_broken")


@pytest.mark.parametrize(
    ("labelled", "heard", "counts"),
    [
        ({"python": 1}, {"Python": 1}, (1, 0, 0, 0, 0, 0)),
        ({"k8s": 2}, {"Kubernetes": 2}, (1, 0, 0, 0, 0, 0)),
        ({"python": 1}, {}, (0, 1, 0, 0, 0, 0)),
        ({"python": 1}, {"Python": 0}, (0, 1, 0, 0, 0, 0)),
        ({}, {"Rust": 2}, (0, 0, 1, 0, 0, 0)),
        ({}, {"Rust": 0}, (0, 0, 0, 0, 0, 0)),
        ({}, {"Excel": 2}, (0, 0, 0, 0, 0, 0)),
        ({"docker": 0}, {"Docker": 0}, (0, 0, 0, 1, 1, 0)),
        ({"docker": 0}, {"Docker": 2}, (0, 0, 0, 1, 0, 1)),
        ({"docker": 0}, {}, (0, 0, 0, 1, 0, 0)),
        ({"java": 3, "javascript": 0}, {"Java": 3, "JavaScript": 0}, (1, 0, 0, 1, 1, 0)),
    ],
)
def test_skills_are_found_missed_invented_kept_or_broken(
    labelled: dict[str, int], heard: dict[str, int | None], counts: tuple[int, ...]
) -> None:
    skills = scored(sample(skills=labelled, maybe_skills=["excel"]), skills=heard).skills
    assert tuple(getattr(skills, name) for name in COUNTS) == counts


def test_the_level_counts_by_its_distance_and_only_where_one_was_heard() -> None:
    labelled = sample(skills={"python": 1, "sql": 3, "docker": 2})
    outcome = scored(labelled, skills={"Python": 3, "SQL": 3, "Docker": None})
    assert outcome.skills.level_errors == (2, 0)


# --- Sets -------------------------------------------------------------------------------------------------------------


def test_figures_are_shares_of_what_could_be_right() -> None:
    said = sample(weekly_hours=6, skills={"python": 1, "docker": 0}, intent=("make_plan", "self_assess"))
    good = scored(said, {"weekly_hours": 6.0}, skills={"Python": 1, "Docker": 0}, intent="self_assess")
    bad = scored(said, {"origin_role": "nurse"}, skills={"Python": 2, "Docker": 3}, intent="greet")
    figures = figures_of([good, bad])
    assert figures["weekly_hours"] == figures["origin_role"] == figures["all_six"] == 0.5
    assert figures["invented"] == 1 / 10
    assert (figures["skill_f1"], figures["level_error"]) == (1.0, 0.5)
    assert (figures["negation_recall"], figures["negations_broken"]) == (0.5, 1.0)
    assert (figures["intent_accuracy"], figures["intent_macro_f1"]) == (0.5, 2 / 3)


def test_every_other_intent_of_the_label_is_right_and_a_sample_without_one_is_not_scored() -> None:
    either = sample(intent=("greet", "goodbye"))
    outcomes = [scored(either, intent="goodbye"), scored(sample(intent=()), intent="export")]
    assert figures_of(outcomes)["intent_accuracy"] == 1.0


@pytest.mark.parametrize("name", SETS)
def test_labels_held_against_themselves_are_perfect(name: str) -> None:
    samples = [one for of_file in read_samples(name).values() for one in of_file]
    assert figures_of([score(one, as_labelled(one)) for one in samples]) == PERFECT


def as_labelled(labelled: Sample) -> Understood:
    fields = {name: first(getattr(labelled.profile, name)) for name in FIELDS}
    return Understood(fields, dict(labelled.skills), labelled.intent[0] if labelled.intent else "greet")


def first(label: float | tuple[float | str | None, ...] | None) -> float | str | None:
    return next(filter(lambda one: one is not None, label), None) if isinstance(label, tuple) else label


# --- The labelled messages --------------------------------------------------------------------------------------------


def test_there_are_enough_messages_and_half_of_those_asked_for_were_labelled_before_their_rules() -> None:
    counts = {name: {file: len(found) for file, found in read_samples(name).items()} for name in SETS}
    never_read = sum(counts["unseen"].values())
    read_later = sum(count for file, count in counts["seen"].items() if file.endswith("_3"))
    assert sum(counts["seen"].values()) + never_read >= 400
    assert never_read + read_later >= 200
    assert never_read >= 150


def test_every_message_stands_once_under_an_id_that_says_where() -> None:
    by_file = {(name, file): found for name in SETS for file, found in read_samples(name).items()}
    ids = [one.id for found in by_file.values() for one in found]
    expected = [
        f"{name}-{file.replace('_', '-')}-{number:03}"
        for (name, file), found in by_file.items()
        for number, _ in enumerate(found, 1)
    ]
    talks = {(one.before, one.message) for found in by_file.values() for one in found}
    assert ids == expected
    assert len(talks) == len(ids)


def test_errors_of_the_unseen_are_not_shown() -> None:
    with pytest.raises(ValueError, match="unread"):
        next(errors("unseen", 1))

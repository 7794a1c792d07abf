"""Ten whole talks end where they should: on the offline coach, and on an endpoint reached over real HTTP."""

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from pydantic import SecretStr

from agent import Coach, Reply
from agent.offline.model import OfflineCoach
from agent.settings import Settings, load_settings
from tests.graph.talks import NOW, TALKS, Talk
from tests.servers.openai_server import OpenAIServer
from tools.schema import TransitionPlan


@pytest.fixture
def settings(tmp_path: Path) -> Settings:
    return load_settings(home=tmp_path, model="", database_url=f"sqlite:///{tmp_path}/talks.db")


@pytest.fixture
def offline(settings: Settings) -> Iterator[Coach]:
    with Coach(settings, now=lambda: NOW) as coach:
        yield coach


@pytest.fixture
def over_http(settings: Settings, openai_server: OpenAIServer) -> Iterator[Coach]:
    """The same coach, with its model behind an OpenAI-compatible endpoint."""
    openai_server.serve_model(OfflineCoach())
    remote = settings.model_copy(
        update={"model": "served", "openai_base_url": openai_server.base_url, "openai_api_key": SecretStr("test")}
    )
    with Coach(remote, now=lambda: NOW) as coach:
        yield coach


def play(coach: Coach, talk: Talk) -> list[Reply]:
    return [coach.ask(message, person=talk.who) for message in talk.messages]


def plan_of(coach: Coach, talk: Talk) -> TransitionPlan:
    return max(coach.plans(talk.who), key=lambda version: version.version).plan


@pytest.mark.parametrize("talk", TALKS, ids=lambda talk: talk.who)
def test_a_talk_ends_in_the_profile_that_was_told(offline: Coach, talk: Talk) -> None:
    play(offline, talk)
    profile = offline.profile(talk.who)
    hours = profile.weekly_hours.value if profile.weekly_hours else None
    assert hours == talk.weekly_hours
    for name, value in talk.known.items():
        assert getattr(profile, name).value == value, name
    levels = {skill.skill_id: skill.level for skill in profile.skills}
    for skill_id, level in talk.skills.items():
        assert levels.get(skill_id) == level, skill_id


@pytest.mark.parametrize("talk", TALKS, ids=lambda talk: talk.who)
def test_a_talk_ends_in_the_plan_it_should(offline: Coach, talk: Talk) -> None:
    play(offline, talk)
    plan = plan_of(offline, talk)
    phases = {phase.id for phase in plan.phases}
    gaps = {gap.skill_id for gap in (*plan.gaps, *plan.dropped)}
    assert plan.role_id == talk.role_id
    assert plan.verdict.kind in talk.verdicts
    assert talk.phases <= phases
    assert not talk.no_phases & phases
    assert talk.gaps <= gaps
    assert not talk.no_gaps & gaps
    assert talk.hours_at_most is None or plan.verdict.needed_hours_high <= talk.hours_at_most
    assert all(week.hours <= plan.weekly_hours + 1e-6 for week in plan.weeks)
    assert plan.weekly_hours_assumed == (talk.weekly_hours is None)


@pytest.mark.parametrize("talk", TALKS, ids=lambda talk: talk.who)
def test_a_talk_asks_little_and_nothing_twice(offline: Coach, talk: Talk) -> None:
    replies = play(offline, talk)
    questions = [question for reply in replies for question in re.findall(r"[^.!?\n]+\?", reply.text)]
    assert len(questions) == len(set(questions))
    assert all(reply.text.count("?") <= 2 for reply in replies)


@pytest.mark.parametrize("talk", TALKS, ids=lambda talk: talk.who)
def test_nothing_honest_is_cut_and_every_turn_says_which_prompts_spoke(offline: Coach, talk: Talk) -> None:
    for reply in play(offline, talk):
        assert reply.notices == ()
        assert reply.prompts
        assert {len(use.sha256) for use in reply.prompts} == {64}


@pytest.mark.parametrize("talk", TALKS, ids=lambda talk: talk.who)
def test_the_same_talk_over_http_ends_in_the_same_place(offline: Coach, over_http: Coach, talk: Talk) -> None:
    here, there = (
        play(offline, talk),
        [over_http.ask(message, person=f"{talk.who} over http") for message in talk.messages],
    )
    assert {reply.model for reply in there} == {"served"}
    assert [reply.text for reply in there] == [reply.text for reply in here]
    assert over_http.profile(f"{talk.who} over http") == offline.profile(talk.who)
    assert max(over_http.plans(f"{talk.who} over http"), key=lambda v: v.version).plan == plan_of(offline, talk)

"""Our own labelled messages, through the same `listen` that the coach's graph calls, turn by turn, without a model."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date
from functools import cache

from tests.evals.samples import SETS, Sample, read_samples
from tests.evals.scoring import Score, Understood, figures_of, score
from tools.asking import tells_only_what_if
from tools.knowledge.catalogue import load_catalogue
from tools.listening import Lexicon, fold, listen
from tools.listening.asked_fields import asked_in
from tools.schema import Channel, Fact, Heard, Profile

DAY = date(2026, 11, 27)  # the day on which a sample is said that names none
# The only trace that a plan leaves in the words of a labelled talk.
_SHOWS_PLAN = re.compile(r"phase|week 1|plan:", re.IGNORECASE)

Figures = dict[str, float]
NOT_COMPARED = {"level_error", "negations_broken"}  # no shares, so their gap is not one of points


def measure() -> Iterator[tuple[str, Figures]]:
    """The figures of each set, then the gap between seen and unseen."""
    by_set = {name: score_set(name) for name in SETS}
    for name, by_file in by_set.items():
        yield name, figures_of([one for scores in by_file.values() for one in scores])
    yield "gap", gap(by_set["seen"], by_set["unseen"])


def gap(seen: dict[str, list[Score]], unseen: dict[str, list[Score]]) -> Figures:
    """How much better the seen samples go. Only files of kinds that both have count: like is compared with like."""
    alike = [one for name, scores in seen.items() if name.split("_")[0] in unseen for one in scores]
    better = figures_of(alike)
    worse = figures_of([one for scores in unseen.values() for one in scores])
    signs = {name: -1 if name == "invented" else 1 for name in better if name not in NOT_COMPARED}
    return {name: sign * (better[name] - worse[name]) for name, sign in signs.items()}


def score_set(name: str) -> dict[str, list[Score]]:
    """The scores of one set, by file, in the order of the samples."""
    return {file: [score(sample, hear(sample)) for sample in samples] for file, samples in read_samples(name).items()}


def errors(name: str, limit: int) -> Iterator[str]:
    """The first samples of a set that did not go well. Raises: ValueError for the unseen set, which nobody reads."""
    if name == "unseen":
        raise ValueError("The unseen messages stay unread: only their figures are shown.")
    samples = [sample for of_file in read_samples(name).values() for sample in of_file]
    scored = ((sample, score(sample, hear(sample)).remarks) for sample in samples)
    for sample, remarks in [(sample, remarks) for sample, remarks in scored if remarks][:limit]:
        yield "\n    ".join((f"{sample.id} {sample.message!r}", *remarks))


def hear(sample: Sample) -> Understood:
    """Listen to the whole talk, each turn with what was told before it, as the coach does."""
    facts: list[Fact] = []
    hearing, turn = Hearing(today=sample.now or DAY), 1
    for said in sample.before:
        if said.role == "assistant":
            hearing = hearing.after_reply(said.content)
        else:
            facts += hearing.listen(said.content, facts, turn=turn).facts
            hearing, turn = replace(hearing, last_reply=""), turn + 1
    heard = hearing.listen(sample.message, facts, turn=turn, channel=sample.channel)
    return understood(fold([*facts, *heard.facts]), heard.intent)


@dataclass(frozen=True)
class Hearing:
    """What listening knows of a talk besides its facts."""

    today: date
    last_reply: str = ""
    replies: tuple[str, ...] = ()
    has_plan: bool = False

    def after_reply(self, reply: str) -> "Hearing":
        return replace(
            self,
            last_reply=reply,
            replies=(*self.replies, reply),
            has_plan=self.has_plan or bool(_SHOWS_PLAN.search(reply)),
        )

    def listen(self, words: str, facts: Sequence[Fact], *, turn: int, channel: Channel = "chat") -> Heard:
        """What a turn tells; a what-if tells nothing, as in the graph."""
        heard = listen(
            words,
            lexicon=_lexicon(),
            today=self.today,
            turn=turn,
            last_reply=self.last_reply,
            asked_before=asked_in(self.replies, _lexicon().vocabulary),
            profile=fold(facts),
            history=tuple(facts),
            has_plan=self.has_plan,
            channel=channel,
        )
        return heard.model_copy(update={"facts": ()}) if tells_only_what_if(words) else heard


def understood(profile: Profile, intent: str) -> Understood:
    """A profile in the words of the labels."""
    origin, target = profile.origin_role, profile.target_role
    return Understood(
        fields={
            "origin_role": origin.label if origin else None,
            "target_role": (target.role_id or f"other:{target.label}") if target else None,
            "years_experience": profile.years_experience.value if profile.years_experience else None,
            "weekly_hours": profile.weekly_hours.value if profile.weekly_hours else None,
            "deadline_months": profile.deadline.months if profile.deadline else None,
            "budget_usd": profile.budget_usd.value if profile.budget_usd else None,
        },
        skills={skill.label: 0 if skill.negated else skill.level for skill in profile.skills},
        intent=intent,
    )


@cache
def _lexicon() -> Lexicon:
    return Lexicon.build(load_catalogue())

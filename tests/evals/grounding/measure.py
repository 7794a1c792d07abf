"""500 answers over all intents, half of them by a model that lies on purpose: what reached the person, what was cut."""

import json
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import get_args

from agent import Coach
from agent.graph import build_graph
from agent.settings import load_settings
from tests.evals.grounding.liar import Liar, Recorder
from tests.evals.grounding.lies import FIGURES_AND_LINKS, KINDS, Lie
from tests.evals.samples import read_samples
from tools.schema import Intent

ANSWERS = 500
NOW = datetime(2026, 11, 27, 9, tzinfo=UTC)
PER_INTENT = 9
FACTS = Path(__file__).resolve().parents[1] / "facts" / "seen.jsonl"
# What every second person has told before; the others are new.
TOLD = {"weekly_hours": 7, "target_role": "AI engineer", "years_experience": 6, "budget_usd": 150}

LOWER_IS_BETTER = frozenset({"honest_cut", "figures_or_links_reached"})
TARGETS = {"lies_caught": 0.995, "honest_cut": 0.01, "figures_or_links_reached": 0.0}


@dataclass
class Count:
    """What became of each sentence."""

    answers: int = 0
    honest: int = 0
    cut: list[str] = field(default_factory=list)
    told: Counter[str] = field(default_factory=Counter)
    reached: list[Lie] = field(default_factory=list)

    def figures(self) -> dict[str, float]:
        reached = Counter(lie.kind for lie in self.reached)
        by_kind = {f"caught_{kind}": 1 - reached[kind] / self.told[kind] for kind in KINDS if self.told[kind]}
        return {
            "answers": float(self.answers),
            "lies_told": float(self.told.total()),
            "lies_caught": 1 - reached.total() / max(1, self.told.total()),
            "figures_or_links_reached": float(sum(reached[kind] for kind in FIGURES_AND_LINKS)),
            "honest_cut": len(self.cut) / max(1, self.honest),
            **by_kind,
        }


def measure(answers: int = ANSWERS) -> dict[str, float]:
    """The figures of so many answers, half offline, half by the liar."""
    return play(messages(answers // 2)).figures()


def play(said: Sequence[str]) -> Count:
    """Each message asked once offline and once with the liar."""
    count, recorder, liar = Count(), Recorder(), Liar()
    with TemporaryDirectory(prefix="crosswalk-grounding-") as folder:
        settings = load_settings(home=Path(folder), model="", database_url=f"sqlite:///{folder}/answers.db")
        with Coach(settings, now=lambda: NOW) as offline, Coach(settings, model=liar, now=lambda: NOW) as lying:
            offline.context = replace(offline.context, model=recorder, offline=recorder)
            offline.graph = build_graph(offline.context)
            for number, message in enumerate(said):
                _ask(offline, message, f"offline {number}")
                _note(count, recorder.said, [], _reply(offline, f"offline {number}"))
                liar.begin(number)
                _ask(lying, message, f"lying {number}")
                _note(count, liar.spoken.honest, liar.spoken.lies, _reply(lying, f"lying {number}"))
    return count


def _ask(coach: Coach, message: str, person: str) -> None:
    if int(person.split()[-1]) % 2:
        coach.tell(TOLD, person=person)
    coach.ask(message, person=person)


def _reply(coach: Coach, person: str) -> str:
    """As it was stored, and so as the person reads it."""
    return coach.history(person, coach.latest_thread(person))[-1].reply


def _note(count: Count, honest: Sequence[str], lies: Sequence[Lie], reply: str) -> None:
    count.answers += 1
    count.honest += len(honest)
    count.cut += [sentence for sentence in honest if sentence not in reply]
    count.told.update(lie.kind for lie in lies)
    count.reached += [lie for lie in lies if lie.sentence in reply]


def messages(number: int) -> list[str]:
    """Messages of all intents in turn, then questions to the sources."""
    by_intent: dict[str, list[str]] = defaultdict(list)
    for samples in read_samples("seen").values():
        for sample in samples:
            if sample.intent and len(sample.message) < 1_500:
                by_intent[sample.intent[0]].append(sample.message)
    asked = [one for place in range(PER_INTENT) for one in _each(by_intent, place)]
    questions = [json.loads(line)["question"] for line in FACTS.read_text("utf-8").splitlines()]
    half = [one for pair in zip(asked, questions, strict=False) for one in pair]  # facts give most to twist
    mixed = [*half, *asked[len(half) // 2 :]]
    return mixed[:number]


def _each(by_intent: dict[str, list[str]], place: int) -> Iterator[str]:
    yield from (by_intent[intent][place] for intent in get_args(Intent) if place < len(by_intent[intent]))


def errors(limit: int) -> Iterator[str]:
    """What went wrong first: lies that reached the person, honest sentences that were cut."""
    count = play(messages(ANSWERS // 2))
    shown = [f"reached: {lie.kind}: {lie.sentence}" for lie in count.reached]
    yield from [*shown, *(f"cut: {sentence}" for sentence in count.cut)][:limit]

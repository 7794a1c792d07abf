"""Hours to bring a skill from one level to another, less what related skills save."""

from collections.abc import Mapping
from typing import NamedTuple

from tools.knowledge.catalogue import Catalogue
from tools.knowledge.planning_rows import Effort, Transfer
from tools.schema import Source


class Estimate(NamedTuple):
    """Hours, at least and at most, and what they rest on."""

    low: float
    high: float
    sources: tuple[Source, ...]
    saved: float = 0.0  # hours, in the middle of the estimate, that what one has already takes off
    saving: Transfer | None = None  # the rule that does


class EffortTable:
    """The effort and transfer tables of a catalogue, for one person's levels."""

    def __init__(self, catalogue: Catalogue, own: Mapping[str, int]) -> None:
        self._efforts = {row.skill_id: row for row in catalogue.rows(Effort)}
        self._saving: dict[str, Transfer] = {}
        for row in catalogue.rows(Transfer):
            best = self._saving.get(row.skill_id)
            if own.get(row.from_skill, 0) >= row.from_level and (best is None or row.saved > best.saved):
                self._saving[row.skill_id] = row

    def estimate(self, skill_id: str, own: int, planned: int) -> Estimate:
        """Hours from level `own` to level `planned`. A skill without a row is an error of the data."""
        effort, saving = self._efforts[skill_id], self.saving(skill_id)
        left = 1 - saving.saved if saving else 1.0
        steps = [effort.step(level) for level in range(own + 1, planned + 1)]
        sources = [Source(kind="judgement", ref=f"effort:{skill_id}", label=effort.basis)]
        if saving:
            ref = f"transfers:{saving.from_skill}->{skill_id}"
            sources.append(Source(kind="judgement", ref=ref, label=saving.reason))
        whole = [sum(hours) for hours in zip(*steps, strict=True)]
        low, high = (round(left * hours, 2) for hours in whole)
        return Estimate(low, high, tuple(sources), round((1 - left) * sum(whole) / 2, 1), saving)

    def saving(self, skill_id: str) -> Transfer | None:
        """The rule that shortens a skill most for this person; None where nothing does."""
        return self._saving.get(skill_id)

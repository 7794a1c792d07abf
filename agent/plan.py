"""The plan as a person takes it along: a `TransitionPlan` with its words, as Markdown, PDF or JSON."""

from pathlib import Path

from agent.prompts import PromptLibrary, Scribe, Trusted
from tools import digest
from tools.errors import SetupError
from tools.exports.pdf import markdown_to_pdf
from tools.knowledge.catalogue import Catalogue
from tools.schema import ResourcePick, TransitionPlan

FORMATS = ("pdf", "md", "json")


class Plan:
    """A transition plan and its words. `transition` holds every figure, typed."""

    def __init__(self, transition: TransitionPlan, catalogue: Catalogue, prompts: PromptLibrary) -> None:
        self.transition = transition
        self._catalogue = catalogue
        self._prompts = prompts

    def __repr__(self) -> str:
        verdict = self.transition.verdict
        return (
            f"Plan(role={self.transition.role_id!r}, verdict={verdict.kind!r}, finish={verdict.finish.isoformat()!r})"
        )

    def to_markdown(self) -> str:
        scribe = Scribe(self._prompts)
        words = scribe("say_plan_summary", plan=digest.plan(self.transition, self._catalogue))
        assumed = self.assumptions(scribe)
        return scribe("plan_document", plan=self._values(), names=self._names(), words=words, assumed=assumed) + "\n"

    def assumptions(self, scribe: Scribe) -> list[str]:
        """What the plan takes for granted, in words."""
        made = self.transition
        return [
            scribe("page_assumption", code=code, hours=made.weekly_hours, role=made.role_name)
            for code in made.assumptions
        ]

    def to_json(self) -> str:
        """JSON of the published schema, `docs/schemas/transition-plan.schema.json`."""
        return self.transition.model_dump_json(indent=2) + "\n"

    def to_pdf(self) -> bytes:
        """Raises SetupError when the `export` extra is not installed."""
        return markdown_to_pdf(self.to_markdown(), title=f"Crosswalk: {self.transition.role_name}")

    def save(self, path: Path | str) -> Path:
        """Write the plan in the format that the file's ending names: .pdf, .md or .json."""
        target = Path(path)
        kind = target.suffix.lower().lstrip(".")
        if kind not in FORMATS:
            raise SetupError(f"{target.name}: a plan can be written as {', '.join('.' + name for name in FORMATS)}.")
        content = {"md": lambda: self.to_markdown().encode(), "json": lambda: self.to_json().encode()}.get(
            kind, self.to_pdf
        )()
        try:
            target.write_bytes(content)
        except OSError as error:
            raise SetupError(f"{target} cannot be written ({error.strerror}). Choose another folder.") from error
        return target

    def _values(self) -> dict[str, object]:
        values: dict[str, object] = self.transition.model_dump(mode="json")
        for phase, typed in zip(values["phases"], self.transition.phases, strict=True):  # type: ignore[call-overload]
            phase["resources"] = [_pick(pick) for pick in typed.resources]
        checks = {one.week: one.model_dump(mode="json") for one in self.transition.check_ins}
        for week in values["weeks"]:  # type: ignore[attr-defined]
            week["check_in"] = checks.get(week["number"])
        for gap in (*values["gaps"], *values["dropped"]):  # type: ignore[misc]
            gap |= {key: _whole(gap[key]) for key in ("hours_low", "hours_high")}
        return values

    def _names(self) -> dict[str, str]:
        return {skill_id: skill.name for skill_id, skill in self._catalogue.skills.items()}


def _whole(hours: float) -> int:
    """An estimate has no decimals; what takes less than an hour still takes some time."""
    return max(1, round(hours)) if hours else 0


def _pick(pick: ResourcePick) -> dict[str, object]:
    """Addresses of the catalogue are checked when it loads, and so may stay links."""
    return pick.model_dump(mode="json") | {"url": Trusted(pick.url) if pick.url else ""}

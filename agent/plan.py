"""The plan as a person takes it along: with its words on paper, in a calendar, as a table, and as data."""

from collections.abc import Callable, Mapping
from datetime import UTC, datetime

from agent.paper import Paper
from agent.prompts import PromptLibrary, Scribe, Trusted
from tools import digest, portfolio_digest
from tools.exports.agenda import Occasion, occasions
from tools.exports.blocks import plain_text
from tools.exports.brief import brief
from tools.exports.chart import timeline_svg
from tools.exports.ics import Entry, to_ics
from tools.exports.sheet import plan_to_csv
from tools.knowledge.catalogue import Catalogue
from tools.schema import ResourcePick, TransitionPlan


class Plan(Paper):
    """A transition plan and its words. `transition` holds every figure, typed."""

    def __init__(
        self, transition: TransitionPlan, catalogue: Catalogue, prompts: PromptLibrary, *, person: str = "me"
    ) -> None:
        self.transition = transition
        self.person = person
        self.title = f"Crosswalk: {transition.role_name}"
        self._catalogue = catalogue
        self._prompts = prompts

    def __repr__(self) -> str:
        verdict = self.transition.verdict
        return (
            f"Plan(role={self.transition.role_id!r}, verdict={verdict.kind!r}, finish={verdict.finish.isoformat()!r})"
        )

    @property
    def pictures(self) -> Mapping[str, str]:
        return {"timeline": timeline_svg(self.transition)} if self.transition.phases else {}

    def formats(self) -> Mapping[str, Callable[[], bytes]]:
        return {
            **super().formats(),
            "ics": self.to_ics,
            "csv": self.to_csv,
            "json": lambda: self.to_json().encode(),
        }

    def summary(self, scribe: Scribe, *, whole: bool = False) -> Trusted:
        """The verdict; behind it what is done, the pace that the rest is counted with, and what carries over."""
        told = digest.plan(self.transition, self._catalogue)
        words = [scribe("say_plan_summary", plan=told)]
        if told.get("done"):
            words.append(scribe("say_done", done=told["done"]))
        if told.get("pace"):
            words.append(scribe("say_pace", pace=told["pace"]))
        words.append(scribe("say_plan_credit", credit=told["credit"], whole=whole))
        return Trusted("\n\n".join(part for part in words if part))

    def projects(self, scribe: Scribe) -> str:
        """The projects to show, in words; empty in plans made before there were any."""
        made = self.transition.portfolio
        told = portfolio_digest.portfolio(made, self._catalogue, dated=True) if made else None
        return scribe("plan_projects", portfolio=told) if told else ""

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

    def to_csv(self) -> bytes:
        """A row for each task of each week, for a spreadsheet; no cell can act as a formula."""
        return plan_to_csv(self.transition)

    def to_ics(self, *, now: datetime | None = None) -> bytes:
        """Weeks, milestones and check-ins for a calendar; what is written later takes the place of what was before.

        Raises: SetupError when the `export` extra is not installed.
        """
        scribe = Scribe(self._prompts)
        name, _ = self._entry(scribe, "name")
        entries = [Entry(one.key, one.day, *self._entry(scribe, one.kind, one)) for one in occasions(self.transition)]
        return to_ics(entries, name=name, owner=self.person, now=now or datetime.now(UTC))

    @property
    def brief(self) -> "Brief":
        """The plan on one page, for a mentor or a manager."""
        return Brief(self.transition, self._catalogue, self._prompts)

    def _entry(self, scribe: Scribe, kind: str, one: Occasion | None = None) -> tuple[str, str]:
        """Title and text of one entry, without marks: a calendar shows none."""
        values = {
            "week": one.week.model_dump(mode="json") if one and one.week else None,
            "milestone": one.milestone.model_dump(mode="json") if one and one.milestone else None,
        }
        words = scribe("plan_calendar", kind=kind, role=self.transition.role_name, **values)
        title, _, text = plain_text(words).partition("\n")
        return title, text

    def _words(self, *, pictured: bool) -> str:
        scribe = Scribe(self._prompts)
        drawn = pictured and bool(self.pictures)
        has_date = self.transition.deadline is not None
        return (
            scribe(
                "plan_document",
                plan=self._values(),
                names=self._names(),
                words=self.summary(scribe, whole=True),
                assumed=self.assumptions(scribe),
                drawn=scribe("plan_timeline", plan=self.transition.model_dump(mode="json")) if drawn else "",
                legend=scribe("page_plan_legend", has_date=has_date) if drawn else "",
                projects=self.projects(scribe),
            )
            + "\n"
        )

    def _values(self) -> dict[str, object]:
        values: dict[str, object] = self.transition.model_dump(mode="json")
        for phase, typed in zip(values["phases"], self.transition.phases, strict=True):  # type: ignore[call-overload]
            phase["resources"] = [_pick(pick) for pick in typed.resources]
            phase["part_of"] = portfolio_digest.title_with(self.transition, typed.id)
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


class Brief(Paper):
    """A plan on one page, for others: goal, verdict, what is asked of them, milestones, what would change it."""

    def __init__(self, transition: TransitionPlan, catalogue: Catalogue, prompts: PromptLibrary) -> None:
        self.transition = transition
        self.title = f"Brief: {transition.role_name}"
        self._catalogue = catalogue
        self._prompts = prompts

    def _words(self, *, pictured: bool) -> str:
        shown = brief(self.transition, digest.plan(self.transition, self._catalogue))
        scribe = Scribe(self._prompts)
        return scribe("plan_brief", brief=shown, made_on=self.transition.made_on.isoformat()) + "\n"


def _pick(pick: ResourcePick) -> dict[str, object]:
    """Addresses of the catalogue are checked when it loads, and so may stay links."""
    return pick.model_dump(mode="json") | {"url": Trusted(pick.url) if pick.url else ""}

"""What a check found of the addresses of resources, and when an address counts as dead.

`crosswalk data check-links` writes the table, anybody can read or mend it; nothing here touches the network.
"""

import csv
import os
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Annotated, ClassVar, Literal

from pydantic import BeforeValidator, Field, StringConstraints

from tools.errors import SetupError
from tools.knowledge.cells import Day, Row, Url

DAYS_UNTIL_DEAD = 14  # a server may be down, or this machine offline, for a day: no reason to drop a course

LinkStatus = Literal["ok", "gone", "failing", "closed", "busy", "robots", "not_public"]


class LinkCheck(Row):
    """What the last check found of one address."""

    file: ClassVar[str] = "links.csv"
    key: ClassVar[tuple[str, ...]] = ("url",)

    url: Annotated[Url, StringConstraints(min_length=1)]
    status: LinkStatus = Field(
        description="`ok`: it opens. `gone`: 404 or 410. `failing`: no answer, or an error of the server. The others "
        "say nothing of the page: `closed` to programs or strangers, `busy`, forbidden by `robots`, or `not_public`."
    )
    http_status: Annotated[int | None, BeforeValidator(lambda cell: None if cell == "" else cell)] = Field(
        description="None where no answer came."
    )
    checked_on: date
    failing_since: Day = Field(description="Day of the first check in a row that failed.")
    leads_to: Url = Field(description="Where its redirects end; empty where there are none.")

    @property
    def is_dead(self) -> bool:
        """Gone, or without a good answer for two weeks at least."""
        long = self.failing_since is not None and (self.checked_on - self.failing_since).days >= DAYS_UNTIL_DEAD
        return self.status == "gone" or (self.status == "failing" and long)


@dataclass(frozen=True)
class LinkAnswer:
    """What one visit of an address came to."""

    status: LinkStatus
    http_status: int | None = None
    leads_to: str = ""


def next_check(url: str, answer: LinkAnswer, *, today: date, before: LinkCheck | None) -> LinkCheck:
    """The row after a visit. Only a good answer brings back what is dead."""
    if before and before.is_dead and answer.status not in ("ok", "gone"):
        return before.model_copy(update={"checked_on": today})
    since = before.failing_since if before else None
    if answer.status == "failing":
        since = since or today
    elif answer.status in ("ok", "gone"):
        since = None
    return LinkCheck(
        url=url,
        status=answer.status,
        http_status=answer.http_status,
        checked_on=today,
        failing_since=since,
        leads_to=answer.leads_to,
    )


def save_links(folder: Path, checks: Iterable[LinkCheck]) -> None:
    """Write the table whole or not at all, so that a killed check leaves the one before. Raises SetupError."""
    path = folder / LinkCheck.file
    part = path.with_suffix(".part")
    try:
        folder.mkdir(parents=True, exist_ok=True)
        with part.open("w", encoding="utf-8", newline="") as file:
            writer = csv.DictWriter(file, list(LinkCheck.model_fields), lineterminator="\n")
            writer.writeheader()
            writer.writerows({k: "" if v is None else v for k, v in one.model_dump().items()} for one in checks)
        os.replace(part, path)
    except OSError as error:
        raise SetupError(
            f"{path} cannot be written ({error.strerror}). Set CROSSWALK_DATA to another folder."
        ) from error

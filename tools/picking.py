"""A resource as it is handed out: with why it fits, whether its address was seen to work, and never with a dead one."""

from collections.abc import Collection, Iterable

from tools.knowledge.catalogue import Catalogue
from tools.knowledge.rows import Resource
from tools.schema import NotShown, ResourcePick, Source


def pick_of(
    catalogue: Catalogue, resource: Resource, reasons: Iterable[str], *, weeks: int | None = None
) -> ResourcePick:
    check = catalogue.links.get(resource.url)
    told = check if check and check.status in ("ok", "failing") else None  # the others say nothing of the page
    return ResourcePick(
        resource_id=resource.id,
        title=resource.title,
        url=resource.url,
        publisher=resource.publisher,
        format=resource.format,
        level=resource.level,
        cost=resource.cost,
        hours=resource.hours,
        skill_ids=resource.skills,
        reasons=tuple(reasons),
        weeks=weeks,
        link="" if told is None else "works" if told.status == "ok" else "unsure",
        checked_on=told.checked_on if told else None,
        source=resource_source(resource),
    )


def resource_source(resource: Resource) -> Source:
    """The row of the table that a resource rests on."""
    return Source(kind="table", ref=f"resources:{resource.id}", label=resource.publisher or resource.title)


def not_shown(catalogue: Catalogue, resource: Resource) -> NotShown | None:
    """The word on a resource whose address is known to be dead; None for any other."""
    check = catalogue.links.get(resource.url)
    if check is None or not check.is_dead:
        return None
    return NotShown(resource_id=resource.id, title=resource.title, checked_on=check.checked_on)


def is_avoided(resource: Resource, avoid_formats: Collection[str]) -> bool:
    """Whether it is of a format that a person cannot use; a video site is watched, whatever a table calls it."""
    return resource.format in avoid_formats or ("video" in avoid_formats and resource.is_video)

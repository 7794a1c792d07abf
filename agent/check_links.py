"""`crosswalk data check-links`: visit the addresses of all resources and keep what each came to, as it is learned."""

import asyncio
from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path

from agent.link_manners import Manners, NotPublicError, host_of
from agent.link_visits import Visitor
from tools.errors import SetupError
from tools.knowledge.links import LinkAnswer, LinkCheck, next_check, save_links

DAYS_UNTIL_STALE = 30
MANY_SILENT = 20  # hosts in a row from which not a word came: it is this machine that is offline

Report = Callable[[str, LinkAnswer], None]  # after each visit


@dataclass
class Book:
    """What is known of links, written down as it is learned."""

    folder: Path
    checks: dict[str, LinkCheck]
    today: date
    _unsure: dict[str, LinkAnswer] = field(default_factory=dict)
    _heard_something: bool = False

    def note(self, url: str, answer: LinkAnswer) -> None:
        """Failures wait until one host has answered at all: a machine without network must not call every link dead.

        Raises: SetupError when none answers.
        """
        if answer.status == "failing" and not self._heard_something and answer.http_status is None:
            self._unsure[url] = answer
            if len({host_of(one) for one in self._unsure}) >= MANY_SILENT:
                raise _offline()
            return
        self._heard_something |= answer.status != "not_public"
        if self._heard_something:
            for one, earlier in self._unsure.items():
                self._enter(one, earlier)
            self._unsure.clear()
        self._enter(url, answer)
        save_links(self.folder, self.checks.values())

    def close(self) -> None:
        """Raises: SetupError when nothing but silence was heard."""
        if self._unsure:
            raise _offline()

    def _enter(self, url: str, answer: LinkAnswer) -> None:
        self.checks[url] = next_check(url, answer, today=self.today, before=self.checks.get(url))


def links_due(
    urls: Iterable[str], checks: Mapping[str, LinkCheck], *, today: date, stale_days: int = DAYS_UNTIL_STALE
) -> tuple[str, ...]:
    """Addresses never checked, or not for so many days; the longest ago first."""
    known = {url: checks[url].checked_on if url in checks else date.min for url in dict.fromkeys(urls) if url}
    due = [url for url, day in known.items() if day == date.min or (today - day).days >= stale_days]
    return tuple(sorted(due, key=lambda url: (known[url], url)))


def check_links(urls: Iterable[str], book: Book, manners: Manners, report: Report) -> None:
    """Visit each address once. Stopped at any time, what was learned until then is kept.

    Raises: SetupError where the record cannot be written, or nothing answers.
    """
    try:
        asyncio.run(_check(tuple(urls), book, manners, report))
    except ExceptionGroup as group:
        ours = group.subgroup(SetupError)
        raise (ours.exceptions[0] if ours else group) from None


async def _check(urls: tuple[str, ...], book: Book, manners: Manners, report: Report) -> None:
    async def visit_in_turn(host_urls: list[str]) -> None:
        for url in host_urls:
            answer = await visitor.visit(url)
            book.note(url, answer)
            report(url, answer)

    async with Visitor(manners) as visitor, asyncio.TaskGroup() as group:
        for host_urls in _by_host(urls).values():
            group.create_task(visit_in_turn(host_urls))
    book.close()


def _by_host(urls: Iterable[str]) -> Mapping[str, list[str]]:
    """Each host is worked through by one task, so that a large one keeps none of the others waiting."""
    hosts: dict[str, list[str]] = defaultdict(list)
    for url in urls:
        try:
            hosts[host_of(url)].append(url)
        except NotPublicError:
            hosts[""].append(url)
    return hosts


def _offline() -> SetupError:
    return SetupError(
        "No host answered, so this machine seems to be offline, or behind a proxy, which the check does not use. "
        "Nothing was recorded; run it again where the network is open."
    )

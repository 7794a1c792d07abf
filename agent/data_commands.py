"""What `crosswalk data check` and `crosswalk data check-links` do, in lines for whoever runs the coach."""

from collections import Counter
from collections.abc import Iterator
from datetime import date
from pathlib import Path

from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeElapsedColumn

from agent.check_links import Book, check_links, links_due
from agent.link_manners import Manners
from tools.knowledge.catalogue import OWN_TABLES, Catalogue, load_catalogue
from tools.knowledge.links import LinkAnswer, LinkCheck, LinkStatus

LINES_BETWEEN = 25  # links between two lines of progress, where no bar can be drawn
MEANINGS: dict[LinkStatus, str] = {
    "ok": "work",
    "gone": "are gone",
    "failing": "failed",
    "closed": "are closed to programs or strangers",
    "busy": "were too busy",
    "robots": "are not to be visited by programs",
    "not_public": "are no public addresses, and were not visited",
}


def check_tables(own: Path) -> Iterator[str]:
    """What was read, table by table. Raises: DataError with file, row and column."""
    catalogue = load_catalogue(own=own)
    for model, rows in catalogue.tables.items():
        added = catalogue.own_rows.get(model.file, 0)
        if model not in OWN_TABLES:
            yield f"{model.file:26} {len(rows):6} rows" + (f", {added} of them yours" if added else "")
    yield f"Your folder: {own}" + ("" if own.is_dir() else " (there is none yet; CROSSWALK_DATA names another)")
    for file, count in catalogue.own_rows.items():
        yield f"  {file:24} {count:6} rows"
    yield from _links_known(catalogue)


def check_all_links(folder: Path, manners: Manners, *, limit: int, stale_days: int) -> Iterator[str]:
    """Visit what is due, with progress on stderr, and tell what came of it.

    Raises: DataError where a table is wrong, SetupError where the record cannot be written or no host answers.
    """
    catalogue, today = load_catalogue(own=folder), date.today()
    urls = [one.url for one in catalogue.resources.values()]
    due = links_due(urls, catalogue.links, today=today, stale_days=stale_days)[:limit]
    book = Book(folder, dict(catalogue.links), today)
    found: Counter[LinkStatus] = Counter()
    try:
        _visit(due, book, manners, found)
    except KeyboardInterrupt:
        yield "Stopped. What was learned is kept; run it again to go on."
    yield f"{found.total()} of {len(due)} due links visited; {len({url for url in urls if url})} in all."
    yield from (f"  {count:5} {MEANINGS[status]}" for status, count in found.most_common())
    yield from (f"Dead: {check.url}" for check in book.checks.values() if check.is_dead)
    if found:
        yield f"Recorded in {folder / LinkCheck.file}. A coach that runs reads it at its next start."


def _visit(due: tuple[str, ...], book: Book, manners: Manners, found: Counter[LinkStatus]) -> None:
    console = Console(stderr=True)
    columns = (TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn(), TimeElapsedColumn())
    with Progress(*columns, console=console, disable=not console.is_terminal) as progress:
        bar = progress.add_task("Checking links", total=len(due))

        def report(url: str, answer: LinkAnswer) -> None:
            found[answer.status] += 1
            progress.update(bar, advance=1, description=f"{found['ok']} work, {found['gone']} gone")
            if not console.is_terminal and found.total() % LINES_BETWEEN == 0:
                console.print(
                    f"{found.total()} of {len(due)}: {found['ok']} work, {found['gone']} gone", highlight=False
                )

        check_links(due, book, manners, report)


def _links_known(catalogue: Catalogue) -> Iterator[str]:
    known = [catalogue.links[one.url] for one in catalogue.resources.values() if one.url in catalogue.links]
    if known:
        dead, days = sum(one.is_dead for one in known), [one.checked_on for one in known]
        yield f"Links: {len(known)} checked from {min(days)} to {max(days)}, {dead} dead and not shown."
    else:
        yield "Links: none checked yet; `crosswalk data check-links` does, where there is internet."

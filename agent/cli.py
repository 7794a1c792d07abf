"""The terminal way in: `crosswalk chat | ui | plan | replay | prompts | data`. Heavy imports wait for their command."""

import sys
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, NoReturn

import typer

from tools.errors import CrosswalkError, SetupError

if TYPE_CHECKING:
    from agent.coach import Coach
    from agent.prompts import PromptLibrary

app = typer.Typer(
    name="crosswalk",
    help="A career coach for people crossing into AI engineering. Works without any key; better with a model.",
    no_args_is_help=True,
    pretty_exceptions_enable=False,
    add_completion=False,
)
prompts_app = typer.Typer(help="Every word the coach says: list, show and choose versions.", no_args_is_help=True)
data_app = typer.Typer(help="The tables behind the coach, and what is kept about a person.", no_args_is_help=True)
app.add_typer(prompts_app, name="prompts")
app.add_typer(data_app, name="data")

Person = Annotated[str, typer.Option("--person", help="Whose talk, profile and plan; any name you like.")]


@app.command()
def chat(person: Person = "me", new: Annotated[bool, typer.Option("--new", help="Begin a new talk.")] = False) -> None:
    """Talk with the coach here. An empty line or Ctrl-D leaves; everything is kept."""
    from agent.terminal import talk

    with _coach() as coach:
        talk(coach, person=person, new=new)


@app.command()
def ui(
    port: Annotated[int, typer.Option(min=1, max=65535, help="Port of the page.")] = 8501,
    open_browser: Annotated[bool, typer.Option("--open/--no-open", help="Open the page in a browser.")] = False,
) -> None:
    """Serve the coach in the browser, on this machine only, at http://localhost:8501."""
    from agent.serve import serve

    raise typer.Exit(serve(port=port, open_browser=open_browser))


@app.command()
def plan(
    out: Annotated[Path | None, typer.Option(help="Write it to this file; the ending names the format.")] = None,
    kind: Annotated[str, typer.Option("--format", help="pdf, docx, md, ics (calendar), csv or json.")] = "",
    brief: Annotated[
        bool, typer.Option("--brief", help="Its one page for a mentor or manager: pdf, docx, md.")
    ] = False,
    profile: Annotated[Path | None, typer.Option(help="A YAML file that tells what the coach would ask.")] = None,
    person: Person = "me",
) -> None:
    """Make the plan, from a profile file or from what the person has told, and print it or write it to a file."""
    from agent.one_off import plan_from_file

    with _coach() as coach:
        made = plan_from_file(coach, profile) if profile else coach.plan(person)
        paper = made.brief if brief else made
        if out is not None:
            typer.echo(f"Written: {paper.save(out, kind)}")
        elif kind in ("pdf", "docx") and sys.stdout.isatty():
            raise SetupError(f"A .{kind} is not to be read in a terminal. Add --out plan.{kind}.")
        else:
            typer.echo(paper.to_bytes(kind or "md"), nl=False)


@app.command()
def replay(
    cases: Annotated[Path, typer.Argument(help="Requests, one JSON object a line.")],
    out: Annotated[Path, typer.Option(help="Where the predictions go, one JSON object a line.")],
) -> None:
    """Play requests through the real coach, each on a fresh thread of a fresh person, and write what came of it."""
    from agent.replay import replay_file

    count = replay_file(cases, out, progress=sys.stderr.isatty())
    typer.echo(f"{count} requests played, written to {out}")


@prompts_app.command("list")
def prompts_list() -> None:
    """All prompts, their live version, and what each is for."""
    library = _library()
    for name in library.names():
        prompt = library.live(name)
        typer.echo(f"{name:28} {prompt.version:8} {prompt.description}")


@prompts_app.command("show")
def prompts_show(name: str, version: Annotated[str, typer.Option(help="Empty for the live one.")] = "") -> None:
    """One prompt file, as it stands."""
    library = _library()
    prompt = library.get(name, version or library.live_version(name))
    typer.echo(prompt.path.read_text("utf-8"))


@prompts_app.command("use")
def prompts_use(name: str, version: str) -> None:
    """Make a version live; it speaks from the next reply on."""
    changed = _library().use(name, version)
    typer.echo(f"{name} {version} is live ({changed})")


@data_app.command("check")
def data_check() -> None:
    """Read every table, your own among them, and say what was read. A wrong cell is named by file, row and column."""
    from agent.data_commands import check_tables
    from agent.settings import load_settings

    for line in check_tables(load_settings().data_folder):
        typer.echo(line)


@data_app.command("check-links")
def data_check_links(
    limit: Annotated[int, typer.Option(min=1, help="Check at most so many now.")] = 100_000,
    older_than_days: Annotated[int, typer.Option(min=0, help="Skip what was checked within so many days.")] = 30,
    at_once: Annotated[int, typer.Option(min=1, max=32, help="Hosts that are asked at the same time.")] = 8,
    pause: Annotated[float, typer.Option(min=0.5, max=60, help="Seconds between two requests to one host.")] = 2.0,
    timeout: Annotated[float, typer.Option(min=1, max=120, help="Longest wait for one answer, in seconds.")] = 20.0,
    contact: Annotated[str, typer.Option(help="An address of yours, told to the hosts that are asked.")] = "",
    allow_private: Annotated[bool, typer.Option("--allow-private", hidden=True, help="For tests on loopback.")] = False,
) -> None:
    """Visit the address of each resource, and record whether it works. Needs internet; stop it and go on at will."""
    from agent.data_commands import check_all_links
    from agent.link_manners import Manners
    from agent.settings import load_settings

    manners = Manners(
        at_once=at_once, host_pause_s=pause, timeout_s=timeout, contact=contact, allow_private=allow_private
    )
    folder = load_settings().data_folder
    for line in check_all_links(folder, manners, limit=limit, stale_days=older_than_days):
        typer.echo(line)


@data_app.command("export")
def data_export(out: Annotated[Path, typer.Option(help="A .json file.")], person: Person = "me") -> None:
    """Write everything that is kept about a person to a JSON file."""
    import json

    with _coach() as coach:
        kept = json.dumps(coach.export_data(person), indent=2, ensure_ascii=False)
    try:
        out.write_text(kept, "utf-8")
    except OSError as error:
        raise SetupError(f"{out} cannot be written ({error.strerror}). Choose another folder.") from error
    typer.echo(f"Written: {out}")


@data_app.command("forget")
def data_forget(
    person: Person = "me", yes: Annotated[bool, typer.Option("--yes", help="Do not ask again.")] = False
) -> None:
    """Erase everything that is kept about a person, for good."""
    if not yes:
        typer.confirm(f"Erase every talk, fact and plan of {person!r} for good?", abort=True)
    with _coach() as coach:
        coach.forget(person)
    typer.echo("Erased.")


def main() -> None:
    """Run the command; an error that says what to do is one sentence and exit code 2, never a stack trace."""
    try:
        app(standalone_mode=True)
    except CrosswalkError as error:
        _fail(str(error))


def _coach() -> "Coach":
    from agent.coach import Coach

    return Coach()


def _library() -> "PromptLibrary":
    from agent.prompts import PromptLibrary
    from agent.settings import load_settings

    return PromptLibrary(load_settings().prompts)


def _fail(sentence: str) -> NoReturn:
    typer.secho(sentence, err=True, fg="red" if sys.stderr.isatty() else None)
    raise SystemExit(2)

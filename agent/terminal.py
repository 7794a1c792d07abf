"""The coach in the terminal: reads a line, streams the reply, keeps everything. Through a pipe it is plain text."""

import sys
from collections.abc import Callable

from rich.console import Console
from rich.markdown import Markdown

from agent.coach import Coach
from agent.errors import CoachError
from agent.events import Event, Notice, TextDelta, TurnFinished

Read = Callable[[], str]


def talk(coach: Coach, *, person: str, new: bool, console: Console | None = None, read: Read | None = None) -> None:
    """Talk until an empty line or the end of the input."""
    screen = console or Console(highlight=False)
    thread = coach.new_thread(person) if new else coach.latest_thread(person)
    _show(coach.say("say_terminal_start"), screen)
    while line := _next_line(screen, read or _reader(screen)):
        _answer(coach, line, person, thread, screen)


def _reader(screen: Console) -> Read:
    if screen.is_terminal and sys.stdin.isatty():
        return lambda: screen.input("\n[bold]> [/bold]")
    return input


def _next_line(screen: Console, read: Read) -> str:
    try:
        return read().strip()
    except (EOFError, KeyboardInterrupt):
        return ""


def _answer(coach: Coach, message: str, person: str, thread: str, screen: Console) -> None:
    try:
        with screen.status("") as status:
            for event in coach.stream(message, person=person, thread=thread):
                _tell(event, screen, lambda text: status.update(text[-60:].replace("\n", " ")))
    except CoachError as error:
        screen.print(str(error), style="yellow")


def _tell(event: Event, screen: Console, progress: Callable[[str], None]) -> None:
    if isinstance(event, TextDelta):
        progress(event.text)
    elif isinstance(event, Notice):
        screen.print(event.text, style="dim")
    elif isinstance(event, TurnFinished):
        _show(event.reply.text, screen)


def _show(text: str, screen: Console) -> None:
    """Drawn as Markdown for a person at a screen; as it is for a file or another program."""
    if screen.is_terminal:
        screen.print(Markdown(text))
    else:
        screen.out(text, highlight=False)

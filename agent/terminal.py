"""The coach in the terminal: reads a line, streams the reply, keeps everything."""

from collections.abc import Callable

from rich.console import Console
from rich.markdown import Markdown

from agent.coach import Coach
from agent.errors import CoachError
from agent.events import Notice, TextDelta, TurnFinished
from agent.prompts import Scribe

Read = Callable[[], str]


def talk(coach: Coach, *, person: str, new: bool, console: Console | None = None, read: Read | None = None) -> None:
    """Talk until an empty line or the end of the input."""
    screen = console or Console(highlight=False)
    thread = coach.new_thread(person) if new else coach.latest_thread(person)
    screen.print(Markdown(Scribe(coach.context.prompts)("say_terminal_start")))
    while line := _next_line(screen, read):
        _answer(coach, line, person, thread, screen)


def _next_line(screen: Console, read: Read | None) -> str:
    try:
        return read().strip() if read else screen.input("\n[bold]> [/bold]").strip()
    except (EOFError, KeyboardInterrupt):
        return ""


def _answer(coach: Coach, message: str, person: str, thread: str, screen: Console) -> None:
    try:
        with screen.status("") as status:
            text = ""
            for event in coach.stream(message, person=person, thread=thread):
                if isinstance(event, TextDelta):
                    text += event.text
                    status.update(text[-60:].replace("\n", " "))
                elif isinstance(event, Notice):
                    screen.print(event.text, style="dim")
                elif isinstance(event, TurnFinished):
                    text = event.reply.text
        screen.print(Markdown(text))
    except CoachError as error:
        screen.print(str(error), style="yellow")

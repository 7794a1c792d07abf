"""The error tree, by who must act.

CrosswalkError
├── ToolError          the model: the text goes back to it, and it can try otherwise
│   ├── UnknownRoleError
│   ├── UnknownSkillError
│   └── ImpossibleValueError
├── PersonError        the person: one sentence and the next step (worded under prompts/)
│   ├── PersonIdError
│   ├── ThreadNotFoundError
│   ├── ThreadBusyError
│   └── TurnTakenOverError
└── SetupError         the operator: stops the program and says what to mend
    ├── DataError      a catalogue table is missing or wrong: file, row, column
    ├── PromptError    a prompt file is missing or wrong: file, line
    ├── SettingsError  a setting is wrong: which, and how to mend it
    └── StorageError   the database cannot be opened or written

Anything else is a bug: it surfaces, is logged without a person's words, and the reply stays safe.
"""


class CrosswalkError(Exception):
    """Base of all errors that say who must act."""


class ToolError(CrosswalkError):
    """The model asked for something that cannot be done; the text tells it what to do instead."""


class UnknownRoleError(ToolError):
    def __init__(self, role: str, known: tuple[str, ...]) -> None:
        super().__init__(f"No role {role!r}. Use one of: {', '.join(known)}.")
        self.role = role


class UnknownSkillError(ToolError):
    def __init__(self, skill: str, near: tuple[str, ...] = ()) -> None:
        hint = f" Near it: {', '.join(near)}." if near else ""
        super().__init__(f"No skill {skill!r} in the catalogue.{hint}")
        self.skill = skill


class ImpossibleValueError(ToolError):
    """A value that cannot be, such as zero hours a week."""

    def __init__(self, name: str, value: object, allowed: str) -> None:
        super().__init__(f"{name} = {value!r} cannot be; allowed: {allowed}. Ask the person again.")
        self.name = name


class PersonError(CrosswalkError):
    """Something only the person can change. `notice` names the prompt that words it."""

    def __init__(self, notice: str, **values: object) -> None:
        super().__init__(notice)
        self.notice = notice
        self.values = values


class PersonIdError(PersonError):
    """A person's key that cannot be one: empty, too long, or with control characters."""

    def __init__(self) -> None:
        super().__init__("notice_bad_id")


class ThreadNotFoundError(PersonError):
    """There is no such thread for this person; the same answer whether it is unknown or someone else's."""

    def __init__(self) -> None:
        super().__init__("notice_thread_not_found")


class ThreadBusyError(PersonError):
    """Another turn of the same thread is still running."""

    def __init__(self) -> None:
        super().__init__("notice_thread_busy")


class TurnTakenOverError(PersonError):
    """This turn ran past its lease and is no longer ours to finish, or its thread was deleted meanwhile."""

    def __init__(self) -> None:
        super().__init__("notice_interrupted")


class SetupError(CrosswalkError):
    """The operator must mend something before the program can run."""


class DataError(SetupError):
    """A row of a catalogue table is wrong."""

    def __init__(self, file: str, row: int | None, column: str | None, reason: str) -> None:
        place = file + (f", row {row}" if row is not None else "") + (f", column {column}" if column else "")
        super().__init__(f"{place}: {reason}")
        self.file, self.row, self.column, self.reason = file, row, column, reason


class PromptError(SetupError):
    """A prompt file is missing or wrong."""

    def __init__(self, file: str, line: int | None, reason: str) -> None:
        super().__init__(f"{file}{f':{line}' if line is not None else ''}: {reason}")
        self.file, self.line, self.reason = file, line, reason


class SettingsError(SetupError):
    """A setting is wrong."""


class StorageError(SetupError):
    """The database cannot be opened or written."""

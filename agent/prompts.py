"""Find, fill, verify and list the prompt files: every word a person or a model reads from us.

A prompt is `prompts/<name>/<version>.prompty`: YAML front matter between two `---` lines, then a Jinja body. Which
version is live stands in `live.toml`. An overlay folder of the same shape wins over the shipped one, file by file.
Files are re-read when they change, so an edit shows in the very next reply. Filling is sandboxed and strict: text of a
person or of the catalogue is a value, never a template, and is made harmless as Markdown on the way in.
"""

import hashlib
import os
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from functools import cache, lru_cache
from pathlib import Path
from typing import Any

import tomlkit
import yaml
from jinja2 import Template, TemplateError, TemplateSyntaxError, UndefinedError
from jinja2.exceptions import SecurityError

from agent import templates
from agent.harmless import harmless
from agent.templates import MAX_FILLED_CHARS
from tools.errors import PromptError

SHIPPED = Path(__file__).resolve().parent.parent / "prompts"
LIVE = "live.toml"

_NAME = re.compile(r"[a-z][a-z0-9_]{1,60}")
_VERSION = re.compile(r"\d+\.\d+\.\d+")
_UNFILLABLE = (
    *(TemplateError, TypeError, ValueError, ArithmeticError, LookupError, AttributeError),
    *(RecursionError, MemoryError),
)
_FRONT = re.compile(r"\A---\r?\n(?P<front>.*?)\r?\n---\r?\n(?P<body>.*)\Z", re.DOTALL)


_Stamp = tuple[int, int, int]  # when a file was written, how long it is, and which one it is


class Trusted(str):
    """Text that is already ours or already harmless: a filled prompt, an address from the catalogue."""

    __slots__ = ()


@dataclass(frozen=True)
class Prompt:
    """One version of one prompt file, parsed."""

    name: str
    version: str
    description: str
    inputs: tuple[str, ...]
    body: str
    path: Path
    sha256: str
    body_line: int = field(repr=False)
    template: Template = field(repr=False, compare=False)


@dataclass(frozen=True)
class PromptUse:
    """Which prompt wrote something: kept with every turn."""

    name: str
    version: str
    sha256: str


@dataclass(frozen=True)
class FilledPrompt:
    """A prompt with its values in place."""

    text: Trusted
    use: PromptUse


class PromptLibrary:
    """The shipped prompts, under an optional overlay folder."""

    def __init__(self, overlay: Path | None = None, *, shipped: Path = SHIPPED) -> None:
        self.folders = tuple(folder for folder in (overlay, shipped) if folder is not None)
        self._lives = tuple(str(folder / LIVE) for folder in self.folders)
        self._files: dict[tuple[str, str], tuple[str, ...]] = {}
        self._parsed: dict[str, tuple[_Stamp, Prompt]] = {}
        self._named: dict[str, tuple[_Stamp, dict[str, str]]] = {}

    def fill(self, name: str, /, **values: object) -> FilledPrompt:
        """Fill the live version of a prompt.

        Raises: PromptError, with file and line, for a missing value or a template that does what it must not.
        """
        prompt = self.live(name)
        try:
            text = templates.fill(prompt.template, {key: _harmless(value) for key, value in values.items()})
        except _UNFILLABLE as error:
            raise PromptError(str(prompt.path), _line_of(error, prompt), _reason(error)) from error
        return FilledPrompt(Trusted(text.strip()), PromptUse(prompt.name, prompt.version, prompt.sha256))

    def live(self, name: str) -> Prompt:
        """The live version of a prompt. Raises PromptError when there is none or it is broken."""
        version, named_in = self._choice(name)
        prompt = self._find(name, version)
        if prompt is None:
            reason = f"names {name!r} {version}, but there is no {name}/{version}.prompty"
            raise PromptError(named_in, _line_naming(name, Path(named_in)), reason)
        return prompt

    def live_version(self, name: str) -> str:
        return self._choice(name)[0]

    def get(self, name: str, version: str) -> Prompt:
        prompt = self._find(name, version) if _NAME.fullmatch(name) and _VERSION.fullmatch(version) else None
        if prompt is None:
            raise PromptError(str(self.folders[-1] / name / f"{version}.prompty"), None, "no such prompt file")
        return prompt

    def names(self) -> tuple[str, ...]:
        return tuple(sorted({name for live in self._lives for name in self._read_live(live)}))

    def versions(self, name: str) -> tuple[str, ...]:
        found = {path.stem for folder in self.folders for path in (folder / name).glob("*.prompty")}
        return tuple(sorted(found, key=lambda version: [int(part) for part in version.split(".") if part.isdigit()]))

    def verify(self) -> None:
        """Parse every live prompt, so that a broken one is refused before anything is said. Raises PromptError."""
        for name in self.names():
            self.live(name)

    def use(self, name: str, version: str) -> Path:
        """Make a version live, in the overlay when there is one. Returns the file that was changed."""
        self.get(name, version)
        target = self.folders[0] / LIVE
        document = _load_toml(target) if target.is_file() else tomlkit.document()
        document[name] = version
        try:
            target.parent.mkdir(parents=True, exist_ok=True)
            target.write_text(tomlkit.dumps(document), "utf-8")
        except OSError as error:
            raise PromptError(str(target), None, f"cannot be written ({error.strerror})") from error
        return target

    def _choice(self, name: str) -> tuple[str, str]:
        """The live version, and the file that says so."""
        for live in self._lives:
            version = self._read_live(live).get(name)
            if version is not None:
                return version, live
        raise PromptError(self._lives[-1], None, f"names no live version of {name!r}")

    def _find(self, name: str, version: str) -> Prompt | None:
        files = self._files.get((name, version))
        if files is None:
            files = tuple(str(folder / name / f"{version}.prompty") for folder in self.folders)
            self._files[name, version] = files
        return next((self._read(file, stamp) for file in files if (stamp := _stamp(file))), None)

    def _read_live(self, live: str) -> dict[str, str]:
        stamp = _stamp(live)
        if stamp is None:
            return {}
        if live not in self._named or self._named[live][0] != stamp:
            self._named[live] = (stamp, _parse_live(Path(live)))
        return self._named[live][1]

    def _read(self, file: str, stamp: _Stamp) -> Prompt:
        known = self._parsed.get(file)
        if known is None or known[0] != stamp:
            self._parsed[file] = known = (stamp, parse_prompt(Path(file)))
        return known[1]


@dataclass
class Scribe:
    """Fills prompts for one turn and remembers which were used."""

    library: PromptLibrary
    uses: list[PromptUse] = field(default_factory=list)

    def __call__(self, name: str, /, **values: object) -> Trusted:
        filled = self.library.fill(name, **values)
        if filled.use not in self.uses:
            self.uses.append(filled.use)
        return filled.text


def parse_prompt(path: Path) -> Prompt:
    """Read one prompt file. Raises PromptError with file and line."""
    try:
        text = path.read_text("utf-8")
    except (OSError, UnicodeDecodeError) as error:
        raise PromptError(str(path), None, "cannot be read as UTF-8 text") from error
    if len(text) > MAX_FILLED_CHARS:
        raise PromptError(str(path), None, f"is longer than {MAX_FILLED_CHARS} characters")
    parts = _FRONT.match(text)
    if parts is None:
        raise PromptError(str(path), 1, "must begin with front matter between two lines of '---'")
    front = _parse_front(path, parts["front"])
    body_line = text[: parts.start("body")].count("\n") + 1
    template = _compile(path, parts["body"], body_line, declared=tuple(front.get("inputs") or ()))
    return Prompt(
        name=path.parent.name,
        version=path.stem,
        description=str(front["description"]),
        inputs=tuple(front.get("inputs") or ()),
        body=parts["body"],
        path=path,
        sha256=hashlib.sha256(text.encode()).hexdigest(),
        body_line=body_line,
        template=template,
    )


def number(value: float) -> str:
    """12.0 -> 12, 3.75 -> 3.75, 12.34 -> 12.3, 1250 -> 1,250."""
    rounded = round(float(value), 2 if abs(value) < 10 else 1)
    return f"{int(rounded):,}" if rounded == int(rounded) else f"{rounded:,}"


def money(value: float) -> str:
    return f"${number(round(float(value)))}"


def span(low: float, high: float) -> str:
    """420, 560 -> 420–560; equal ends give one number."""
    return number(low) if number(low) == number(high) else f"{number(low)}–{number(high)}"


def day(iso: str) -> str:
    """2027-06-14 -> 14 June 2027."""
    on = date.fromisoformat(iso)
    return f"{on.day} {on:%B %Y}"


def listed(items: list[str], last: str = "and") -> str:
    """a, b -> 'a and b'; a, b, c -> 'a, b and c'."""
    words = [str(item) for item in items]
    return words[0] if len(words) == 1 else f"{', '.join(words[:-1])} {last} {words[-1]}" if words else ""


def _harmless(value: object) -> object:
    if isinstance(value, Trusted) or value is None or isinstance(value, bool | int | float):
        return value
    if isinstance(value, str):
        return harmless(value)
    if isinstance(value, Mapping):
        return {str(key): _harmless(item) for key, item in value.items()}
    if isinstance(value, list | tuple):
        return [_harmless(item) for item in value]
    raise TypeError(f"a prompt is filled with plain values only, not {type(value).__name__}")


def _stamp(file: str) -> _Stamp | None:
    """None where there is no such file."""
    try:
        found = os.stat(file)
    except (OSError, ValueError):
        return None
    return found.st_mtime_ns, found.st_size, found.st_ino


def _load_toml(path: Path) -> tomlkit.TOMLDocument:
    try:
        return tomlkit.parse(path.read_text("utf-8"))
    except (OSError, ValueError) as error:
        raise PromptError(str(path), getattr(error, "line", None), "is not valid TOML") from error


def _parse_live(path: Path) -> dict[str, str]:
    document = _load_toml(path).unwrap()
    for name, version in document.items():
        if not _NAME.fullmatch(name) or not isinstance(version, str) or not _VERSION.fullmatch(version):
            raise PromptError(str(path), None, f'{name!r} must be set to a version such as "1.0.0"')
    return document


def _parse_front(path: Path, front: str) -> dict[str, Any]:
    try:
        parsed = yaml.load(front, Loader=getattr(yaml, "CSafeLoader", yaml.SafeLoader))
    except yaml.MarkedYAMLError as error:
        line = error.problem_mark.line + 2 if error.problem_mark else 1
        raise PromptError(str(path), line, f"front matter is not valid YAML ({error.problem})") from error
    except (yaml.YAMLError, ValueError, RecursionError) as error:
        raise PromptError(str(path), 1, "front matter is not valid YAML") from error
    if not isinstance(parsed, dict) or not isinstance(parsed.get("description"), str):
        raise PromptError(str(path), 2, "front matter must give a description")
    name, version = path.parent.name, path.stem
    if parsed.get("name") != name or str(parsed.get("version")) != version:
        raise PromptError(str(path), 2, f"name and version must be {name!r} and {version!r}, as the file is called")
    if not isinstance(parsed.get("inputs") or {}, dict):
        raise PromptError(str(path), 2, "inputs must map each variable to what it holds")
    return parsed


def _compile(path: Path, body: str, body_line: int, *, declared: tuple[str, ...]) -> Template:
    try:
        template, used = _template_of(body)
    except TemplateSyntaxError as error:
        raise PromptError(str(path), body_line + error.lineno - 1, str(error.message)) from error
    for name in sorted(used - set(declared)):
        line = _first_line_with(name, body, body_line)
        raise PromptError(str(path), line, f"variable {name!r} is not among its inputs")
    return template


@lru_cache(maxsize=1_024)  # the same words make the same template, whichever library reads them
def _template_of(body: str) -> tuple[Template, set[str]]:
    """A body ready to be filled, and the names it wants. Raises: TemplateSyntaxError."""
    return _environment().read(body)


@cache
def _environment() -> templates.BoundedEnvironment:
    return templates.BoundedEnvironment({"num": number, "money": money, "span": span, "listed": listed, "day": day})


def _line_naming(name: str, live: Path) -> int | None:
    return _first_line_with(name, live.read_text("utf-8"), 1)


def _first_line_with(name: str, body: str, body_line: int) -> int:
    for offset, line in enumerate(body.splitlines()):
        if re.search(rf"\b{re.escape(name)}\b", line):
            return body_line + offset
    return body_line


def _line_of(error: BaseException, prompt: Prompt) -> int | None:
    for frame in _frames(error):
        if frame[0] == "<template>":
            return prompt.body_line + frame[1] - 1
    return None


def _frames(error: BaseException) -> Iterator[tuple[str, int]]:
    trace = error.__traceback__
    while trace is not None:
        yield trace.tb_frame.f_code.co_filename, trace.tb_lineno
        trace = trace.tb_next


def _reason(error: BaseException) -> str:
    if isinstance(error, UndefinedError):
        return f"a value is missing: {error}"
    if isinstance(error, SecurityError):
        return f"does what a prompt must not do: {error}"
    return f"cannot be filled: {error}"


__all__ = [
    "LIVE",
    "SHIPPED",
    "FilledPrompt",
    "Prompt",
    "PromptLibrary",
    "PromptUse",
    "Scribe",
    "Trusted",
    "day",
    "harmless",
    "listed",
    "money",
    "number",
    "parse_prompt",
    "span",
]

"""Everything that can be configured, in one frozen class, read from the environment when `load_settings` is called.

A wrong setting is one sentence that names the variable and says how to mend it. Keys and addresses that may carry a
password are never part of a sentence, a `repr` or a log line.
"""

import logging
import os
from collections.abc import Mapping
from difflib import get_close_matches
from ipaddress import ip_address
from pathlib import Path
from typing import Annotated, Any, Literal, Self
from urllib.parse import urlsplit

from pydantic import AfterValidator, BeforeValidator, Field, SecretStr, ValidationError, model_validator
from pydantic_core import ErrorDetails
from pydantic_settings import BaseSettings, SettingsConfigDict

from tools.errors import SettingsError

PREFIX = "CROSSWALK_"
DATABASE_FILE = "crosswalk.db"
DATA_FOLDER = "data"
DUMMY_KEY = "none-needed"  # local servers want a key to be sent, and do not look at it

_log = logging.getLogger(__name__)

# What to give instead, worded to follow "NAME is 'value'; give ...".
GIVE = {
    "model": "the name of a model your endpoint serves, or leave it empty for the offline coach",
    "openai_base_url": "an address that starts with http:// or https:// and names a host, for example https://host/v1",
    "openai_api_key": "the key alone, on one line, in plain ASCII characters",
    "home": "the path of a folder, for example ~/.local/share/crosswalk",
    "database_url": "a database address, for example sqlite:////home/me/crosswalk.db or postgresql://host/crosswalk",
    "prompts": "a folder that exists and holds your prompt files",
    "data": "a folder that exists and holds your own tables (docs/operating.md), or leave it empty",
    "max_message_chars": "a whole number from 100 to 1000000, for example 20000",
    "turn_timeout_s": "seconds as a number above 0, for example 60",
    "request_timeout_s": "seconds as a number above 0, for example 30",
    "max_model_calls": "a whole number from 2 to 100, for example 8",
    "max_tool_calls": "a whole number from 1 to 100, for example 12",
    "people": "'one' for a private coach on this machine, or 'many' where each browser has its own key",
    "tools_picked_by": "'model' for a model that is good at calling tools, or 'coach' for a small one",
    "ears": "'off', or how your endpoint gives structured answers: 'json_schema', 'function_calling' or 'json_mode'",
    "ears_timeout_s": "seconds as a number above 0, for example 10",
    "search": "'memory' for the search in this process, or 'database' for PostgreSQL's own",
    "embeddings": "the name of an embedding model your endpoint serves, or leave it empty",
    "optimizer": "'greedy' for the quick choice of resources, or 'exact' for the solver of the `optimizer` extra",
    "log_level": "one of DEBUG, INFO, WARNING, ERROR",
}
_NOT_SHOWN = frozenset({"openai_api_key", "openai_base_url", "database_url"})


def is_loopback(url: str) -> bool:
    """Whether an address names this machine, in letters or in figures; nothing is resolved."""
    host = urlsplit(url).hostname or ""
    try:
        return ip_address(host).is_loopback
    except ValueError:
        return host == "localhost" or host.endswith(".localhost")


def _existing_folder(path: Path) -> Path:
    folder = _absolute(path)
    if not folder.is_dir():
        raise ValueError("no such folder")
    return folder


def _absolute(path: Path) -> Path:
    return path.expanduser().absolute()


def _not_blank(value: object) -> object:
    """Refuse a blank path, which would mean the current folder, and one that no file system can carry."""
    if isinstance(value, str) and (not value.strip() or "\0" in value):
        raise ValueError("not a path")
    return value


def _web_address(url: str) -> str:
    parts = urlsplit(url)
    if url and (parts.scheme not in {"http", "https"} or not parts.hostname or parts.port == 0):  # .port checks itself
        raise ValueError("not a web address")
    return url


def _database_address(url: str) -> str:
    if "://" not in url:
        raise ValueError("not a database address")
    return url


def _one_line_key(key: SecretStr | None) -> SecretStr | None:
    if key is None or not key.get_secret_value().strip():
        return None
    text = key.get_secret_value().strip()
    if not text.isascii() or not text.isprintable() or " " in text:  # an HTTP header could not carry it
        raise ValueError("not a key")
    return SecretStr(text)


def _upper(value: object) -> object:
    return value.upper() if isinstance(value, str) else value


def _home() -> Path:
    """The user data folder; the XDG standard says that a relative XDG_DATA_HOME is to be ignored."""
    base = Path(os.environ.get("XDG_DATA_HOME", ""))
    return (base if base.is_absolute() else Path.home() / ".local" / "share") / "crosswalk"


def _key_for(data: dict[str, Any]) -> SecretStr | None:
    return SecretStr(DUMMY_KEY) if is_loopback(data.get("openai_base_url", "")) else None


Folder = Annotated[Path, BeforeValidator(_not_blank), AfterValidator(_existing_folder)]
Seconds = Annotated[float, Field(gt=0, le=3600, allow_inf_nan=False)]
Calls = Annotated[int, Field(ge=1, le=100)]


class Settings(BaseSettings):
    """Everything that can be configured. Each field is `CROSSWALK_<FIELD>`, but for the two `OPENAI_` ones."""

    model_config = SettingsConfigDict(
        env_prefix=PREFIX,
        env_ignore_empty=True,
        frozen=True,
        extra="forbid",
        populate_by_name=True,
        str_strip_whitespace=True,
        hide_input_in_errors=True,
    )

    model: str = Field(default="", max_length=200, description="Model of the endpoint; empty is the offline coach.")
    openai_base_url: Annotated[str, AfterValidator(_web_address)] = Field(
        default="", validation_alias="OPENAI_BASE_URL", repr=False, description="Empty is the vendor's own address."
    )
    openai_api_key: Annotated[SecretStr | None, AfterValidator(_one_line_key)] = Field(
        default_factory=_key_for, validation_alias="OPENAI_API_KEY", description="A stand-in for a loopback address."
    )
    home: Annotated[Path, BeforeValidator(_not_blank), AfterValidator(_absolute)] = Field(
        default_factory=_home, description="Folder of everything that is kept; made when the database is opened."
    )
    database_url: Annotated[str, AfterValidator(_database_address)] = Field(
        default_factory=lambda data: f"sqlite:///{data['home'] / DATABASE_FILE}", repr=False
    )
    prompts: Folder | None = Field(default=None, description="Overlays the shipped prompts, file by file.")
    data: Folder | None = Field(
        default=None, description="Tables of your own, beside the shipped ones; empty is `data` in `home`."
    )
    max_message_chars: int = Field(default=20_000, ge=100, le=1_000_000, description="Longer messages are refused.")
    turn_timeout_s: Seconds = Field(default=60.0, description="Longest time one turn may take.")
    request_timeout_s: Seconds = Field(
        default=30.0, description="Longest silence of a model; the turn bounds its whole answer."
    )
    max_model_calls: int = Field(default=8, ge=2, le=100, description="Model calls in one turn.")
    max_tool_calls: Calls = Field(default=12, description="Tool calls in one turn.")
    people: Literal["one", "many"] = Field(default="one", description="Who talks to this coach; see GIVE.")
    tools_picked_by: Literal["model", "coach"] = Field(
        default="model", description="Who decides on tool calls: the model, or our policy for weak models."
    )
    # Off: one more call before each answer costs money and seconds, our rules hear most of what is said, and models
    # that are small hear what nobody said. A model that picks its tools can add what the rules missed in any case.
    ears: Literal["off", "json_schema", "function_calling", "json_mode"] = Field(
        default="off", description="Whether a model listens beside our rules, and how it is held to a structure."
    )
    ears_timeout_s: Seconds = Field(
        default=10.0, description="Longest wait for the model's ears; the rules stand then."
    )
    # Memory: it finds more and is many times faster, see docs/decisions/0009.
    search: Literal["memory", "database"] = Field(
        default="memory", description="Where questions are looked up: in this process, or in PostgreSQL."
    )
    embeddings: str = Field(
        default="", max_length=200, description="Embedding model of the endpoint, beside the words in PostgreSQL."
    )
    # Greedy: nearly as much worth in a tenth of the time, and nothing to install, see docs/decisions/0012.
    optimizer: Literal["greedy", "exact"] = Field(
        default="greedy", description="How a plan's resources are chosen: one after the other, or all at once."
    )
    log_level: Annotated[Literal["DEBUG", "INFO", "WARNING", "ERROR"], BeforeValidator(_upper)] = "WARNING"

    @property
    def data_folder(self) -> Path:
        """Where rows of one's own and the record of checked links stand; it need not exist."""
        return self.data or self.home / DATA_FOLDER

    @model_validator(mode="after")
    def _model_has_a_key(self) -> Self:
        if self.model and self.openai_api_key is None:
            raise ValueError(
                f"CROSSWALK_MODEL is {self.model!r} but OPENAI_API_KEY is not set; set the key, or OPENAI_BASE_URL to "
                "a server on this machine, or leave CROSSWALK_MODEL empty for the offline coach."
            )
        return self

    @model_validator(mode="after")
    def _search_has_what_it_needs(self) -> Self:
        if self.search == "database" and not self.database_url.startswith("postgresql"):
            raise ValueError(
                "CROSSWALK_SEARCH is 'database' but CROSSWALK_DATABASE_URL names no PostgreSQL; set it to an address "
                "such as postgresql://host/crosswalk, or leave CROSSWALK_SEARCH empty."
            )
        if self.embeddings and (self.search != "database" or self.openai_api_key is None):
            raise ValueError(
                f"CROSSWALK_EMBEDDINGS is {self.embeddings!r} but there is no PostgreSQL or no endpoint to use it "
                "with; set CROSSWALK_SEARCH to 'database' and OPENAI_API_KEY, or leave CROSSWALK_EMBEDDINGS empty."
            )
        return self


def load_settings(**overrides: object) -> Settings:
    """Read the environment; `overrides` win over it. Raises SettingsError, one sentence a wrong setting."""
    unknown = sorted(overrides.keys() - Settings.model_fields.keys())
    if unknown:
        raise SettingsError(f"There is no setting {unknown[0]!r}; use one of: {', '.join(Settings.model_fields)}.")
    try:
        settings = Settings(**overrides)  # type: ignore[arg-type]  # pydantic checks the values, and says what is wrong
    except ValidationError as error:
        # Not chained: the foreign error carries the values, and one of them may be a key.
        raise SettingsError("\n".join(_sentences(error, overrides))) from None
    _warn_of_unknown(os.environ)
    return settings


def variable(field: str) -> str:
    """The environment variable behind a field."""
    alias = Settings.model_fields[field].validation_alias
    return alias if isinstance(alias, str) else PREFIX + field.upper()


def _sentences(error: ValidationError, overrides: Mapping[str, object]) -> list[str]:
    details = [detail for detail in error.errors() if detail["type"] != "default_factory_not_called"]
    return list(dict.fromkeys(_sentence(detail, overrides) for detail in details))


def _sentence(detail: ErrorDetails, overrides: Mapping[str, object]) -> str:
    if not detail["loc"]:
        return str(detail["ctx"]["error"])
    place = str(detail["loc"][0])
    field = next((name for name in Settings.model_fields if place in {name, variable(name)}), place)
    name = field if field in overrides else variable(field)
    value = "" if field in _NOT_SHOWN else f" {str(detail['input'])[:80]!r}"
    return f"{name} is{value or ' not valid'}; give {GIVE[field]}."


def _warn_of_unknown(environ: Mapping[str, str]) -> None:
    known = [variable(field) for field in Settings.model_fields]
    for name in sorted(name for name in environ if name.upper().startswith(PREFIX) and name.upper() not in known):
        near = get_close_matches(name.upper(), known, n=1)
        _log.warning("%s is not a setting and is ignored.%s", name, f" Did you mean {near[0]}?" if near else "")

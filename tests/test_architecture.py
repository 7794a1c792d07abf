"""The rules of the house, read off the code: who may import whom, what an import may do, and which words exist."""

import ast
import os
import re
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import get_args

import pytest

from agent.prompts import LIVE, SHIPPED, PromptLibrary, parse_prompt
from tools.schema import Problem

ROOT = Path(__file__).resolve().parents[1]
MAX_LINES = 400
TREES = {part: sorted((ROOT / part).rglob("*.py")) for part in ("agent", "tools", "ui", "tests", "docs")}
SHIPPED_CODE = [path for part in ("agent", "tools", "ui") for path in TREES[part]]
# Scripts that a runner runs.
NOT_IMPORTED = ("agent/__main__.py", "agent/storage/migrations/", "ui/app.py", "ui/server.py", "ui/pages/")

MODEL_LIBRARIES = ("langchain", "langchain_core", "langchain_openai", "langgraph", "openai")
FORBIDDEN = [
    ("tools", ("agent", "ui", "streamlit", *MODEL_LIBRARIES)),
    ("agent", ("ui", "streamlit")),
    ("ui", MODEL_LIBRARIES),
]
ALLOWED = {"tools/toolbox.py": {"langchain_core"}}  # the one seam where tools meet the model

SPEAKERS = {"scribe", "say", "fill", "describe", "PersonError", "Scribe"}
NAMES_A_PROMPT = re.compile(r"(say|notice|page)_[a-z0-9_]+")
KINDS_OF_PROMPT = re.compile(r"(ask|reason|problem|tool)_")


# --- Who may import whom ----------------------------------------------------------------------------------------------


@pytest.mark.parametrize(("part", "forbidden"), FORBIDDEN, ids=[part for part, _ in FORBIDDEN])
def test_imports_point_one_way(part: str, forbidden: tuple[str, ...]) -> None:
    wrong = [
        f"{place(path)} imports {name}"
        for path in TREES[part]
        for name in imported_packages(path)
        if name in forbidden and name not in ALLOWED.get(place(path), ())
    ]
    assert wrong == []


def test_no_module_outgrows_what_one_can_read_at_a_time() -> None:
    lengths = {place(path): path.read_text("utf-8").count("\n") for paths in TREES.values() for path in paths}
    assert {name: lines for name, lines in lengths.items() if lines > MAX_LINES} == {}


@pytest.mark.parametrize("keyword", ["unsafe_allow_html", "unsafe_allow_javascript"])
def test_the_page_never_passes_html_through(keyword: str) -> None:
    assert [place(path) for path in SHIPPED_CODE if keyword in path.read_text("utf-8")] == []


# --- What an import may do --------------------------------------------------------------------------------------------

GUARD = """
import os, sys, threading
sys.dont_write_bytecode = True
root, modules = sys.argv[1], sys.argv[2:]
CHANGES = os.O_WRONLY | os.O_RDWR | os.O_CREAT | os.O_TRUNC | os.O_APPEND
REFUSED = {"socket.connect", "socket.bind", "socket.getaddrinfo", "sqlite3.connect", "subprocess.Popen", "os.system",
           "os.mkdir", "os.remove", "os.rename", "os.rmdir", "shutil.rmtree"}

def guard(event, details):
    if event in REFUSED:
        raise AssertionError(f"{event} {details!r}")
    if event == "open" and isinstance(details[0], str):
        path, _, flags = details
        if (flags or 0) & CHANGES and path != os.devnull:
            raise AssertionError(f"writes {path}")
        if path.startswith(root + os.sep) and not path.endswith((".py", ".pyc")) and "site-packages" not in path:
            raise AssertionError(f"reads {path}")

sys.addaudithook(guard)
for module in modules:
    __import__(module)
assert threading.active_count() == 1, threading.enumerate()
"""


def test_nothing_happens_at_import() -> None:
    """No file of ours is read, none is written, nothing is connected, started or printed."""
    modules = [module_name(path) for path in SHIPPED_CODE if not place(path).startswith(NOT_IMPORTED)]
    done = run_python(GUARD, str(ROOT), *modules)
    assert (done.returncode, done.stdout, done.stderr) == (0, "", "")


def test_strict_msgpack_is_set_before_langgraph_is_imported() -> None:
    code = "import agent.graph; from langgraph.checkpoint.serde import _msgpack; print(_msgpack.STRICT_MSGPACK_ENABLED)"
    assert run_python(code).stdout == "True\n"


def test_the_offline_coach_imports_neither_a_vendor_library_nor_the_page(tmp_path: Path) -> None:
    code = "from agent import Coach; Coach().ask('I am a nurse'); import sys; print(*sys.modules)"
    loaded = set(run_python(code, home=tmp_path).stdout.split())
    assert "langgraph" in loaded
    assert loaded.isdisjoint({"langchain_openai", "openai", "streamlit"})


# --- Which words exist ------------------------------------------------------------------------------------------------


def test_every_prompt_file_parses_and_every_name_has_a_live_version() -> None:
    library = PromptLibrary()
    for path in SHIPPED.rglob("*.prompty"):
        assert parse_prompt(path).inputs is not None
    assert {path.name for path in SHIPPED.iterdir() if path.name not in {LIVE, "README.md"}} == set(library.names())
    library.verify()


def test_every_prompt_that_the_code_names_exists() -> None:
    assert set(prompts_named()) - set(PromptLibrary().names()) == set()


def test_every_prompt_is_spoken_somewhere() -> None:
    named, families = set(prompts_named()), tuple(prompt_families())
    unspoken = {name for name in PromptLibrary().names() if name not in named and not name.startswith(families)}
    assert unspoken == set()


def test_every_kind_of_problem_has_its_words() -> None:
    codes = get_args(Problem.model_fields["code"].annotation)
    assert {f"problem_{code}" for code in codes} - set(PromptLibrary().names()) == set()


# --- Reading the code -------------------------------------------------------------------------------------------------


def place(path: Path) -> str:
    return path.relative_to(ROOT).as_posix()


def module_name(path: Path) -> str:
    return place(path).removesuffix(".py").removesuffix("/__init__").replace("/", ".")


def nodes(path: Path) -> Iterator[ast.AST]:
    return ast.walk(ast.parse(path.read_text("utf-8"), str(path)))


def imported_packages(path: Path) -> Iterator[str]:
    """Top-level packages that a file imports anywhere: inside functions and for types too."""
    for node in nodes(path):
        if isinstance(node, ast.Import):
            yield from (alias.name.split(".")[0] for alias in node.names)
        elif isinstance(node, ast.ImportFrom) and node.module and not node.level:
            yield node.module.split(".")[0]


def prompts_named() -> Iterator[str]:
    """Names given to whoever speaks, and texts that can only be such names, as in a table of what to say when."""
    for path in SHIPPED_CODE:
        for node in nodes(path):
            if isinstance(node, ast.Call) and speaker(node) in SPEAKERS and node.args:
                yield from texts(node.args[0])
            elif (
                isinstance(node, ast.Constant) and isinstance(node.value, str) and NAMES_A_PROMPT.fullmatch(node.value)
            ):
                yield node.value


def prompt_families() -> Iterator[str]:
    """Beginnings of names that are put together: f"ask_{field}" speaks for every prompt that begins with ask_."""
    for path in SHIPPED_CODE:
        for node in nodes(path):
            if isinstance(node, ast.JoinedStr) and isinstance(first := node.values[0], ast.Constant):
                yield from KINDS_OF_PROMPT.findall(str(first.value)) and [str(first.value)]


def speaker(call: ast.Call) -> str:
    """scribe("x"), coach.say("x") and Scribe(library)("x") all speak."""
    function = call.func.func if isinstance(call.func, ast.Call) else call.func
    return function.attr if isinstance(function, ast.Attribute) else getattr(function, "id", "")


def texts(argument: ast.expr) -> Iterator[str]:
    """The texts an argument can be: one, or either side of a choice."""
    if isinstance(argument, ast.IfExp):
        yield from (*texts(argument.body), *texts(argument.orelse))
    elif isinstance(argument, ast.Constant) and isinstance(argument.value, str):
        yield argument.value


def run_python(code: str, *arguments: str, home: Path | None = None) -> subprocess.CompletedProcess[str]:
    """Run code in a fresh interpreter that knows no setting of whoever runs the tests."""
    command = [sys.executable, "-W", "ignore", "-c", code, *arguments]
    settings = ("CROSSWALK_", "OPENAI_", "LANG")
    environment = {name: value for name, value in os.environ.items() if not name.startswith(settings)}
    environment |= {"CROSSWALK_HOME": str(home)} if home else {}
    return subprocess.run(command, cwd=ROOT, env=environment, capture_output=True, text=True, timeout=120, check=False)

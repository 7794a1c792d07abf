"""What the README and the guides show, works as they show it."""

import json
import re
import subprocess
import sys
from pathlib import Path

import pytest
import yaml

from agent.prompts import PromptLibrary
from agent.settings import Settings, variable
from tools.errors import DataError
from tools.knowledge.catalogue import OPEN_TABLES, OWN_TABLES, load_catalogue

ROOT = Path(__file__).resolve().parent.parent
PAGES = ("README.md", "docs/using.md")


def blocks(page: str, language: str) -> list[str]:
    return re.findall(rf"```{language}\n(.*?)```", (ROOT / page).read_text("utf-8"), re.DOTALL)


@pytest.fixture
def environment(tmp_path: Path) -> dict[str, str]:
    return {"PATH": "/usr/bin:/bin", "HOME": str(tmp_path), "PYTHONPATH": str(ROOT), "CROSSWALK_HOME": str(tmp_path)}


@pytest.mark.parametrize("page", PAGES)
def test_every_python_example_runs(page: str, environment: dict[str, str], tmp_path: Path) -> None:
    examples = blocks(page, "python")
    assert examples
    for example in examples:
        run = subprocess.run(
            [sys.executable, "-c", example], cwd=tmp_path, env=environment, capture_output=True, text=True, timeout=120
        )
        assert run.returncode == 0, run.stderr
        assert run.stdout.strip()


def test_the_profile_of_the_readme_makes_the_plans_it_promises(environment: dict[str, str], tmp_path: Path) -> None:
    (profile,) = blocks("README.md", "yaml")
    (tmp_path / "profile.yaml").write_text(profile, "utf-8")
    for name in ("plan.pdf", "plan.md", "plan.json"):
        command = [sys.executable, "-m", "agent", "plan", "--profile", "profile.yaml", "--out", name]
        run = subprocess.run(command, cwd=tmp_path, env=environment, capture_output=True, text=True, timeout=120)
        assert run.returncode == 0, run.stderr
    assert (tmp_path / "plan.pdf").read_bytes().startswith(b"%PDF")
    plan = json.loads((tmp_path / "plan.json").read_text("utf-8"))
    assert plan["weekly_hours"] == yaml.safe_load(profile)["weekly_hours"]
    assert "Milestone" in (tmp_path / "plan.md").read_text("utf-8")


def test_every_setting_stands_in_the_operating_guide() -> None:
    guide = (ROOT / "docs/operating.md").read_text("utf-8")
    missing = [variable(field) for field in Settings.model_fields if variable(field) not in guide]
    assert missing == []


def test_the_table_of_ones_own_in_the_operating_guide_is_read_as_it_stands(tmp_path: Path) -> None:
    (example,) = [block for block in blocks("docs/operating.md", "") if block.startswith("id,title")]
    table = tmp_path / "resources.csv"
    table.write_text(example, "utf-8")
    assert load_catalogue(own=tmp_path).resources["team-rag-evening"].hours == 3
    table.write_text(example.replace("rag;embeddings", "telepathy"), "utf-8")
    with pytest.raises(DataError) as caught:
        load_catalogue(own=tmp_path)
    assert str(caught.value).replace(str(tmp_path), "/srv/crosswalk/data") in (ROOT / "docs/operating.md").read_text(
        "utf-8"
    )


def test_every_table_one_can_add_to_stands_in_the_operating_guide() -> None:
    guide = (ROOT / "docs/operating.md").read_text("utf-8")
    assert [model.file for model in (*OPEN_TABLES, *OWN_TABLES) if f"`{model.file}`" not in guide] == []


def test_the_map_of_listening_names_every_module_once() -> None:
    told = re.findall(r"`(\w+)`", (ROOT / "docs/listening.md").read_text("utf-8").partition("## ")[2])
    modules = {path.stem for path in (ROOT / "tools/listening").glob("*.py")} - {"__init__"}
    assert sorted(name for name in told if name != "Heard") == sorted(modules)


def test_the_guide_to_prompts_says_of_every_prompt_who_reads_it_and_of_no_other() -> None:
    rows = re.findall(r"^\| (`.*?) \|", (ROOT / "docs/prompts.md").read_text("utf-8"), re.MULTILINE)
    told = [name for row in rows for name in re.findall(r"`(.+?)`", row)]
    names = PromptLibrary().names()
    families = tuple(name.removesuffix("…") for name in told if name.endswith("…"))
    assert [name for name in names if name not in told and not name.startswith(families)] == []
    assert [name for name in told if not any(live.startswith(name.removesuffix("…")) for live in names)] == []


def test_links_between_our_pages_lead_somewhere() -> None:
    pages = [ROOT / "README.md", *sorted((ROOT / "docs").rglob("*.md"))]
    for page in pages:
        for target in re.findall(r"\]\((?!https?://|#)([^)#]+)", page.read_text("utf-8")):
            assert (page.parent / target).exists(), f"{page.name} -> {target}"

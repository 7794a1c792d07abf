"""The catalogue loads whole or not at all, and a bad cell is named by file, row and column."""

import csv
import shutil
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tools.errors import DataError, UnknownRoleError, UnknownSkillError
from tools.knowledge.catalogue import DATA_FOLDER, TABLES, Catalogue, load_catalogue
from tools.knowledge.cells import Row
from tools.knowledge.rows import Claim

CATALOGUE = load_catalogue()


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return Path(shutil.copytree(DATA_FOLDER, tmp_path / "data"))


def break_cell(path: Path, row: int, column: str, text: str) -> None:
    """Write `text` into the cell of that line; line 1 is the header."""
    with path.open(encoding="utf-8", newline="") as file:
        lines = list(csv.reader(file))
    lines[row - 1][lines[0].index(column)] = text
    with path.open("w", encoding="utf-8", newline="") as file:
        csv.writer(file, lineterminator="\n").writerows(lines)


def cell(file: str, row: int, column: str) -> str:
    with (DATA_FOLDER / file).open(encoding="utf-8", newline="") as lines:
        return list(csv.DictReader(lines))[row - 2][column]


@pytest.mark.parametrize(
    ("file", "row", "column", "text", "reason"),
    [
        pytest.param("roles.csv", 4, "kind", "goal", "'target'", id="a word outside the enumeration"),
        pytest.param("roles.csv", 3, "id", "AI Engineer", "pattern", id="an id that is no slug"),
        pytest.param("roles.csv", 5, "name", "", "at least 1 character", id="an empty name"),
        pytest.param("roles.csv", 6, "id", cell("roles.csv", 2, "id"), "stands twice", id="an id used before"),
        pytest.param("skills.csv", 9, "prerequisites", "telepathy", "not in skills.csv", id="an unknown prerequisite"),
        pytest.param("skills.csv", 2, "prerequisites", "python", "circle", id="a skill that needs itself"),
        pytest.param("skills.csv", 12, "aliases", "cpython", "belongs to 'python'", id="an alias of another skill"),
        pytest.param("skills.csv", 12, "aliases", "", "at least 1 item", id="no alias"),
        pytest.param(
            "role_skills.csv", 7, "required_level", "5", "less than or equal to 4", id="a level above the scale"
        ),
        pytest.param("role_skills.csv", 8, "required_level", "", "valid integer", id="no level"),
        pytest.param("role_skills.csv", 9, "importance", "maybe", "'must'", id="an unknown importance"),
        pytest.param("role_skills.csv", 10, "role_id", "wizard", "not in roles.csv", id="a role of no row"),
        pytest.param("role_skills.csv", 11, "skill_id", "telepathy", "not in skills.csv", id="a skill of no row"),
        pytest.param("role_skills.csv", 3, "skill_id", "python", "stands twice", id="a skill twice in one role"),
        pytest.param("resources.csv", 2, "level", "easy", "'beginner'", id="an unknown level of a resource"),
        pytest.param("resources.csv", 2, "hours", "-4", "greater than 0", id="negative hours"),
        pytest.param("resources.csv", 2, "hours", "nan", "finite", id="hours that are no number"),
        pytest.param("resources.csv", 2, "hours", "", "hours_basis", id="estimated hours without hours"),
        pytest.param("resources.csv", 2, "url", "javascript:alert(1)", "pattern", id="an address that is no address"),
        pytest.param("resources.csv", 2, "roles", "wizard", "not in roles.csv", id="a resource for an unknown role"),
        pytest.param("resources.csv", 2, "skills", "rag;telepathy", "'telepathy'", id="one bad entry in a list"),
        pytest.param("claims.csv", 5, "unit", "euro", "'usd", id="an unknown unit"),
        pytest.param("claims.csv", 3, "unit", "", "needs a unit", id="a figure without a unit"),
        pytest.param("claims.csv", 3, "value_high", "1", "below value_low", id="a range upside down"),
        pytest.param("role_matrix.csv", 3, "source_id", "s9", "not in sources.csv", id="an unknown article"),
        pytest.param("claims.csv", 3, "source_id", "s2", "begin", id="an id that names another article"),
        pytest.param("conflicts.csv", 2, "claim_ids", "s2-time-focused", "at least 2", id="one voice is no conflict"),
        pytest.param("conflicts.csv", 2, "claim_ids", "s2-time-focused;s2-x", "not in claims", id="an unknown claim"),
        pytest.param("role_matrix.csv", 2, "role", "wizard", "not in roles.csv", id="a matrix role of no table"),
        pytest.param("roadmap.csv", 3, "skills", "telepathy", "not in skills.csv", id="a roadmap skill of no row"),
        pytest.param("roadmap.csv", 3, "phase_order", "first", "valid integer", id="an order that is no number"),
        pytest.param("portfolio.csv", 3, "claim_ids", "s2-x", "not in claims.csv", id="a portfolio claim of no row"),
        pytest.param("interview.csv", 3, "origin", "found", "'seed'", id="an unknown origin"),
        pytest.param(
            "self_assessment.csv", 3, "weight", "0", "greater than or equal to 1", id="a question of no weight"
        ),
        pytest.param("sources.csv", 4, "published", "last May", "valid date", id="a date that is no date"),
    ],
)
def test_a_bad_cell_is_named_by_file_row_and_column(
    folder: Path, file: str, row: int, column: str, text: str, reason: str
) -> None:
    break_cell(folder / file, row, column, text)
    with pytest.raises(DataError, match=f"^{file}, row {row}, column ") as caught:
        load_catalogue(folder)
    assert (caught.value.file, caught.value.row, caught.value.column) == (file, row, column)
    assert reason in caught.value.reason


def test_a_longer_circle_of_prerequisites_is_told_step_by_step(folder: Path) -> None:
    names = [skill.id for skill in CATALOGUE.skills.values()]
    break_cell(folder / "skills.csv", 2 + names.index("python"), "prerequisites", "rag")
    with pytest.raises(DataError, match=r"^skills.csv, row \d+, column prerequisites: .* needs .* needs "):
        load_catalogue(folder)


@pytest.mark.parametrize("model", TABLES, ids=lambda model: model.file)
def test_a_missing_table_is_named(folder: Path, model: type[Row]) -> None:
    (folder / model.file).unlink()
    with pytest.raises(DataError, match=f"^{model.file}: missing"):
        load_catalogue(folder)


@pytest.mark.parametrize(
    ("content", "row", "column"),
    [
        pytest.param(b"", 1, "id", id="empty file"),
        pytest.param(b"id,name,kind,summary\n", 1, "seen_in", id="a column is missing"),
        pytest.param(b"id,name,kind,summary,seen_in,mood\n", 1, "mood", id="a column too many"),
        pytest.param(b"id,name,kind,summary,seen_in,id\n", 1, "id", id="a column twice"),
        pytest.param(b"id,name,kind,summary,seen_in\nx,X,both,s,s\na,A\n", 3, None, id="cells missing"),
        pytest.param(
            b'id,name,kind,summary,seen_in\nx,X,both,"two\nlines",s\na,A\n', 4, None, id="after a broken line"
        ),
        pytest.param(b"id,name,kind,summary,seen_in\n\n", 2, None, id="an empty line"),
        pytest.param(b"id,name,kind,summary,seen_in\n\xff\xfe,X,both,s,s\n", None, None, id="not UTF-8"),
        pytest.param(b'id,name,kind,summary,seen_in\nx,"X" y,both,s,s\n', None, None, id="broken quotes"),
    ],
)
def test_a_file_of_the_wrong_shape_is_refused(
    folder: Path, content: bytes, row: int | None, column: str | None
) -> None:
    (folder / "roles.csv").write_bytes(content)
    with pytest.raises(DataError) as caught:
        load_catalogue(folder)
    assert (caught.value.file, caught.value.row, caught.value.column) == ("roles.csv", row, column)


def test_a_table_saved_by_a_spreadsheet_loads_too(folder: Path) -> None:
    text = (folder / "roles.csv").read_text(encoding="utf-8")
    (folder / "roles.csv").write_bytes(b"\xef\xbb\xbf" + text.replace("\n", "\r\n").encode())
    assert load_catalogue(folder).roles == CATALOGUE.roles


def test_every_table_of_the_folder_is_loaded() -> None:
    assert {path.name for path in DATA_FOLDER.glob("*.csv")} == {model.file for model in TABLES}
    assert all(CATALOGUE.rows(model) for model in TABLES)


def test_empty_cells_are_unknown_and_lists_are_tuples() -> None:
    first = CATALOGUE.claims["s1-fifteen-definitions"]
    assert (first.value_low, first.value_high, first.unit) == (15, 15, "count")
    assert CATALOGUE.claims["s1-aie-definition"].value_low is None
    assert CATALOGUE.skills["python"].prerequisites == ()
    assert isinstance(CATALOGUE.resources["3b1b-neural-networks"].skills, tuple)


def test_a_claim_is_cited_by_publisher_and_section_with_its_seed_file() -> None:
    source = CATALOGUE.claim_source("s1-fifteen-definitions")
    assert (source.kind, source.ref) == ("claim", "s1-fifteen-definitions")
    assert source.label.startswith("AI Engineer Weekly, ")
    assert source.file == CATALOGUE.articles["s1"].seed_file


def test_a_required_level_is_cited_by_table_role_and_skill() -> None:
    source = CATALOGUE.role_skill_source("ai-engineer", "python")
    assert (source.kind, source.ref) == ("table", "role_skills:ai-engineer/python")


def test_an_unknown_role_or_skill_says_what_to_use_instead() -> None:
    with pytest.raises(UnknownRoleError, match=r"Use one of: .*data-scientist"):
        CATALOGUE.role("astronaut")
    with pytest.raises(UnknownSkillError, match=r"Near it: .*python"):
        CATALOGUE.skill("pyhton")


def test_prerequisites_come_first_even_through_a_skill_not_asked_for() -> None:
    assert CATALOGUE.prerequisites_first(["rag", "sql", "python"]).index("python") == 1


@given(st.lists(st.sampled_from(sorted(CATALOGUE.skills))))
def test_ordering_by_prerequisites_keeps_the_skills_and_never_puts_a_skill_before_its_base(
    skill_ids: list[str],
) -> None:
    ordered = CATALOGUE.prerequisites_first(skill_ids)
    assert sorted(ordered) == sorted(set(skill_ids))
    assert CATALOGUE.prerequisites_first(ordered) == ordered
    for place, skill_id in enumerate(ordered):
        assert not _base(CATALOGUE, skill_id) & set(ordered[place:])


def test_rows_are_values() -> None:
    claim = CATALOGUE.rows(Claim)[0]
    with pytest.raises(ValueError, match="frozen"):
        claim.statement = "something else"  # type: ignore[misc]


def _base(catalogue: Catalogue, skill_id: str) -> set[str]:
    direct = set(catalogue.skills[skill_id].prerequisites)
    return direct.union(*(_base(catalogue, one) for one in direct)) if direct else direct

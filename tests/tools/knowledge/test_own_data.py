"""A folder of one's own adds rows to the built-in tables: held to the same rules, and never in silence."""

import csv
from datetime import date, timedelta
from pathlib import Path

import pytest

from tools.errors import DataError, SetupError
from tools.facts import look_up
from tools.knowledge.catalogue import load_catalogue
from tools.knowledge.links import LinkAnswer, LinkCheck, next_check, save_links
from tools.knowledge.search import SearchIndex
from tools.listening import Lexicon
from tools.resources import find_resources

BUILT_IN = load_catalogue()

RESOURCE = {
    "id": "our-rag-evening",
    "title": "RAG in an evening",
    "url": "https://learn.example.org/rag",
    "publisher": "Our team",
    "format": "tutorial",
    "level": "beginner",
    "cost": "free",
    "hours": "3",
    "hours_basis": "stated",
    "skills": "rag;embeddings",
    "roles": "any",
    "seen_in": "",
    "license_or_access": "",
    "notes": "Recorded for new colleagues.",
}
ARTICLE = {
    "source_id": "s101",
    "title": "What our graduates told us",
    "author": "A. Miller",
    "publisher": "Our school",
    "published": "2026-03-01",
    "file": "graduates.txt",
    "kind": "blog",
    "trust_notes": "41 answers of 300 asked.",
}
CLAIM = {
    "claim_id": "s101-first-cohort-zurich",
    "topic": "timeline",
    "subject": "career-change",
    "statement": "The first Zurich cohort needed nine months until their first paid project.",
    "value_low": "9",
    "value_high": "9",
    "unit": "months",
    "region": "CH",
    "as_of": "2026-03",
    "source_id": "s101",
    "locator": "Results",
    "confidence": "survey",
    "via": "",
    "source_lines": "12",
}
QUESTION = {
    "claim_id": "s101-first-cohort-zurich",
    "question": "How long did the first Zurich cohort need until a paid project?",
}
ALIAS = {"alias": "Weaviatrix", "skill_id": "vector-databases"}


def write(folder: Path, file: str, *rows: dict[str, str]) -> Path:
    path = folder / file
    with path.open("w", encoding="utf-8", newline="") as out:
        writer = csv.DictWriter(out, list(rows[0]))
        writer.writeheader()
        writer.writerows(rows)
    return path


def test_own_resources_stand_beside_the_built_in_ones_and_are_found(tmp_path: Path) -> None:
    write(tmp_path, "resources.csv", RESOURCE)
    catalogue = load_catalogue(own=tmp_path)
    assert len(catalogue.resources) == len(BUILT_IN.resources) + 1
    assert catalogue.own_rows == {"resources.csv": 1}
    picks = find_resources(catalogue, SearchIndex(catalogue), query="RAG in an evening").picks
    assert (picks[0].resource_id, picks[0].url) == (RESOURCE["id"], RESOURCE["url"])


def test_own_claims_answer_questions_with_their_own_source(tmp_path: Path) -> None:
    write(tmp_path, "sources.csv", ARTICLE)
    write(tmp_path, "claims.csv", CLAIM)
    write(tmp_path, "claim_questions.csv", QUESTION)
    catalogue = load_catalogue(own=tmp_path)
    answer = look_up(
        catalogue, SearchIndex(catalogue), "How long did your first Zurich cohort need for a paid project?"
    )
    assert answer.claims[0].claim_id == CLAIM["claim_id"]
    assert answer.sources[0].label == "Our school, Results"


def test_an_own_spelling_of_a_skill_is_heard_and_searched(tmp_path: Path) -> None:
    write(tmp_path, "skill_aliases.csv", ALIAS)
    catalogue = load_catalogue(own=tmp_path)
    assert Lexicon.build(catalogue).skill_of("weaviatrix") == "vector-databases"
    concepts = SearchIndex(catalogue).concepts("a course on Weaviatrix")
    assert "vector-databases" in {one for concept in concepts for one in concept.skill_ids}


def test_a_folder_without_tables_or_a_missing_one_adds_nothing(tmp_path: Path) -> None:
    (tmp_path / "readme.txt").write_text("notes of our own", "utf-8")
    for own in (tmp_path, tmp_path / "missing"):
        catalogue = load_catalogue(own=own)
        assert (catalogue.own_rows, len(catalogue.resources)) == ({}, len(BUILT_IN.resources))


@pytest.mark.parametrize(
    ("file", "good", "column", "cell", "reason"),
    [
        pytest.param("resources.csv", RESOURCE, "skills", "telepathy", "not in skills.csv", id="an unknown skill"),
        pytest.param("resources.csv", RESOURCE, "url", "javascript:alert(1)", "pattern", id="no web address"),
        pytest.param("resources.csv", RESOURCE, "hours", "", "hours_basis", id="stated hours without hours"),
        pytest.param("resources.csv", RESOURCE, "cost", "cheap", "'free'", id="an unknown word"),
        pytest.param("resources.csv", RESOURCE, "id", "12-factor-agents", "built-in", id="an id that is taken"),
        pytest.param("claims.csv", CLAIM, "source_id", "s1", "begin", id="a claim of another article"),
        pytest.param("claims.csv", CLAIM, "unit", "", "unit", id="a figure without a unit"),
        pytest.param("claims.csv", CLAIM, "claim_id", "s101", "begin", id="a claim id without its article"),
        pytest.param("claim_questions.csv", QUESTION, "claim_id", "s101-x", "not in claims.csv", id="no such claim"),
        pytest.param("skill_aliases.csv", ALIAS, "skill_id", "telepathy", "not in skills.csv", id="no such skill"),
        pytest.param("skill_aliases.csv", ALIAS, "skill_id", "", "at least 1", id="no skill"),
        pytest.param("skill_aliases.csv", ALIAS, "alias", "Python", "belongs to 'python'", id="a spelling taken"),
        pytest.param("links.csv", {"url": "https://a.example", "status": "ok", "http_status": "200",
                                   "checked_on": "soon", "failing_since": "", "leads_to": ""},
                     "checked_on", "soon", "date", id="a date that is none"),
    ],
)  # fmt: skip
def test_a_bad_own_cell_is_named_by_file_row_and_column(
    tmp_path: Path, file: str, good: dict[str, str], column: str, cell: str, reason: str
) -> None:
    write(tmp_path, "sources.csv", ARTICLE)
    write(tmp_path, "claims.csv", CLAIM)
    if column == "id":
        bad = [good, good | {"id": cell}]
    elif file == "claims.csv":
        bad = [CLAIM | {"claim_id": "s101-another"}, good | {column: cell}]
    else:
        bad = [*([good] if good.get(column) != cell else []), good | {column: cell}]
        if len(bad) == 2:
            bad[0] = bad[0] | ({"id": "another"} if "id" in good else {"alias": "Weaviatrix 2"} if "alias" in good
                               else {"question": "Another?"})  # fmt: skip
    path = write(tmp_path, file, *bad)
    with pytest.raises(DataError) as caught:
        load_catalogue(own=tmp_path)
    error = caught.value
    assert (error.file, error.row) == (str(path), len(bad) + 1)
    assert str(error).startswith(f"{path}, row {len(bad) + 1}, column ")
    assert reason in error.reason


@pytest.mark.parametrize(
    ("name", "told"),
    [
        ("resource.csv", "did you mean resources.csv?"),
        ("roles.csv", "is no table that rows can be added to"),
        ("skills.csv", "did you mean skill_aliases.csv?"),
    ],
)
def test_a_table_that_nobody_would_read_is_refused(tmp_path: Path, name: str, told: str) -> None:
    (tmp_path / name).write_text("id\n", "utf-8")
    with pytest.raises(DataError, match=name) as caught:
        load_catalogue(own=tmp_path)
    assert told in str(caught.value)


def test_an_own_row_may_not_stand_twice(tmp_path: Path) -> None:
    write(tmp_path, "resources.csv", RESOURCE, RESOURCE)
    with pytest.raises(DataError, match=r"row 3, column id: our-rag-evening stands twice"):
        load_catalogue(own=tmp_path)


# --- Links ------------------------------------------------------------------------------------------------------------

DAY = date(2026, 5, 1)
URL = "https://a.example/x"


@pytest.mark.parametrize(
    ("visits", "is_dead"),
    [
        ([(0, "ok")], False),
        ([(0, "gone")], True),
        ([(0, "failing")], False),
        ([(0, "failing"), (13, "failing")], False),
        ([(0, "failing"), (14, "failing")], True),
        ([(0, "failing"), (7, "ok"), (14, "failing")], False),
        ([(0, "failing"), (7, "busy"), (14, "failing")], True),
        ([(0, "failing"), (14, "failing"), (15, "robots")], True),
        ([(0, "gone"), (1, "failing")], True),
        ([(0, "gone"), (30, "ok")], False),
        ([(0, "closed")], False),
        ([(0, "busy")], False),
        ([(0, "robots")], False),
        ([(0, "not_public")], False),
    ],
    ids=lambda value: " ".join(f"{day}:{status}" for day, status in value) if isinstance(value, list) else None,
)
def test_a_link_is_dead_when_it_is_gone_or_fails_for_two_weeks(visits: list[tuple[int, str]], is_dead: bool) -> None:
    check: LinkCheck | None = None
    for day, status in visits:
        answer = LinkAnswer(status)  # type: ignore[arg-type]
        check = next_check(URL, answer, today=DAY + timedelta(days=day), before=check)
    assert check is not None
    assert check.is_dead is is_dead
    assert check.checked_on == DAY + timedelta(days=visits[-1][0])


def test_the_table_of_links_is_read_as_it_was_written(tmp_path: Path) -> None:
    written = [
        next_check(URL, LinkAnswer("ok", 200, "https://b.example/y"), today=DAY, before=None),
        next_check("https://c.example/", LinkAnswer("failing"), today=DAY, before=None),
    ]
    save_links(tmp_path / "new", written)
    assert list(load_catalogue(own=tmp_path / "new").links.values()) == written
    assert [path.name for path in (tmp_path / "new").iterdir()] == ["links.csv"]


def test_a_folder_that_cannot_be_written_is_told(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("in the way", "utf-8")
    with pytest.raises(SetupError, match="cannot be written"):
        save_links(tmp_path / "file", [])

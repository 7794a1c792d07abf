"""A coach on PostgreSQL looks its questions up there, with an endpoint's embeddings where they are set."""

import json
import threading
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import create_engine, text

from agent import Coach
from agent.settings import load_settings
from tests.servers.postgres import NoPostgresError, serve_postgres

QUESTION = "How much does an AI engineer earn?"


@pytest.fixture(scope="module")
def address() -> Iterator[str]:
    try:
        with serve_postgres() as served:
            yield served
    except NoPostgresError as error:
        pytest.skip(str(error))


@pytest.fixture
def endpoint() -> Iterator[tuple[str, list[dict[str, Any]]]]:
    """A server on loopback that embeds each text as its length, and the bodies it was sent."""
    asked: list[dict[str, Any]] = []

    class Embeds(BaseHTTPRequestHandler):
        def do_POST(self) -> None:
            body = json.loads(self.rfile.read(int(self.headers["Content-Length"])))
            asked.append(body)
            vectors = [{"index": n, "embedding": [len(one), 1.0]} for n, one in enumerate(body["input"])]
            answer = json.dumps({"object": "list", "model": body["model"], "data": vectors, "usage": {}}).encode()
            self.send_response(200)
            self.send_header("Content-Type", "application/json")
            self.send_header("Content-Length", str(len(answer)))
            self.end_headers()
            self.wfile.write(answer)

        def log_message(self, *_: object) -> None:
            return

    server = ThreadingHTTPServer(("127.0.0.1", 0), Embeds)
    thread = threading.Thread(target=server.serve_forever)
    thread.start()
    yield f"http://127.0.0.1:{server.server_port}/v1", asked
    server.shutdown()
    thread.join()
    server.server_close()


def test_a_question_is_answered_from_the_database(address: str, tmp_path: Path):
    with Coach(load_settings(home=tmp_path, database_url=address, search="database", model="")) as coach:
        reply = coach.ask(QUESTION)
    assert "$" in reply.text
    assert searched(address)


def test_the_endpoint_embeds_what_claims_say_once_and_each_question(
    address: str, tmp_path: Path, endpoint: tuple[str, list[dict[str, Any]]]
):
    base_url, asked = endpoint
    settings = load_settings(
        home=tmp_path, database_url=address, search="database", embeddings="lengths", openai_base_url=base_url, model=""
    )
    for _ in range(2):
        with Coach(settings) as coach:
            coach.context.index.questions.claims(QUESTION)
    texts = [one for body in asked for one in body["input"]]
    assert {body["model"] for body in asked} == {"lengths"}
    assert texts.count(QUESTION) == 2
    assert len(texts) == len(coach.context.catalogue.claims) + 2


def searched(address: str) -> list[str]:
    engine = create_engine(address)
    with engine.connect() as connection:
        names = list(
            connection.scalars(text("SELECT tablename FROM pg_tables WHERE tablename LIKE 'crosswalk_search%'"))
        )
    engine.dispose()
    return names

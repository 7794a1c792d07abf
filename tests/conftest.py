"""Fixtures that several test folders share."""

from collections.abc import Iterator

import pytest
from hypothesis import settings

from tests.servers.openai_server import OpenAIServer

# Time is for benchmarks; a busy machine is no failure.
settings.register_profile("untimed", deadline=None)
settings.load_profile("untimed")


@pytest.fixture
def openai_server() -> Iterator[OpenAIServer]:
    """An OpenAI-compatible endpoint on loopback: script it with `play`, or put a model behind it with `serve_model`."""
    with OpenAIServer() as server:
        yield server

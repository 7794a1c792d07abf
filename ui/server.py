"""The served app: Streamlit's page behind a cookie that tells browsers apart, and a sentence where a page fails."""

import logging
import traceback
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from threading import Thread

import streamlit as st
from starlette.middleware import Middleware

from agent.settings import load_settings
from tools.errors import SettingsError
from ui.session import explain, warm_up
from ui.who import PersonCookie

_log = logging.getLogger(__name__)


def say_what_failed(error: Exception) -> bool:
    """A sentence in place of a trace; True tells Streamlit that it was shown."""
    # The text of a foreign error can hold a person's words: only its kind and place are logged.
    places = " < ".join(f"{frame.name}:{frame.lineno}" for frame in reversed(traceback.extract_tb(error.__traceback__)))
    _log.error("a page failed: %s at %s", type(error).__name__, places)
    explain(error)
    return True


def _middleware() -> list[Middleware]:
    """No cookie where one person needs none, nor where the settings are wrong: then the page says so."""
    try:
        people = load_settings().people
    except SettingsError:
        return []
    return [Middleware(PersonCookie)] if people == "many" else []


@asynccontextmanager
async def _warm(app: st.App) -> AsyncIterator[None]:
    """Open the coach while nobody waits for it yet."""
    Thread(target=warm_up, name="crosswalk-warm-up", daemon=True).start()
    yield


app = st.App("app.py", middleware=_middleware(), on_script_error=say_what_failed, lifespan=_warm)

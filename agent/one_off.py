"""A plan straight from a profile file, without a talk: nothing of it is stored."""

from pathlib import Path
from typing import Any

import yaml

from agent.coach import Coach
from agent.plan import Plan
from tools.errors import SettingsError
from tools.listening import facts_from_form, fold


def plan_from_file(coach: Coach, path: Path) -> Plan:
    """Raises SettingsError naming what is wrong with the file."""
    form = _read(path)
    facts = facts_from_form(form, lexicon=coach.context.lexicon, today=coach.context.today())
    return coach.plan_for(fold(facts))


def _read(path: Path) -> dict[str, Any]:
    try:
        form = yaml.safe_load(path.read_text("utf-8"))
    except OSError as error:
        raise SettingsError(f"{path} cannot be read ({error.strerror}). Give the path of a YAML profile.") from error
    except (yaml.YAMLError, UnicodeDecodeError) as error:
        raise SettingsError(f"{path} is not valid YAML. The README shows a profile to start from.") from error
    if not isinstance(form, dict):
        raise SettingsError(f"{path} must map names to values, such as `weekly_hours: 6`.")
    return form

"""Text out of a file that a person brings. The name is only a label: nothing is ever opened under it."""

import re

from tools.errors import PersonError

READABLE = (".txt", ".md")
MAX_BYTES = 5 * 1024 * 1024
MAX_NAME_CHARS = 80

_NOT_PLAIN = re.compile(r"[^\w .,()+-]")


def read_text_file(name: str, data: bytes) -> str:
    """The text of a .txt or .md file. Raises PersonError when it is something else."""
    label = safe_name(name)
    # Judged by the name as it was brought: cleaning must not turn a bad name into a good one.
    is_plain_name = "/" not in name and "\\" not in name and "\x00" not in name
    if not is_plain_name or not name.lower().endswith(READABLE) or len(data) > MAX_BYTES:
        raise PersonError("notice_bad_file", name=label)
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError:
        return data.decode("cp1252", errors="replace")


def safe_name(name: str) -> str:
    """A file's name as it may be shown: no path, no markup, not long."""
    last = re.split(r"[/\\]", name)[-1]
    return _NOT_PLAIN.sub("_", last)[:MAX_NAME_CHARS].strip() or "file"

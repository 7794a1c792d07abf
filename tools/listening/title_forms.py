"""Titles as they are written in short: "mech eng" is a mechanical engineer, "jr FE dev" a junior frontend developer."""

_SHORT_FORMS = {
    "dev": "developer",
    "swe": "software engineer",
    "sde": "software engineer",
    "devs": "developer",
    "eng": "engineer",
    "engr": "engineer",
    "engg": "engineer",
    "mgr": "manager",
    "admin": "administrator",
    "acct": "accountant",
    "asst": "assistant",
    "tech": "technician",
    "techs": "technician",
}
_SHORT_FIELDS = {
    "mech": "mechanical",
    "elec": "electrical",
    "chem": "chemical",
    "proj": "project",
    "prod": "product",
    "fe": "frontend",
    "be": "backend",
    "jr": "junior",
    "sr": "senior",
}


def spelled_out(title: str) -> str:
    """The title in the person's words, with "dev" and the like written out."""
    words = title.split()
    if not words:
        return title
    if words[-1].lower() in ("engineer", "engineering") and len(words) > 1 and words[-2].lower() == "mechanic":
        words[-2] = f"{words[-2]}al"
    words[:-1] = [_SHORT_FIELDS.get(word.lower(), word) for word in words[:-1]]
    return " ".join([*words[:-1], _SHORT_FORMS.get(words[-1].lower(), words[-1])])

"""How a database of an older version becomes one of this version; see `database.py` for when."""

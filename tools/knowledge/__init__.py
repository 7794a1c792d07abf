"""What the coach knows: typed tables, and full-text search over them."""

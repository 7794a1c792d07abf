"""What the coach can work out: pure functions over typed values; no model, no screen, no clock."""

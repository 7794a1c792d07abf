"""A plan in the formats people take along."""

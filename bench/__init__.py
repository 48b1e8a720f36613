"""How fast the planner is, measured beside what it stands on: `make bench`."""

"""planner: what a family behind on its rent has to live on, and how the debt can be repaid."""

__version__ = "0.1.0"

"""The plan once it is signed: what was paid, whether it still holds, and how to amend it."""

"""The shell door. Standard output is data, standard error is what is said about it.

Exit statuses: 0 done, 1 refused (the input or the law says no, each problem in one sentence),
2 the command itself was not understood, 3 the planner failed (a report without personal data is
kept and named), 130 stopped from the keyboard, 141 the reader of the output went away.
"""

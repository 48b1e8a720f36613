"""What other programs may ask of ``calc``, and how each question and answer is written in JSON.

One module a function: its request (what a line must hold), its result (what comes back) and the
``FUNCTION`` that ties both to a pure function of ``calc``; ``planner.calc.functions`` lists them
by name. ``fields`` holds the written forms that requests share, ``result`` those of answers,
``faults`` the codes of a refusal, ``reading`` turns a line into a request or a refusal.

A request never names ``id`` or ``explain``: the door takes them off the line before the request
is read, and adds them to the published schema.
"""

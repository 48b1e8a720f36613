"""What every test shares: the Hypothesis profile, the same on every machine and every run."""

from hypothesis import HealthCheck, Phase, settings

settings.register_profile(
    "ci",
    derandomize=True,
    deadline=None,
    print_blob=True,
    suppress_health_check=[HealthCheck.too_slow],
)
settings.register_profile(
    "mutation",  # thousands of runs that only say whether a test fails: `make mutation`
    settings.get_profile("ci"),
    max_examples=25,
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.filter_too_much],
    phases=(Phase.explicit, Phase.generate),
    database=None,
)
settings.load_profile("ci")

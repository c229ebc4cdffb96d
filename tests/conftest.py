"""Settings for all tests: how Hypothesis looks for examples, in two profiles.

`default` gives every run and every machine the same examples; `thorough` looks further, with other
examples each time: `scripts/test --hypothesis-profile thorough`. Neither has a deadline: no test of
ours measures time, and a slow machine is no fault.
"""

from hypothesis import HealthCheck, settings

settings.register_profile(
    "default",
    max_examples=50,
    derandomize=True,
    database=None,
    deadline=None,
    suppress_health_check=[HealthCheck.too_slow],
)
settings.register_profile(
    "thorough",
    max_examples=1000,
    deadline=None,
    print_blob=True,
    suppress_health_check=[HealthCheck.too_slow],
)
settings.load_profile("default")

"""How hard the tests of properties try.

    python -m pytest --hypothesis-profile many

tries each property a thousand times instead of twenty-five; a test of whole screens, which takes
its one example otherwise, then tries as often too.
"""

from __future__ import annotations

from hypothesis import HealthCheck, settings

_SLOW = [HealthCheck.too_slow, HealthCheck.data_too_large]

settings.register_profile("few", max_examples=25, deadline=None, suppress_health_check=_SLOW)
settings.register_profile("many", max_examples=1000, deadline=None, suppress_health_check=_SLOW)
settings.load_profile("few")

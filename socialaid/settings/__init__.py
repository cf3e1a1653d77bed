"""Settings, from the environment only; `.env.example` names each variable."""

from socialaid.settings.base import *  # noqa: F403
from socialaid.settings.engines import *  # noqa: F403
from socialaid.settings.security import *  # noqa: F403

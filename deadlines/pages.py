"""Where a term is looked at: by name of the page, since the pages of cases belong to a room above this one."""

from collections.abc import Mapping
from typing import Final

from deadlines.ladder import Kind

STAFF_PAGE: Final[Mapping[str, str]] = {Kind.OUTCOME: "desk:case"}
PUBLIC_PAGE: Final[Mapping[str, str]] = {Kind.OUTCOME: "my-case"}

"""The kinds of printed sheets, announced by the rooms that print them (`coupon`)."""

from socialaid.lib.labels import Labels

_titles = Labels()
announce = _titles.announce
title_of = _titles.of

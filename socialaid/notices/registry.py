"""The letters, announced by the rooms that write them (`applications/registered`).

Their texts lie in templates/letters/<room>/<letter>.txt.
"""

from socialaid.lib.labels import Labels

_titles = Labels()
announce = _titles.announce
title_of = _titles.of
letters = _titles.codes

"""The names of acts, announced by the rooms in which they happen (`application.filed`)."""

from socialaid.lib.labels import Labels

_labels = Labels()
announce = _labels.announce
label_of = _labels.of

"""The chain: each seal holds the hash of a batch of rows and of the seal before it. Rows are only ever added."""

from typing import Any

from django.db import models

from socialaid.audit.canon import SEALED_FIELDS


class SealQuerySet(models.QuerySet["Seal"]):
    def of_kind(self, kind: str) -> "SealQuerySet":
        return self.filter(kind=kind)


class Seal(models.Model):
    """A link. Its id is its place in the chain, counted from 1 without gaps, so two writers cannot both take one place.

    It covers the rows of one kind from `first` to `last` but for `gaps`, ids that no row had yet when it was made, and
    `late` rows that turned up in the gaps of earlier seals. `total` counts the rows sealed so far. `marks` hold the
    beginning of each row's hash, in the same order: by them a changed row is named.
    """

    id = models.BigIntegerField(primary_key=True)
    form = models.PositiveSmallIntegerField()
    kind = models.CharField(max_length=10)
    first = models.BigIntegerField()
    last = models.BigIntegerField()
    gaps = models.JSONField(default=list)
    late = models.JSONField(default=list)
    rows = models.PositiveIntegerField()
    total = models.PositiveBigIntegerField()
    root = models.CharField(max_length=64)
    previous = models.CharField(max_length=64)
    hash = models.CharField(max_length=64)
    sealed_at = models.DateTimeField()
    marks = models.BinaryField()

    objects = SealQuerySet.as_manager()

    class Meta:
        indexes = [
            models.Index(fields=["kind", "id"], name="seal_kind_id"),
            models.Index(fields=["kind", "sealed_at"], name="seal_kind_sealed_at"),
        ]

    def __str__(self) -> str:
        return f"{self.pk} {self.kind} {self.first}-{self.last}"

    @property
    def sealed_facts(self) -> dict[str, Any]:
        return {name: getattr(self, name) for name in (*SEALED_FIELDS, "sealed_at")}


class Head(models.Model):
    """The end of the chain after a day, published so that the chain cannot be built anew in silence."""

    day = models.DateField(unique=True)
    seal = models.BigIntegerField()
    hash = models.CharField(max_length=64)
    rows = models.PositiveBigIntegerField()
    noted_at = models.DateTimeField()

    def __str__(self) -> str:
        return f"{self.day.isoformat()} {self.hash}"

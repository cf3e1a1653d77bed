"""Documents, decisions of maslikhats, categories and indexes, from the project's own copy."""

from django.db import transaction

from entitlements.models import Category, DocumentKind, IndexValue, MaslikhatDecision, NeededDocument
from offices.models import Office
from socialaid.lib.reference import Row, keys_by_code, rows_of, spread, write_rows

NOTES = ("note_kk", "note_ru", "note_en")


@transaction.atomic
def load() -> dict[str, int]:
    """Write the reference data of entitlements; loading again changes nothing (Standard §6, §12)."""
    return {
        "document kinds": write_rows(DocumentKind, rows_of("document_kinds")),
        "maslikhat decisions": _load_decisions(),
        "categories": _load_categories(),
        "index values": write_rows(IndexValue, rows_of("indexes"), unique=("kind", "since")),
    }


def _load_decisions() -> int:
    offices = keys_by_code(Office)
    rows = [
        {**row, "office_id": offices[row["office"]], "in_force_from": row["adopted_on"]}
        for row in rows_of("maslikhat_decisions")
    ]
    return write_rows(MaslikhatDecision, [_without(row, "office") for row in rows])


def _load_categories() -> int:
    decisions = {decision.code: decision for decision in MaslikhatDecision.objects.all()}
    rows = rows_of("categories")
    write_rows(Category, [_category_row(row, decisions[row["decision"]]) for row in rows])
    _load_needed_documents(rows)
    return len(rows)


def _category_row(row: Row, decision: MaslikhatDecision) -> Row:
    kept = _without(row, "decision", "documents")
    return {
        **kept,
        "decision_id": decision.pk,
        "office_id": decision.office_id,
        "in_force_from": decision.in_force_from,
    }


def _load_needed_documents(rows: list[Row]) -> None:
    """Write what each category needs and take away what the project's copy no longer names."""
    kinds = {kind.no: kind for kind in DocumentKind.objects.of_standard()}
    categories = keys_by_code(Category)
    wanted = [{**needed, "category_id": categories[row["code"]]} for row in rows for needed in _needed_in(row, kinds)]
    write_rows(NeededDocument, wanted, unique=("category_id", "kind_id"))
    known = {(needed["category_id"], needed["kind_id"]) for needed in wanted}
    ours = NeededDocument.objects.filter(category__code__in=[row["code"] for row in rows])
    left_over = [pk for pk, *pair in ours.values_list("pk", "category_id", "kind_id") if tuple(pair) not in known]
    NeededDocument.objects.filter(pk__in=left_over).delete()


def _needed_in(row: Row, kinds: dict[int, DocumentKind]) -> list[Row]:
    """The base set and the category's own documents; nothing where it is paid by a list."""
    if row["by_list"]:
        return []
    base = [{"no": kind.no} for kind in kinds.values() if kind.base]
    return [_needed_row(spread(document), kinds) for document in base + row["documents"]]


def _needed_row(document: Row, kinds: dict[int, DocumentKind]) -> Row:
    """A document that no longer exists takes its note from its kind: the note says why it is not needed."""
    kind = kinds[document["no"]]
    notes = {note: "" if kind.needed_by_default else getattr(kind, note) for note in NOTES}
    return {**notes, **_without(document, "no"), "kind_id": kind.pk, "needed_by_default": kind.needed_by_default}


def _without(row: Row, *columns: str) -> Row:
    return {column: value for column, value in row.items() if column not in columns}

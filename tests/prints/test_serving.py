import pytest
from django.core.files.base import ContentFile

from socialaid.prints.actions.making import make
from socialaid.prints.serving import DamagedPrint, pdf_response, stored_bytes
from tests.prints.conftest import NOW

pytestmark = pytest.mark.django_db


def test_pdf_response_makes_the_sheet_where_no_worker_has(leaflet):
    response = pdf_response(leaflet)

    leaflet.refresh_from_db()
    assert response.getvalue() == stored_bytes(leaflet)


def test_pdf_response_shows_the_same_sheet_each_time(leaflet):
    assert pdf_response(leaflet).getvalue() == pdf_response(leaflet).getvalue()


def test_pdf_response_is_inert_and_named_after_its_number(leaflet):
    response = pdf_response(leaflet)

    assert response["Content-Type"] == "application/pdf"
    assert response["Content-Disposition"] == 'inline; filename="leaflet-01-2026-000142.pdf"'
    assert response["Cache-Control"] == "private, no-store"
    assert response["X-Content-Type-Options"] == "nosniff"


def test_pdf_response_never_shows_other_bytes_than_those_that_were_made(leaflet):
    made = make(print_id=leaflet.pk, now=NOW)
    storage, name = made.content.storage, made.content.name
    storage.delete(name)
    storage.save(name, ContentFile(b"%PDF-1.7 forged"))

    with pytest.raises(DamagedPrint):
        pdf_response(made)

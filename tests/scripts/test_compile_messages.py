"""Catalogues compile without GNU gettext, and only when they changed."""

import gettext
import os

import pytest
from babel.messages.pofile import PoFileError

from scripts.compile_messages import compile_changed

CATALOGUE = """
msgid ""
msgstr ""
"Content-Type: text/plain; charset=UTF-8\\n"
"Plural-Forms: nplurals=2; plural=(n != 1);\\n"

msgid "%(count)s day"
msgid_plural "%(count)s days"
msgstr[0] "%(count)s күн"
msgstr[1] "%(count)s күн"

msgctxt "month"
msgid "May"
msgstr "мамыр"

#, fuzzy
msgid "Filed"
msgstr "жоба"
"""


@pytest.fixture
def catalogue(tmp_path):
    path = tmp_path / "kk" / "LC_MESSAGES" / "django.po"
    path.parent.mkdir(parents=True)
    path.write_text(CATALOGUE)
    return path


def test_a_compiled_catalogue_reads_back(tmp_path, catalogue):
    compile_changed((tmp_path,))

    with catalogue.with_suffix(".mo").open("rb") as stream:
        read = gettext.GNUTranslations(stream)
    assert read.ngettext("%(count)s day", "%(count)s days", 3) == "%(count)s күн"
    assert read.pgettext("month", "May") == "мамыр"
    assert read.gettext("Filed") == "Filed"


def test_an_unchanged_catalogue_is_left_alone(tmp_path, catalogue):
    assert compile_changed((tmp_path,)) == [catalogue.with_suffix(".mo")]
    assert compile_changed((tmp_path,)) == []

    later = catalogue.with_suffix(".mo").stat().st_mtime + 1
    os.utime(catalogue, (later, later))
    assert compile_changed((tmp_path,)) == [catalogue.with_suffix(".mo")]


def test_a_broken_catalogue_is_refused_and_the_old_one_stays(tmp_path, catalogue):
    compile_changed((tmp_path,))
    before = catalogue.with_suffix(".mo").read_bytes()
    catalogue.write_text('msgid "x"\nmsgid "y"\nmsgstr')
    later = catalogue.with_suffix(".mo").stat().st_mtime + 1
    os.utime(catalogue, (later, later))

    with pytest.raises(PoFileError):
        compile_changed((tmp_path,))
    assert catalogue.with_suffix(".mo").read_bytes() == before

import pytest

from socialaid.files.names import clean_name, ending_of


@pytest.mark.parametrize(
    ("given", "kept"),
    [
        ("Өтініш 1.pdf", "Өтініш 1.pdf"),
        ("и\u0306.pdf", "й.pdf"),
        ("../../etc/passwd.pdf", "etc_passwd.pdf"),
        ("a\\b.pdf", "a_b.pdf"),
        ("cod\u202efdp.exe.pdf", "codfdp.exe.pdf"),
        ("two\r\nlines.PDF", "twolines.pdf"),
        ("  many    gaps .pdf", "many gaps.pdf"),
        (".pdf", "file.pdf"),
        ("....pdf", "file.pdf"),
    ],
)
def test_clean_name_keeps_only_what_can_be_read(given, kept):
    assert clean_name(given, ".pdf") == kept


def test_clean_name_cuts_a_long_name_and_keeps_its_end():
    kept = clean_name("ұ" * 500 + ".pdf", ".pdf")

    assert (len(kept), kept[-5:]) == (200, "ұ.pdf")


@pytest.mark.parametrize(("name", "ending"), [("a.JPG", ".jpg"), ("a.tar.gz", ".gz"), ("a", ""), ("", "")])
def test_ending_of_is_the_last_one_in_small_letters(name, ending):
    assert ending_of(name) == ending

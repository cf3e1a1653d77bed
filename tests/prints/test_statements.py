import json
from datetime import date

import pytest
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

from socialaid.lib.numbering import CASE_LETTERS
from socialaid.prints.keys import UnreadableKeys, published, saved_keys, written
from socialaid.prints.statements import NotAStatement, Statement, code_of, key_id, read, sign
from socialaid.prints.verdicts import Verdict, judge
from tests.prints.reading import KEY_PLACES, body_places, length_of, with_byte_changed

KEY = Ed25519PrivateKey.from_private_bytes(b"1" * 32)
OTHER = Ed25519PrivateKey.from_private_bytes(b"2" * 32)
SHEET = Statement("department_decision", "01-Ш-2026-0007", "akkol", date(2026, 11, 30), "0f" * 32)
TEXT = sign(SHEET, KEY)
KEYS = {key_id(KEY.public_key()): KEY.public_key()}


def test_statement_comes_back_as_it_was_signed():
    signed = read(TEXT)

    assert (signed.statement, signed.key) == (SHEET, key_id(KEY.public_key()))
    assert judge(TEXT, KEYS) == (Verdict.VALID, SHEET)


def test_statement_is_read_from_the_whole_address_too():
    assert read(f"HTTPS://SOCIALAID.EXAMPLE.KZ/C/{TEXT}/\n") == read(TEXT)


def test_statement_is_small_enough_for_its_qr():
    assert length_of(TEXT) == 145


@pytest.mark.parametrize("place", body_places(TEXT))
def test_one_byte_of_the_words_changed_is_altered(place):
    assert judge(with_byte_changed(TEXT, place), KEYS) == (Verdict.ALTERED, None)


@pytest.mark.parametrize("place", range(length_of(TEXT) - 64, length_of(TEXT)))
def test_one_byte_of_the_signature_changed_is_altered(place):
    assert judge(with_byte_changed(TEXT, place), KEYS) == (Verdict.ALTERED, None)


@pytest.mark.parametrize("place", KEY_PLACES)
def test_name_of_the_key_changed_is_unknown(place):
    assert judge(with_byte_changed(TEXT, place), KEYS) == (Verdict.UNKNOWN, None)


def test_statement_under_another_key_is_unknown():
    assert judge(sign(SHEET, OTHER), KEYS) == (Verdict.UNKNOWN, None)


def test_other_key_that_takes_the_name_of_ours_is_altered():
    raw = int(sign(SHEET, OTHER)).to_bytes(length_of(TEXT), "big")
    forged = raw[:1] + bytes.fromhex(key_id(KEY.public_key())) + raw[5:]

    assert judge(str(int.from_bytes(forged, "big")), KEYS) == (Verdict.ALTERED, None)


@pytest.mark.parametrize("text", ["", "0", "12", "hello", "-1", "١٢٣", "0" + TEXT, TEXT[:-1], TEXT + "1", "9" * 5000])
def test_text_that_is_no_statement_is_not_read(text):
    with pytest.raises(NotAStatement):
        read(text)


def test_code_is_eight_plain_letters_that_hang_on_the_signature():
    code, other = code_of(TEXT), code_of(sign(SHEET, OTHER))

    assert (len(code), set(code) - set(CASE_LETTERS), code == other) == (8, set(), False)


def test_statement_under_a_withdrawn_key_is_in_doubt():
    [name] = KEYS

    assert judge(TEXT, KEYS, {name}) == (Verdict.WITHDRAWN, SHEET)


def test_published_keys_are_read_back():
    row = {"id": "00000000", "public": written(KEY.public_key()), "since": "2026-11-01", "withdrawn": None}
    gone = {"id": "x", "public": written(OTHER.public_key()), "since": None, "withdrawn": "2026-11-02"}

    keys, withdrawn = saved_keys(json.dumps(published([row, gone])))

    assert set(keys) == {key_id(KEY.public_key()), key_id(OTHER.public_key())}
    assert withdrawn == {key_id(OTHER.public_key())}


@pytest.mark.parametrize("text", ["", "[]", "{}", '{"keys": [{}]}', '{"keys": [{"public": "abc"}]}', '{"keys": 3}'])
def test_file_without_published_keys_is_refused(text):
    with pytest.raises(UnreadableKeys):
        saved_keys(text)

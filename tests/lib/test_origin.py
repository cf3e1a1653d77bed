import pytest

from socialaid.lib.origin import act_was_refused, address_in_hand, coming_from, in_hand, sender_of


@pytest.mark.parametrize(
    ("meta", "proxies", "expected"),
    [
        ({"REMOTE_ADDR": "10.0.0.7"}, 0, "10.0.0.7"),
        ({"REMOTE_ADDR": "10.0.0.7", "HTTP_X_FORWARDED_FOR": "1.2.3.4"}, 0, "10.0.0.7"),
        ({"REMOTE_ADDR": "10.0.0.7", "HTTP_X_FORWARDED_FOR": "6.6.6.6, 1.2.3.4"}, 1, "1.2.3.4"),
        ({"REMOTE_ADDR": "10.0.0.7", "HTTP_X_FORWARDED_FOR": "6.6.6.6, 1.2.3.4, 10.0.0.9"}, 2, "1.2.3.4"),
        ({"REMOTE_ADDR": "10.0.0.7", "HTTP_X_FORWARDED_FOR": "1.2.3.4"}, 2, "10.0.0.7"),
        ({"REMOTE_ADDR": "10.0.0.7"}, 1, "10.0.0.7"),
        ({"REMOTE_ADDR": "::ffff:10.0.0.7"}, 0, "10.0.0.7"),
        ({"REMOTE_ADDR": "fe80::1%eth0"}, 0, "fe80::1"),
        ({"REMOTE_ADDR": "", "HTTP_X_FORWARDED_FOR": "unix:"}, 1, None),
    ],
)
def test_sender_is_read_behind_our_own_proxies_only(meta, proxies, expected):
    assert sender_of(meta, proxies) == expected


def test_nothing_is_in_hand_outside_a_request():
    act_was_refused()

    with coming_from("10.0.0.7") as origin:
        act_was_refused()
        assert (address_in_hand(), origin.refusals) == ("10.0.0.7", 1)
    assert in_hand() is None
    assert address_in_hand() is None

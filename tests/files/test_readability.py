import pytest
from PIL import Image, ImageEnhance, ImageFilter

from portal.demo.scans import sample_scan
from socialaid.files.readability import hints
from tests.files.samples import page

SHARP = page()


@pytest.mark.parametrize(
    ("photo", "noticed"),
    [
        (SHARP, []),
        (SHARP.resize((3000, 4233)), []),
        (SHARP.filter(ImageFilter.GaussianBlur(4)), ["blurred"]),
        (SHARP.resize((300, 423)), ["small"]),
        (ImageEnhance.Brightness(SHARP).enhance(0.25), ["dark"]),
        (Image.open(sample_scan(2, "Жеке басты куәландыратын құжат")), []),
    ],
    ids=["sharp", "large", "blurred", "small", "dark", "sample"],
)
def test_hints_name_what_makes_a_photo_hard_to_read(photo, noticed):
    assert hints(photo) == noticed

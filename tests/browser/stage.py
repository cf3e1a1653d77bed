"""An office at work, and who looks at it: what the walks over all pages share."""

from applications.states import Outcome
from tests import cast as stage
from tests.cast import Cast

PARTS = ("nobody", "applicant", "specialist", "head", "secretary", "member", "directorate", "administrator", "stranger")
SIGNED_IN = ("/kk/start/", "/kk/", "/kk/my/new/akkol/")
ENTRANCE = ("/kk/", "/kk/?office=akkol", "/kk/demo/", "/kk/account/password/reset/")
SEEDS = dict.fromkeys(PARTS, SIGNED_IN) | {"nobody": ENTRANCE}


def busy_office(cast: Cast) -> None:
    """A case in most states: begun, filed, registered, refused by the commission, granted and signed."""
    stage.draft(cast)
    stage.filed(cast)
    stage.registered(cast)
    stage.decided(cast, Outcome.REFUSED)
    stage.ordered(cast, back=5)

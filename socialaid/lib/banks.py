"""The banks of Kazakhstan by the three digits that stand after the check digits of an account, with today's names.

A working list of the banks that pay people: the National Bank's directory is the authority, and a bank that is missing
here is no mistake of the account.
"""

from typing import Any

from django.utils.translation import gettext_lazy as _

BANKS: dict[str, Any] = {
    "070": _("Treasury"),
    "125": _("National Bank of Kazakhstan"),
    "246": _("ADCB Islamic Bank"),
    "432": _("VTB Bank (Kazakhstan)"),
    "435": _("Shinhan Bank Kazakhstan"),
    "551": _("Freedom Bank Kazakhstan"),
    "563": _("Kazpost"),
    "601": _("Halyk Bank"),
    "722": _("Kaspi Bank"),
    "832": _("Citibank Kazakhstan"),
    "849": _("Nurbank"),
    "856": _("Bank CenterCredit"),
    "886": _("Home Credit Bank"),
    "896": _("Zaman-Bank"),
    "913": _("Bank of China in Kazakhstan"),
    "914": _("Bereke Bank"),
    "930": _("ICBC in Almaty"),
    "948": _("Eurasian Bank"),
    "965": _("ForteBank"),
    "972": _("Otbasy Bank"),
    "998": _("Alatau City Bank (formerly Jusan Bank)"),
}

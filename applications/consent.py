"""The consent to the use of personal data: which text was agreed to.

The text is templates/applications/consent_text.html; whoever changes what it says gives it a new version here.
"""

VERSION = "2026-11"

"""Cookies and similar technologies."""

from typing import ClassVar

from policylint.model.shapes import CookieId, Entry, Section, judged, said
from policylint.model.values import Choice, CookieDuration, Flag, Text
from policylint.model.vocabulary import CookieConsent, CookieKind


class Cookie(Entry):
    """A cookie or similar technology."""

    kind: Choice[CookieKind] = judged("Kind", "What the cookie is for.")
    provider: Text = said("Provider", "Who places or reads the cookie: the id of a recipient, or a name.")
    consent: Choice[CookieConsent] = said(
        "Consent", "What the notice says of consent to it; absent where it is silent."
    )
    duration: CookieDuration = said(
        "Duration",
        "How long it stays, such as `13 months`; `session` until the browser is closed; `unstated` if not said.",
    )
    third_party_access: Flag = said("Third-party access", "Whether third parties may have access to the cookie.")


class Cookies(Section):
    """The cookies and similar technologies, by id; `all` holds what is said of all of them."""

    reserved: ClassVar[tuple[str, ...]] = ("none",)

    __pydantic_extra__: dict[CookieId, Cookie]

"""The root of the policy format, version 1, and the plain shape behind which no shorthand is ever seen.

``Policy.expanded()`` gives dictionaries, lists, strings, numbers and booleans, laid out like the format itself:

- A key that is absent, or whose list or map is empty, is absent: the notice is silent. Nothing is ever ``None``.
- Keys are those of the format (``from``, ``for``, ``except``, ``as``, ``copy``), in the order of the model, the common
  key ``quote`` first; entries of maps keep the order of the file.
- Lists of objects, never the bare word or the single object: ``legal_bases`` ``[{basis}]``,
  ``special_category_condition`` ``[{condition}]``, ``retention`` ``[{…}]``, ``criteria`` ``[{criterion}]``,
  ``sources`` ``[{source}]``, ``requests`` ``[{…}]``, ``only_for`` and ``except`` ``[{case}]`` or ``[{other}]``,
  ``complaint`` ``[{…}]``, ``security`` ``[{measure}]``, ``clauses`` ``[{kind}]``, ``cites`` ``[{law: […], as}]`` or
  ``[{authority}]``.
- Lists of strings, never the single string: ``quote``, ``law`` (everywhere, in ``cites`` too), ``interests``,
  ``items``, ``special``, ``channels``, ``safeguards``, ``covers``, ``languages``, ``audience_languages``, ``to``,
  ``mechanism``, and all lists of ids. The word ``all`` is the list ``["all"]``.
- ``data_subjects.<id>`` is always an object; ``direct_marketing: true`` of a purpose is ``{}``. A right that is
  mentioned and no more is ``{}``.
- A law that is cited without ``as`` has ``as: in-force``. No other default is filled in.
- A denial stays where it was written: ``{"none": "…", **entries}`` for sections, ``none`` beside the other keys of
  ``dpo``, ``children`` and the rights.
- Contact keys and ``processor_for`` are a string or ``True``; ``direct_marketing`` of the right to object is
  ``True``, ``False`` or ``"limited"``.
- Durations and dates are strings as written (``durations.parse`` reads the former; ``period`` may also be
  ``unstated``, the ``duration`` of a cookie ``unstated`` or ``session``). Words lose the white space around them.
"""

from typing import Any

from policylint.model.automated import AutomatedDecisions
from policylint.model.children import Children
from policylint.model.cites import Cite
from policylint.model.clauses import Clause, Measure
from policylint.model.contacts import Contacts
from policylint.model.cookies import Cookies
from policylint.model.data import DataCategory, DataSubject
from policylint.model.lawfulness import NoticeLegalBasis, Provision, SpecialCategoryCondition
from policylint.model.notice import Notice
from policylint.model.organisation import Organisation
from policylint.model.purposes import Purpose
from policylint.model.recipients import Recipients
from policylint.model.retention import Retention
from policylint.model.rights import Rights
from policylint.model.shapes import ById, Denied, Many, Node, One, needed, said
from policylint.model.transfers import Transfers
from policylint.model.values import Version


class Policy(Node):
    """One version of one organisation's privacy policy: what its published notice says."""

    policylint: Version = needed("Format version", "The version of this format: 1. It marks the file as a policy.")
    organisation: Organisation = needed(
        "Organisation", "Facts about the organisation that are not read from the notice."
    )
    notice: Notice = needed("Notice", "The published document: title, languages, dates, version, where it came from.")
    contacts: One[Contacts] = said("Contacts", "The controllers, their representative and the data protection officer.")
    data_subjects: ById[DataSubject] = said("Data subjects", "Whose data are processed, by id.")
    data_categories: ById[DataCategory] = said("Data categories", "What data are processed, by id.")
    purposes: ById[Purpose] = said("Purposes", "What the data are used for, by id.")
    legal_bases: Many[NoticeLegalBasis] = said("Legal bases", "The legal bases stated for the notice as a whole.")
    special_category_condition: Many[SpecialCategoryCondition] = said(
        "Special category condition", "The conditions for special categories of data stated for the notice as a whole."
    )
    provision: One[Provision] = said(
        "Provision", "Whether people must provide data, as stated for the notice as a whole."
    )
    retention: Many[Retention] = said("Retention", "How long data are kept, as stated for the notice as a whole.")
    recipients: Denied[Recipients] = said("Recipients", "Who receives data, by id, or the denial that anyone does.")
    transfers: Denied[Transfers] = said(
        "Transfers", "Transfers to third countries, by id, or the denial that there are any."
    )
    rights: One[Rights] = said("Rights", "The data subject's rights and how to use them.")
    automated_decisions: Denied[AutomatedDecisions] = said(
        "Automated decisions", "Decisions by automated means and profiling, by id, or the denial that there are any."
    )
    cookies: Denied[Cookies] = said(
        "Cookies", "Cookies and similar technologies, by id, or the denial that there are any."
    )
    children: One[Children] = said("Children", "What the notice says of children.")
    security: Many[Measure] = said("Security", "The security measures the notice states.")
    clauses: Many[Clause] = said("Clauses", "Other statements with legal weight.")
    cites: Many[Cite] = said("Cites", "The laws, decisions and authorities the notice cites.")

    def expanded(self) -> dict[str, Any]:
        """The policy as plain data, every shorthand written out and every silent key left out."""
        return self.model_dump(mode="python", by_alias=True, exclude_none=True)

"""One policy of an organisation that does not exist, as plain data."""

from collections.abc import Iterator
from random import Random
from typing import Any

_BASES_WITH_LAW = frozenset({"legal-obligation", "public-task"})
_AT_LENGTH_SHARE = 0.6
_NO_DECISIONS_SHARE = 0.6
_PUNCTUATION = str.maketrans("", "", ".:;,()")


class Composer:
    """Draws one policy; ``phrases`` is the content of ``phrases.yaml``."""

    def __init__(self, random: Random, phrases: dict[str, Any], purposes: int) -> None:
        self.random = random
        self.phrases = phrases
        self.place = random.choice(phrases["places"])
        self.language = phrases["languages"].index(random.choice(self.place["languages"]))
        self._vocabulary = sorted(set(self._words_in(phrases)))
        self._purposes = self._draw("purposes", purposes)
        self._recipients = self._draw("recipients", random.randint(3, 5))
        self._subjects = self._draw("subjects", random.randint(3, 5))

    def word(self, name: str) -> str:
        """A phrase in the policy's language."""
        text: str = self.phrases["words"][name][self.language]
        return text

    def comments(self) -> list[str]:
        """What may stand in comments."""
        return [self.word("comments")]

    def policy(self, number: int) -> dict[str, Any]:
        """The whole policy, without a fault that is meant as one."""
        organisation = self._organisation(number)
        return {
            "policylint": 1,
            "organisation": organisation,
            "notice": self._notice(number),
            "contacts": self._contacts(organisation["name"]),
            "data_subjects": {id_: self._subject(row) for id_, row in self._subjects.items()},
            "data_categories": self._categories(),
            "purposes": {id_: self._purpose(row) for id_, row in self._purposes.items()},
            "recipients": {id_: self._recipient(row) for id_, row in self._recipients.items()},
            "transfers": self._transfers(),
            "rights": self._rights(),
            "automated_decisions": self._decisions(),
            "cookies": dict(self._draw("cookies", self.random.randint(3, 5))),
            "children": {"min_age": 16, "parental_consent": self.word("parents")},
            "security": [self.word("encryption"), {"measure": self.word("access_control"), "quote": self._quote()}],
            "clauses": [{"kind": "breach-notification", "quote": self.word("breach")}],
            "cites": [{"law": "2016/679", "quote": self._quote()}],
        }

    def _draw(self, section: str, count: int) -> dict[str, Any]:
        """That many entries; a section with fewer is gone through again, under numbered ids."""
        rows = self.phrases[section]
        ids = self.random.sample(list(rows), min(count, len(rows)))
        drawn = {id_: dict(rows[id_]) for id_ in ids}
        for index in range(len(ids), count):
            id_ = ids[index % len(ids)]
            drawn[f"{id_}-{index // len(ids) + 1}"] = dict(rows[id_])
        return drawn

    def _text(self, row: dict[str, Any], key: str = "text") -> str:
        text: str = row[key][self.language]
        return text

    def _words_in(self, node: Any) -> Iterator[str]:
        """The words of the policy's language in all phrases."""
        if isinstance(node, dict):
            for child in node.values():
                yield from self._words_in(child)
        elif isinstance(node, list) and len(node) == len(self.phrases["languages"]):
            yield from str(node[self.language]).translate(_PUNCTUATION).split()

    def _quote(self) -> str:
        """Words in a row that no other quote has, or a cache would make the measurement a lie."""
        return " ".join(self.random.choices(self._vocabulary, k=self.random.randint(3, 11)))

    def _described(self, row: dict[str, Any]) -> str:
        """What a row is about, more or less at length."""
        return f"{self._text(row)}: {self._quote()}" if self.random.random() < _AT_LENGTH_SHARE else self._text(row)

    def _maybe(self, share: float, **members: Any) -> dict[str, Any]:
        return members if self.random.random() < share else {}

    def _some(self, ids: dict[str, Any], most: int) -> list[str]:
        return self.random.sample(list(ids), self.random.randint(1, min(most, len(ids))))

    def _organisation(self, number: int) -> dict[str, Any]:
        trade = self.random.choice(self.phrases["trades"])
        name = self.random.choice(self.place["names"])
        form = trade["form"][self.language]
        return {
            "name": f"{name} {trade['word'][self.language]} {number} {form}".strip(),
            "kind": trade["kind"],
            "country": self.place["country"],
            "audience_languages": self.place["languages"],
            **self._maybe(0.3, large_scale_monitoring=False),
            **self._maybe(0.2, group=f"{name} Group"),
        }

    def _notice(self, number: int) -> dict[str, Any]:
        return {
            "id": f"notice-{number}",
            "title": self.word("title"),
            "languages": self.place["languages"],
            "url": f"https://www.example.com/{number}/privacy",
            "version": f"{self.random.randint(1, 9)}.{self.random.randint(0, 9)}",
            "last_updated": f"202{self.random.randint(3, 5)}-0{self.random.randint(1, 9)}-1{self.random.randint(0, 9)}",
            "audience": list(self._subjects),
            "changes": {"how": self.word("changes")},
        }

    def _contacts(self, name: str) -> dict[str, Any]:
        desk = {"email": "privacy@example.com", "phone": f"+32 2 555 {self.random.randint(1000, 9999)}"}
        address = f"{self.random.randint(1, 99)} Example Street, {self.place['city']}"
        contacts = {
            "controllers": {"controller": {"name": name, "address": address, **desk, "quote": self._quote()}},
            "dpo": {"email": "dpo@example.com", **self._maybe(0.5, address=address)},
        }
        if self.place["country"] == "GB":
            contacts["representative"] = {"name": "EuroRep BV", "country": "NL", "email": "rep@example.com"}
        return contacts

    def _subject(self, row: dict[str, Any]) -> Any:
        described = {"description": self._described(row), "kind": row["kind"]}
        return described | self._maybe(0.4, quote=self._quote())

    def _categories(self) -> dict[str, Any]:
        used = dict.fromkeys(purpose["data"] for purpose in self._purposes.values())
        return {id_: self._category(self.phrases["categories"][id_]) for id_ in used}

    def _category(self, row: dict[str, Any]) -> dict[str, Any]:
        return {
            "description": self._described(row),
            "items": self._text(row, "items").split("; "),
            **{key: row[key] for key in ("special", "online_identifier") if key in row},
            "sources": [self._source(source) for source in row.get("sources", ["data-subject"])],
            **self._maybe(0.6, quote=self._quote()),
        }

    def _source(self, source: str) -> Any:
        if source in {"third-party", "public-source"}:
            return {"source": source, "publicly_accessible": True, "quote": self._quote()}
        return source

    def _purpose(self, row: dict[str, Any]) -> dict[str, Any]:
        special = "special" in self.phrases["categories"][row["data"]]
        purpose: dict[str, Any] = {
            "description": self._described(row),
            "data_categories": [row["data"]],
            "data_subjects": self._some(self._subjects, 3),
            "recipients": self._some(self._recipients, 3),
            "legal_bases": [self._basis(row["basis"])],
        }
        if special:
            purpose["special_category_condition"] = ["explicit-consent"]
            purpose["legal_bases"][0]["explicit"] = True
        purpose["retention"] = self._retention(row["basis"])
        purpose["provision"] = self._provision(row["basis"])
        if row.get("marketing"):
            purpose["direct_marketing"] = {"channels": ["email"], "opt_out": self.word("withdrawal")}
        return purpose | self._maybe(0.7, quote=self._quote())

    def _basis(self, basis: str) -> dict[str, Any]:
        stated: dict[str, Any] = {"basis": basis}
        if basis == "consent":
            stated |= {"given_by": "affirmative-act", "withdrawal": self.word("withdrawal")}
        elif basis in _BASES_WITH_LAW:
            stated["law"] = self.word("tax_law")
        elif basis == "legitimate-interests":
            stated |= {"interests": [self.word("interests")], "balancing": self.word("balancing")}
        elif basis == "contract":
            stated["party"] = "data-subject"
        return stated | self._maybe(0.5, quote=self._quote())

    def _retention(self, basis: str) -> dict[str, Any]:
        if basis in _BASES_WITH_LAW:
            return {"period": "10 years", "from": self.word("from"), "law": self.word("tax_law"), "then": "deleted"}
        period = self.random.choice(["1 year", "18 months", "2 years", "P3Y", "90 days"])
        end = self.random.choice(["deleted", "anonymised"])
        return {"period": period, "from": self.word("last_contact"), "then": end} | self._maybe(
            0.4, quote=self._quote()
        )

    def _provision(self, basis: str) -> dict[str, Any]:
        if basis == "contract":
            return {"required": "to-enter-contract", "consequences": self.word("consequences")}
        return {"required": "voluntary"}

    def _recipient(self, row: dict[str, Any]) -> dict[str, Any]:
        known = {"category": self._described(row)} if "text" in row else {}
        known |= {key: value for key, value in row.items() if key != "text"}
        return known | self._maybe(0.5, quote=self._quote())

    def _transfers(self) -> dict[str, Any]:
        outside = self.phrases["outside"]
        return {
            f"to-{id_}": {
                "to": [row["country"]],
                "recipients": [id_],
                "mechanism": outside[row["country"]],
                "copy": self.word("copy"),
                **self._maybe(0.5, quote=self._quote()),
            }
            for id_, row in self._recipients.items()
            if row.get("country") in outside
        }

    def _rights(self) -> dict[str, Any]:
        how = {"how": self.word("requests"), "email": "privacy@example.com", "deadline": "1 month"}
        plain = ["access", "rectification", "erasure", "restriction", "portability", "judicial_remedy"]
        return {
            "requests": how | {"fee": "none", "identity_proof": "on-reasonable-doubt"},
            **{right: self._maybe(0.5, quote=self._quote()) for right in plain},
            "objection": {"direct_marketing": True, "separately_presented": True},
            "withdraw_consent": {"how": self.word("withdrawal")},
            "complaint": {
                "authority": self.phrases["authorities"][self.place["country"]]["now"],
                "website": "https://www.example.org",
            },
        }

    def _decisions(self) -> dict[str, Any]:
        if self.random.random() < _NO_DECISIONS_SHARE:
            return {"none": self.word("no_decisions")}
        scoring = {
            "description": f"{self.word('scoring')} {self._quote()}",
            "profiling": True,
            "solely_automated": False,
        }
        return {"scoring": scoring | {"purposes": self._some(self._purposes, 1), "logic": self.word("logic")}}

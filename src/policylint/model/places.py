"""From the place of an error in the typed model to the place in the document, and to what may stand there."""

from dataclasses import dataclass
from functools import cache
from typing import Any, Literal, get_args, get_origin

from pydantic import BaseModel

from policylint.location import Path
from policylint.model.policy import Policy
from policylint.model.shapes import Section

_COMMON_KEYS = frozenset({"quote", "renamed_from"})


@dataclass(frozen=True, slots=True)
class Spot:
    """What the format allows at one place.

    ``keys`` are the keys an object there may have, ``words`` the closed vocabulary of its values; each is empty
    where there is none. ``is_map`` says that the keys are ids; ``may_deny`` that a denial may be written as ``none``
    there, or beside that place.
    """

    keys: tuple[str, ...]
    words: tuple[object, ...]
    is_map: bool
    may_deny: bool


def written(document: Any, location: Path) -> tuple[Path, Any]:
    """Undo the shorthands in the location of an error.

    Returns:
        the path of the deepest node that the user wrote, and that node. A step that leads nowhere in the document
        was put there by a shorthand, or is what is missing, and is left out.
    """
    path: list[str | int] = []
    node = document
    for step in location:
        if _leads_on(node, step):
            path.append(step)
            node = node[step]
    return tuple(path), node


def spot(location: Path) -> Spot:
    """Look up what the format allows at the location of an error."""
    model: type[BaseModel] | None = Policy
    annotation: Any = Policy
    expects_id = may_deny = False
    for step in location:
        if isinstance(step, int):
            continue
        if expects_id:
            annotation, expects_id = model, False
            continue
        if model is None:
            break
        may_deny = issubclass(model, Section)
        annotation = _fields(model).get(step) or _entry(model)
        model = _model_in(annotation)
        expects_id = _is_dict(annotation)
    is_section = model is not None and issubclass(model, Section)
    is_map = is_section or _is_dict(annotation)
    keys = () if is_map or model is None else tuple(_fields(model))
    may_deny = may_deny or is_section or "none" in keys
    return Spot(keys, _words_in(annotation), is_map=is_map, may_deny=may_deny)


def _leads_on(node: Any, step: str | int) -> bool:
    if type(node) is dict:
        return step in node
    return type(node) is list and type(step) is int and step < len(node)


@cache
def _fields(model: type[BaseModel]) -> dict[str, Any]:
    """The keys of an object with their types, those that every object has last."""
    fields = sorted(model.model_fields.items(), key=lambda item: item[0] in _COMMON_KEYS)
    return {field.alias or name: field.annotation for name, field in fields}


def _entry(model: type[BaseModel]) -> Any:
    """The model of the entries of a section; ``None`` for a key that no object there has."""
    extra = model.__annotations__.get("__pydantic_extra__") if issubclass(model, Section) else None
    return get_args(extra)[1] if extra else None


def _model_in(annotation: Any) -> type[BaseModel] | None:
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        return annotation
    return next((model for part in get_args(annotation) if (model := _model_in(part))), None)


def _words_in(annotation: Any) -> tuple[object, ...]:
    if get_origin(annotation) is Literal:
        return get_args(annotation)
    return next((words for part in get_args(annotation) if (words := _words_in(part))), ())


def _is_dict(annotation: Any) -> bool:
    return any(get_origin(part) is dict for part in (annotation, *get_args(annotation)))

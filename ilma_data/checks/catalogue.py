"""The catalogue of rules: every file under `rules/`, found by its place."""

import pkgutil
from functools import cache
from importlib import import_module
from typing import Any

from ilma_data.checks import rules
from ilma_data.checks.record_file import RecordFile
from ilma_data.checks.rule import Rule
from ilma_data.checks.settings.settings import AppliedSettings
from ilma_data.checks.shape.fault import ShapeFault
from ilma_data.checks.tree import Tree


@cache
def _scope(name: str) -> tuple[Rule[Any], ...]:
    package = import_module(f"{rules.__name__}.{name}")
    modules = [
        import_module(f"{package.__name__}.{found.name}") for found in pkgutil.iter_modules(package.__path__)
    ]
    return tuple(sorted((module.check for module in modules), key=lambda rule: rule.code))


def file_rules() -> tuple[Rule[RecordFile], ...]:
    """The rules about a file and its JSON."""
    return _scope("files")


def shape_rules() -> tuple[Rule[ShapeFault], ...]:
    """The rules about the shape of one record."""
    return _scope("shape")


def tree_rules() -> tuple[Rule[Tree], ...]:
    """The rules about the records of a folder together: links, dates, evidence, plausibility."""
    return (*_scope("links"), *_scope("dates"), *_scope("evidence"), *_scope("plausibility"))


def settings_rules() -> tuple[Rule[AppliedSettings], ...]:
    """The rules about settings, and the exceptions in them."""
    return _scope("settings")


def all_rules() -> tuple[Rule[Any], ...]:
    """Every rule, in the order of the codes."""
    rules: tuple[Rule[Any], ...] = (*file_rules(), *shape_rules(), *tree_rules(), *settings_rules())
    return tuple(sorted(rules, key=lambda rule: rule.code))

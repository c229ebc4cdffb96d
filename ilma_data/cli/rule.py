"""`ilma rule`: what records hold to."""

from argparse import ArgumentParser, Namespace
from collections.abc import Sequence

from ilma_data.checks.catalogue import all_rules
from ilma_data.cli.options import add_format_option
from ilma_data.cli.terminal import stdout_page
from ilma_data.cli.wrong_use import WrongUseError, did_you_mean
from ilma_data.report.json_text import json_text
from ilma_data.report.rules import AnyRule, rule_lines, rules_as_json, rules_lines


def add_arguments(parser: ArgumentParser) -> None:
    """Say what the command does and what it takes."""
    parser.description = (
        "List the rules that `ilma validate` checks, or explain some: what each protects, why,\n"
        "how to mend a finding, and a right and a wrong example."
    )
    parser.epilog = (
        "examples:\n"
        "  ilma rule\n"
        "  ilma rule ILMA204\n"
        "  ilma rule unknown-key missing-key\n"
        "  ilma rule --format json\n"
        "Where `ilma validate --fix` can mend a finding, the finding says so."
    )
    parser.add_argument(
        "rules",
        metavar="RULE",
        nargs="*",
        help="the code or the name of a rule, in capitals or not; without any, all are listed",
    )
    add_format_option(parser, "a list of the rules with all that is known of each")


def run(options: Namespace) -> int:
    """List or explain."""
    chosen = _chosen(options.rules)
    if options.format == "json":
        print(json_text(rules_as_json(chosen)))
        return 0
    page = stdout_page()
    if not options.rules:
        for line in rules_lines(page):
            print(line)
    for number, rule in enumerate(chosen if options.rules else ()):
        if number:
            print()
        for line in rule_lines(rule, page):
            print(line)
    return 0


def _chosen(words: Sequence[str]) -> Sequence[AnyRule]:
    """The rules with these codes or names, each once; without any, all."""
    rules = all_rules()
    if not words:
        return rules
    known = {word: rule for rule in rules for word in (rule.code.lower(), rule.name)}
    found: dict[str, AnyRule] = {}
    for word in words:
        rule = known.get(word.lower())
        if rule is None:
            spelt = (
                [rule.code for rule in rules] if word[:4].lower() == "ilma" else [one.name for one in rules]
            )
            like = word.upper() if word[:4].lower() == "ilma" else word.lower()
            raise WrongUseError(
                f"no rule {word}{did_you_mean(like, spelt)}", ["`ilma rule` lists the rules."], "ilma rule"
            )
        found[rule.code] = rule
    return list(found.values())

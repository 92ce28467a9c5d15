"""The catalog that cases are made from: a release's own, or what it has in common with another patch of its minor."""

import json

# What a build does not depend on.
IGNORED = ("display_name", "docs_url", "is_remote", "uses_docker")


def add_arguments(parser):
    """The options that name the catalogs."""
    parser.add_argument("--catalog", required=True)
    parser.add_argument("--within", help="the catalog of the last patch of the same minor")


def catalog_of(arguments):
    """The catalog that the options name."""
    with open(arguments.catalog, encoding="utf-8") as file:
        catalog = json.load(file)
    if not arguments.within:
        return catalog
    with open(arguments.within, encoding="utf-8") as file:
        return common_records(catalog, json.load(file))


def common_records(catalog, other):
    """The first catalog without the integrations, flavors and code repositories that the second has not or has otherwise."""
    found = {**catalog, "within": other["release"]}
    for kind in ("integrations", "flavors", "code_repositories"):
        known = {_text(record, other["release"]) for record in other[kind]}
        found[kind] = [record for record in catalog[kind] if _text(record, catalog["release"]) in known]
    names = {record["name"] for record in found["integrations"]} | {None}
    for kind in ("flavors", "code_repositories"):
        found[kind] = [record for record in found[kind] if record["requirements_integration"] in names]
    return found


def _text(record, release):
    relevant = {key: value for key, value in record.items() if key not in IGNORED}
    return json.dumps(relevant, sort_keys=True).replace(release, "")

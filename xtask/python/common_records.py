"""What the catalogs of two patches of one minor release have in common."""

import json

# What a build does not depend on.
IGNORED = ("display_name", "docs_url", "is_remote", "uses_docker")


def common_records(catalog, other):
    """The first catalog without the integrations, flavors and code repositories that the second has not or has otherwise."""
    found = dict(catalog)
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

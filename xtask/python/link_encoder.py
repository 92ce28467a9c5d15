"""Writes links from pictures of configurations: an encoder of its own, after the description of the format in
`crates/engine/src/share.rs`, so that the golden links do not come from the code that they test.

A picture is what a configuration says, as a dict in a fixed order; its settings are `DockerSettings`' keyword arguments.
"""

import base64
import binascii
import zlib
from urllib.parse import quote

FLAG, TEXT, LINES, WORDS, NUMBER, CHOICE, PAIRS = "flag", "text", "lines", "words", "number", "choice", "pairs"

BUILD_OPTIONS = [
    ("build_args", PAIRS), ("labels", PAIRS), ("cache_from", LINES), ("pull", FLAG), ("no_cache", FLAG), ("rm", FLAG),
    ("shm_size", NUMBER), ("*", PAIRS),
]  # fmt: skip


def _build(config):
    nested = [(f"{config}.build_options.{name}", kind) for name, kind in BUILD_OPTIONS]
    return [*nested, (f"{config}.dockerignore", TEXT)]


# Every field in the order of the form, and how its control takes values.
FIELDS = dict([
    ("parent_image", TEXT), ("skip_build", FLAG), ("dockerfile", TEXT), ("build_context_root", TEXT),
    ("requirements", LINES), ("required_integrations", LINES), ("install_stack_requirements", FLAG),
    ("install_deployment_requirements", FLAG), ("pyproject_path", TEXT), ("pyproject_export_command", WORDS),
    ("replicate_local_python_environment", CHOICE), ("disable_automatic_requirements_detection", FLAG),
    ("python_package_installer", CHOICE), ("python_package_installer_args", PAIRS),
    ("python_package_installer_cache_mount", TEXT), ("local_project_install_command", TEXT), ("apt_packages", LINES),
    ("user", TEXT), ("environment", PAIRS), ("runtime_environment", PAIRS), ("target_repository", TEXT),
    ("image_tag", TEXT), ("prevent_build_reuse", FLAG), *_build("build_config"), *_build("parent_image_build_config"),
    ("allow_download_from_code_repository", FLAG), ("allow_download_from_artifact_store", FLAG),
    ("allow_including_files_in_images", FLAG), ("source_files", CHOICE), ("build_options", PAIRS),
    ("dockerignore", TEXT), ("copy_files", FLAG), ("copy_global_config", FLAG), ("required_hub_plugins", LINES),
])  # fmt: skip

COMMAS = {"required_integrations", "apt_packages"}

PLAIN = "-_.~/:@,"


def canonical(picture):
    """The readable form without its checksum."""
    text = "v=1"
    for key, value in pairs(picture):
        text += "&" + escaped(key, text + "&")
        text += "=" + escaped(value, text + "=")
    if not (text[-1].isascii() and text[-1].isalnum()):
        text = text[:-1] + f"%{ord(text[-1]):02X}"
    return text


def readable(picture):
    """The readable form."""
    text = canonical(picture)
    return f"v=1&k={binascii.crc32(text.encode()):08x}{text[3:]}"


def packed(picture, level=9, strategy=zlib.Z_DEFAULT_STRATEGY):
    """The packed form, by Python's own zlib."""
    return pack(canonical(picture), level, strategy)


def pack(text, level=9, strategy=zlib.Z_DEFAULT_STRATEGY):
    """Any text in the packed form."""
    squeezed = zlib.compressobj(level, zlib.DEFLATED, -15, 8, strategy)
    data = squeezed.compress(text.encode()) + squeezed.flush()
    data = base64.urlsafe_b64encode(data).decode().rstrip("=")
    return f"v1z.{data}.{binascii.crc32(text.encode()):08x}"


def unpack(link):
    """What a packed link holds."""
    data = link.split(".")[1]
    return zlib.decompress(base64.urlsafe_b64decode(data + "=" * (-len(data) % 4)), -15).decode()


def escaped(text, before):
    """Percent-encoded; of two dots in a row the second is encoded as well."""
    out = ""
    for letter in text:
        after_dot = (before + out).endswith(".")
        out += "%2E" if letter == "." and after_dot else quote(letter, safe=PLAIN)
    return out


def pairs(picture):
    """Keys and values in the order of a link."""
    yield "zenml", text(picture.get("zenml", ""))
    yield "goal", picture["goal"]
    yield "python", text(picture.get("python", ""))
    for component in picture.get("stack", []):
        yield from of_component(component)
    if picture.get("uses_sql_store"):
        yield "stack.uses_sql_store", "True"
    yield from optional(picture, ["pipeline"])
    if picture.get("dynamic"):
        yield "dynamic", "True"
    yield from optional(picture, ["code_repository"])
    for path, content in picture.get("files", []):
        yield "file", text(path)
        yield from optional({"file.text": content}, ["file.text"])
    for command, stdout, stderr, return_code in picture.get("commands", []):
        yield "command", text(command)
        parts = {"command.stdout": stdout, "command.stderr": stderr}
        yield from optional(parts, parts)
        if return_code:
            yield "command.return_code", str(return_code)
    yield from optional(picture, ["platform", "registry", "repository", "tag"])
    if picture["recipe_base"] != "python":
        yield "recipe_base", picture["recipe_base"]
    yield from of_settings("", picture["settings"])
    for step in picture.get("steps", []):
        yield "step", text(step.get("name", ""))
        yield from optional(step, ["step_operator"], "step.")
        yield from of_settings("step.", step["settings"])
        yield from unrecognised(step, "step.")
    yield from unrecognised(picture, "")


def of_component(component):
    """A component of the stack."""
    key = f"stack.{component['type']}"
    yield key, text(component.get("flavor", ""))
    yield from optional(component, ["name"], f"{key}.")
    if component.get("is_local"):
        yield f"{key}.is_local", "True"
    yield from optional(component, ["uri", "default_repository"], f"{key}.")
    for part in ["requirements", "apt_packages"]:
        for line in component.get(part, []):
            yield f"{key}.{part}", text(line)
    if component.get("always_build_pipeline_image"):
        yield f"{key}.always_build_pipeline_image", "True"
    yield from unrecognised(component, f"{key}.")


def optional(members, keys, prefix=""):
    """Texts that are left out where they are empty."""
    for key in keys:
        if members.get(key):
            yield prefix + key, text(members[key])


def unrecognised(members, prefix):
    """Keys that nobody knows, as they came."""
    for key, value in members.get("unrecognised", []):
        yield prefix + key, value or '~""'


def of_settings(prefix, settings):
    """`DockerSettings`, field by field."""
    for field, kind in FIELDS.items():
        value = value_at(settings, field)
        if value is not MISSING:
            yield from of_field(prefix + field, field, kind, value)


MISSING = object()


def value_at(settings, field):
    """The value of a field; `*` stands for what no other field names."""
    *parents, last = field.split(".")
    for parent in parents:
        if not isinstance(settings.get(parent), dict):
            return MISSING
        settings = settings[parent]
    if last != "*":
        return settings.get(last, MISSING)
    named = {name for name, _ in BUILD_OPTIONS}
    return {name: value for name, value in settings.items() if name not in named} or MISSING


def of_field(key, field, kind, value):
    """A value as its control has it, else as a literal."""
    texts = isinstance(value, list) and all(isinstance(item, str) for item in value)
    if kind in (FLAG, CHOICE) and isinstance(value, bool):
        yield key, str(value)
    elif kind == CHOICE and isinstance(value, str) and is_plain(value) and value not in ("True", "False"):
        yield key, value
    elif kind == TEXT and isinstance(value, str):
        yield key, text(value)
    elif kind == NUMBER and isinstance(value, int) and not isinstance(value, bool):
        yield key, str(value)
    elif kind == WORDS and texts and is_plain(" ".join(value)) and " ".join(value).split() == value:
        yield key, " ".join(value)
    elif (
        kind == LINES
        and texts
        and value
        and all(map(is_plain, value))
        and field in COMMAS
        and "," not in "".join(value)
    ):
        yield key, ",".join(value)
    elif kind == LINES and texts and value and all(map(is_plain, value)) and field not in COMMAS:
        for item in value:
            yield key, item
    elif kind == PAIRS and isinstance(value, dict) and value:
        for name, entry in value.items():
            yield f"{key}.{name}", text(entry) if isinstance(entry, str) else literal(entry)
    else:
        yield key, literal(value)


def is_plain(value):
    """Whether a text can stand for itself."""
    return value != "" and not value.startswith("~")


def text(value):
    """A text as it is, or as a literal."""
    return value if is_plain(value) else literal(value)


def literal(value):
    """`~` and JSON."""
    return "~" + json(value)


def json(value):
    """JSON without blanks; of control characters only the line break has a short form."""
    if isinstance(value, str):
        short = {'"': '\\"', "\\": "\\\\", "\n": "\\n"}
        return '"' + "".join(short.get(c) or (f"\\u{ord(c):04x}" if c < " " else c) for c in value) + '"'
    if isinstance(value, list):
        return "[" + ",".join(map(json, value)) + "]"
    if isinstance(value, dict):
        return "{" + ",".join(f"{json(name)}:{json(entry)}" for name, entry in value.items()) + "}"
    words = {None: "null", True: "true", False: "false"}
    return words[value] if value is None or isinstance(value, bool) else repr(value)

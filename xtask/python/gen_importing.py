"""Texts in the languages that the page imports, and what Python's own readers make of them.

    VENV/bin/python gen_importing.py --kind python|yaml|toml|json --seed N --count M > cases.jsonl

One object per line comes out: `text`, and `value` or `error`. A value is JSON with a tag where JSON has no such type:
`{"int": "1"}`, `{"float": "1.0"}`, `{"tuple": […]}`, `{"set": […]}`, `{"bytes": […]}`, `{"dict": [[key, value], …]}`;
`{"other": TYPE}` stands for what no setting can hold. Python has `literal` as well: whether the value is known
without running anything. YAML is read by PyYAML's safe loader, Python by its compiler
without any name in reach, TOML by `tomllib`.
"""

import argparse
import ast
import contextlib
import io
import json
import sys
import tomllib
import warnings

import yaml
from chance import Chance
from importing_families import JSON, PYTHON, TOML, YAML

WIDEST = 2**63


def tagged(value, around=()):
    """A value as JSON that loses nothing."""
    if any(outer is value for outer in around):
        return {"other": "recursion"}
    around = (*around, value)
    if value is None or isinstance(value, bool):
        return value
    if isinstance(value, int):
        return {"int": str(value)} if -WIDEST <= value < WIDEST else {"other": "int"}
    if isinstance(value, float):
        return {"float": repr(value)}
    if isinstance(value, str):
        with contextlib.suppress(UnicodeEncodeError):
            value.encode("utf-8")
            return value
        return {"other": "str"}
    if isinstance(value, bytes):
        return {"bytes": list(value)}
    if isinstance(value, list):
        return [tagged(item, around) for item in value]
    if isinstance(value, tuple):
        return {"tuple": [tagged(item, around) for item in value]}
    if isinstance(value, (set, frozenset)):
        return {"set": sorted((tagged(item, around) for item in value), key=repr)}
    if isinstance(value, dict):
        return {"dict": [[tagged(key), tagged(item, around)] for key, item in value.items()]}
    return {"other": type(value).__name__}


class WithoutBytes(yaml.SafeLoader):
    """The safe loader; `!!binary` stays a value that no setting can hold."""


WithoutBytes.add_constructor("tag:yaml.org,2002:binary", lambda loader, node: object())


def read_yaml(text):
    return yaml.load(text, Loader=WithoutBytes)


def read_python(text):
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        names = {"dict": dict, "list": list, "tuple": tuple, "set": set, "float": float, "str": str}
        return eval(compile(text.strip(), "case", "eval"), {"__builtins__": {}} | names)


def is_literal(text):
    """Whether the value is known without running anything."""
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            ast.literal_eval(text.strip())
    except Exception:  # whatever it has to say: it is none
        return False
    return "\\N" not in text


def read_json(text):
    return json.loads(text)


READERS = {"yaml": read_yaml, "python": read_python, "toml": tomllib.loads, "json": read_json}


# --- texts by chance -------------------------------------------------------------------------------------------------


def yaml_text(chance):
    value = {key: chance.nested() for key in chance.several(["a", "b", "c d", "e", "on", "1"], [1, 2, 3])}
    style = {
        "default_flow_style": chance.pick(None, True, False),
        "default_style": chance.pick(None, None, None, '"', "'", "|", ">"),
        "indent": chance.pick(2, 4, 7),
        "width": chance.pick(20, 80, 1000),
        "allow_unicode": chance.pick(True, False),
        "explicit_start": chance.pick(None, True),
        "explicit_end": chance.pick(None, None, True),
        "line_break": chance.pick(None, None, "\r\n"),
        "canonical": chance.chance(0.1),
    }
    return yaml.safe_dump(value, sort_keys=False, **style)


def python_text(chance, value=None, depth=0, top=True):
    """A literal as a person or a formatter may write it."""
    value = chance.nested() if top else value
    gap = chance.pick("", " ", "\n    ", "  # note, [\n") if depth else " "
    if isinstance(value, str):
        return python_string(chance, value)
    if isinstance(value, list):
        opening, closing = chance.pick("[]", "[]", "()")
        inner = [python_text(chance, item, depth + 1, False) for item in value]
        comma = "," if len(inner) == 1 or inner and chance.chance(0.3) else ""
        return opening + gap + ("," + gap).join(inner) + comma + gap + closing
    if isinstance(value, dict):
        inner = [f"{python_string(chance, key)}: {python_text(chance, item, depth + 1, False)}" for key, item in value.items()]
        return "{" + gap + ("," + gap).join(inner) + (gap + "," if inner and chance.chance(0.3) else "") + gap + "}"
    if isinstance(value, int) and not isinstance(value, bool) and chance.chance(0.3):
        return chance.pick(hex, oct, bin, "{:_}".format)(value)
    if isinstance(value, float) and chance.chance(0.3):
        return f"{value:.17e}"
    return repr(value)


def python_string(chance, text):
    style = chance.random.random()
    if style < 0.5:
        return repr(text)
    if style < 0.6:
        return ascii(text)
    if style < 0.7 and "\\" not in text and "\r" not in text and '"' not in text:
        return chance.pick("r", "R", "") + '"""' + text + '"""'
    if style < 0.8 and len(text) > 1:
        half = len(text) // 2
        return repr(text[:half]) + chance.pick(" ", "\\\n ", "   ") + repr(text[half:])
    if style < 0.9 and text:
        half = len(text) // 2
        return f"({text[:half]!r} + {text[half:]!r})"
    return json.dumps(text, ensure_ascii=False)


def toml_text(chance):
    lines = []
    for _ in range(chance.random.randint(1, 6)):
        kind = chance.random.random()
        name = chance.pick("a", "b", "c", '"d e"', "'f'", "a.b", "a . c", "g-h", "x.y.z")
        if kind < 0.15:
            lines.append(f"[{name}]")
        elif kind < 0.25:
            lines.append(f"[[{name}]]")
        else:
            lines.append(f"{name} = {toml_value(chance, chance.nested())}{chance.pick('', '  # note')}")
    return chance.pick("\n", "\n", "\r\n").join(lines) + chance.pick("", "\n")


def toml_value(chance, value):
    gap = chance.pick("", " ", "\n  ", " # note\n")
    if value is None:
        return chance.pick("1979-05-27", "07:32:00", "1979-05-27T07:32:00Z", "nan", "-inf")
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, str):
        if chance.chance(0.5) and "'" not in value:
            return f"'{value}'"
        return json.dumps(value, ensure_ascii=False) if chance.chance(0.8) else f'"""{value}"""'
    if isinstance(value, list):
        return "[" + gap + ("," + gap).join(toml_value(chance, item) for item in value) + gap + "]"
    if isinstance(value, dict):
        inner = [f"{json.dumps(key)} = {toml_value(chance, item)}" for key, item in value.items()]
        return "{ " + ", ".join(inner) + " }"
    return repr(value)


def json_text(chance):
    return json.dumps(chance.nested(), ensure_ascii=chance.pick(True, False), indent=chance.pick(None, 2))


MAKERS = {"yaml": yaml_text, "python": python_text, "toml": toml_text, "json": json_text}
FAMILIES = {"yaml": YAML, "python": PYTHON, "toml": TOML, "json": JSON}
SIGNS = list("[]{}(),:#&*!|>'\"%@`-?=.~<\\ \n\t_0a+1e") + ["- ", ": ", "\n  ", "<<: *", "---\n", "\r\n", "é", "\u2028", "\\x41", "'''", '"""']


def mutated(chance, text):
    """The text with a few letters put in, taken out, or repeated."""
    for _ in range(chance.random.randint(1, 3)):
        at = chance.random.randint(0, len(text))
        end = min(len(text), at + chance.random.randint(0, 4))
        middle = chance.pick(chance.choice(SIGNS), "", text[at:end] * 2, chance.choice(SIGNS) + text[at:end])
        text = text[:at] + middle + text[end:]
    return text


def main():
    arguments = argparse.ArgumentParser()
    arguments.add_argument("--kind", dest="language", choices=READERS, required=True)
    arguments.add_argument("--seed", type=int, default=1)
    arguments.add_argument("--count", type=int, default=500)
    asked = arguments.parse_args()
    chance = Chance(asked.seed)
    texts = list(FAMILIES[asked.language])
    for _ in range(asked.count):
        texts.append(MAKERS[asked.language](chance))
    for _ in range(asked.count):
        texts.append(mutated(chance, chance.choice(texts)))
    seen = set()
    for text in texts:
        if text in seen or len(text) > 4000:
            continue
        seen.add(text)
        try:
            text.encode("utf-8")
        except UnicodeEncodeError:
            continue
        try:
            with contextlib.redirect_stderr(io.StringIO()):
                answer = {"value": tagged(READERS[asked.language](text))}
        except (RecursionError, MemoryError):
            continue
        except Exception as error:  # whatever the reader has to say
            answer = {"error": type(error).__name__}
        if asked.language == "python":
            answer["literal"] = is_literal(text)
        sys.stdout.write(json.dumps({"text": text, **answer}) + "\n")


if __name__ == "__main__":
    main()

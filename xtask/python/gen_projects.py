"""Poetry's dependencies as poetry-core writes them, and Dockerfiles as Docker's own parser reads them.

    VENV/bin/python gen_projects.py poetry|dockerfile > cases.jsonl

The environment needs `poetry-core` and `dockerfile` (the parser of BuildKit with a door to Python). A case of Poetry has
`name`, `toml`, its line in a `pyproject.toml`, and `requirement`, or `error`; one of a Dockerfile has `text` and
`instructions`: name, flags, text, heredocs and first line of each.
"""

import json
import sys

CONSTRAINTS = [
    "*", "1.2.3", "1.2", "1", "==1.2.3", "=1.2", "^1.2.3", "^1.2", "^1", "^0.2.3", "^0.0.3", "^0.0", "^0", "^1.2rc1", "^1.2.3.4", "~1.2.3", "~1.2", "~1", "~0.2", "~1.2.3.4", "~=1.4.2", "~=1.4", ">=1.2", ">=1.2,<2.0", ">=1.2 <2.0",
    ">= 1.2, < 2", ">1,!=1.5,<2", "!=1.5", "<2", "<=2.0", "1.2.*", "==1.*", "!=1.5.*", ">=2.0.0b1", "^2.0.0-beta.1", "<2 || >3", "^1 || ^2", ">=1.2.3,<1.3 || >=2",
]  # fmt: skip
TABLES = [
    ('{version = "^1.2", extras = ["a"]}', {"version": "^1.2", "extras": ["a"]}),
    ('{version = "*", extras = ["b", "a"]}', {"version": "*", "extras": ["b", "a"]}),
    ('{version = "^1", python = "^3.8"}', {"version": "^1", "python": "^3.8"}),
    ('{version = "^1", python = ">=3.8.1"}', {"version": "^1", "python": ">=3.8.1"}),
    ('{version = "^1", python = ">=3.9,<3.13"}', {"version": "^1", "python": ">=3.9,<3.13"}),
    ('{version = "^1", python = "~3.9"}', {"version": "^1", "python": "~3.9"}),
    ('{version = ">=1", markers = "sys_platform == \'linux\'"}', {"version": ">=1", "markers": "sys_platform == 'linux'"}),
    ('{version = ">=1", markers = "os_name == \'nt\'", python = ">=3.9"}', {"version": ">=1", "markers": "os_name == 'nt'", "python": ">=3.9"}),
    ('{git = "https://github.com/a/b.git"}', {"git": "https://github.com/a/b.git"}),
    ('{git = "https://github.com/a/b.git", branch = "main"}', {"git": "https://github.com/a/b.git", "branch": "main"}),
    ('{git = "https://github.com/a/b.git", tag = "v1"}', {"git": "https://github.com/a/b.git", "tag": "v1"}),
    ('{git = "https://github.com/a/b.git", rev = "0a1b", subdirectory = "x/y"}', {"git": "https://github.com/a/b.git", "rev": "0a1b", "subdirectory": "x/y"}),
    ('{url = "https://example.com/x-1.0-py3-none-any.whl"}', {"url": "https://example.com/x-1.0-py3-none-any.whl"}),
    ('{version = "^2.0", allow-prereleases = true}', {"version": "^2.0", "allow-prereleases": True}),
]  # fmt: skip
DOCKERFILES = [
    "FROM python:3.11\n",
    "# syntax=docker/dockerfile:1\n# escape=`\nFROM a AS b\nRUN x `\n # c\n\n  y && z\nENV A=1\n",
    "#escape=`\nFROM a\nRUN c:\\\\x `\n y\n",
    "# a note\n# escape=`\nFROM a\nRUN x `\n y\n",
    "FROM a\nRUN one \\\n  two \\\n# note\n  three\nUSER me\n",
    "FROM a\nRUN one \\\n\n  two\n\n\nUSER me\n",
    "from a as b\nrun x\nuser me\n",
    "ARG V=1\nFROM --platform=linux/amd64 a:${V} AS b\nCOPY --from=x --chown=1:1 /a /b\n",
    "FROM a\nRUN <<EOF\npip install x\nEOF\nUSER me\n",
    "FROM a\nRUN <<-EOF\n\tone\n\ttwo\n\tEOF\nUSER me\n",
    "FROM a\nRUN python3 <<'PY' && echo\nimport x\nPY\nUSER me\n",
    "FROM a\nCOPY <<one <<two /x/\n1\none\n2\ntwo\nUSER me\n",
    "FROM a\nRUN --mount=type=cache,target=/root/.cache/pip --network=none pip install x\n",
    'FROM a\nRUN ["pip", "install", "a b"]\nENTRYPOINT ["x"]\nCMD x y\nCOPY ["a b", "c"]\n',
    "FROM a\n  RUN indented\n\tENV A=1\n",
    "FROM a\r\nRUN x \\\r\n  y\r\nUSER me\r\n",
    "\ufeffFROM a\nRUN x\n",
    "FROM a\nRUN x # no note\nENV A=#1\nLABEL a=\"b c\" d=e\n",
    "FROM a\nRUN x \\   \n  y\n",
    "FROM a\nRUN x \\\\\nUSER me\n",
    "FROM a\nRUN x",
]  # fmt: skip


def poetry():
    from poetry.core.factory import Factory

    rows = [(json.dumps(constraint), constraint) for constraint in CONSTRAINTS] + TABLES
    for number, (written, value) in enumerate(rows):
        name = f"Package_{number}"
        case = {"name": name, "toml": f"{name} = {written}"}
        try:
            case["requirement"] = Factory.create_dependency(name, value).to_pep_508()
        except Exception as error:  # a constraint that Poetry refuses
            case["error"] = type(error).__name__
        print(json.dumps(case))


def dockerfiles():
    import dockerfile

    for text in DOCKERFILES:
        parsed = dockerfile.parse_string(text.lstrip("\ufeff"))
        instructions = [
            {
                "name": command.cmd,
                "line": command.start_line,
                "flags": command.flags,
                "value": command.value,
                "json": command.json,
                "heredocs": [heredoc.content for heredoc in command.heredocs],
            }
            for command in parsed
        ]
        print(json.dumps({"text": text, "instructions": instructions}))


if __name__ == "__main__":
    {"poetry": poetry, "dockerfile": dockerfiles}[sys.argv[1]]()

"""Answers which files of a build context are sent, by the real ZenML and by the real Docker command line.

    VENV/bin/python oracle_context.py | gzip -9n > crates/engine/tests/cases/context/ignored.jsonl.gz

Each fixture is an ignore file and the paths of a folder; it comes out with `zenml` (`BuildContext.get_files`, files only)
and `docker` (what `docker build` puts into the archive for the engine, without BuildKit), both sorted. The command is asked
against a stand-in for the engine on the loopback interface, which reads the archive and builds nothing.
"""

import http.server
import io
import json
import os
import random
import re
import subprocess
import tarfile
import tempfile
import threading

import isolation  # noqa: F401
from zenml.image_builders import BuildContext

TREE = [
    "Dockerfile", ".dockerignore", "README.md", "readme.txt", "run.py", "requirements.txt", ".env", ".env.local",
    ".zen/config.yaml", ".git/HEAD", ".git/objects/00/aa", "src/train.py", "src/Train.PY", "src/__pycache__/train.pyc",
    "src/deep/er/model.py", "src/deep/er/__pycache__/model.pyc", "src/deep/data.csv", "data/a.csv", "data/b.csv",
    "data/keep/c.csv", "data/keep/.gitkeep", "tests/test_a.py", "docs/index.md", "docs/img/a.png", "docs/img/b.png",
    "a b/c d.txt", "[x]/y.txt", "x/y.txt", "foo/bar/baz/qux.txt", "foo/bar.txt", "foobar", "é/ü.txt", "a/b/a/b.txt",
    "node_modules/m/index.js", "build/out.o", "Build/Out.o", "file!", "#hash", "back\\slash",
]  # fmt: skip
OWN = [
    "", "*", "*\n!src", "*\n!src/**", "*\n!requirements.txt", "**", "**/*.pyc", "**/__pycache__", "*.md", "*.md\n!README.md",
    "*/*.csv", "data\n!data/keep", "data/*\n!data/keep", "data/**\n!data/keep/*.csv", "# comment\n\n  docs  \n", ".git\n.zen",
    "/src", "src/", "./src", "src/../data", "../data", "foo/*/baz", "foo/**/qux.txt", "**/er", "**/b.txt", "a/b", "[a-d]*", "[!a-d]*",
    "[^a-d]*", "[x]", "[[]x]", "?oo", "fo?bar", "SRC", "src/train.py", "*.PY", "**/*.PY", "*\n!**/*.py", "*\n!*.md\n*.md", ".dockerignore\nDockerfile",
    ".env*\n!.env.local", "**/.env*", "!data\ndata", "data\n!data\ndata/a.csv", "src/deep/**/__pycache__\n!src/deep/er/__pycache__/model.pyc",
    "foo\n!foo/bar.txt", "*\n!foo/bar", "a b", "a\\ b", "file\\!", "\\#hash", "!", "!!src", ".", "..", "/", "**/", "/**", "**/**", "src/**/", "*/", "*/**",
    "é", "**/ü.txt", "node_modules\nbuild\n", "docs/img/[ab].png", "docs/img/[!b].png", "docs/img/[^b].png", " !src\n*", "* \n! src", "*\n!.zen", "x*/*.txt",
    "**foo", "foo**", "f**r", "**/*/c*", "*\n!src\nsrc/deep", "*\n!src/deep/er", "src\n!src/deep\nsrc/deep/er\n!src/deep/er/model.py",
]  # fmt: skip
PARTS = [
    "*", "**", "src", "data", "*.py", "*.csv", "deep", "er", "foo", "bar", "[a-f]*", "?", "*a*", "keep", ".git", "__pycache__", "..", ".", "*.txt", "é", "docs", "img",
]  # fmt: skip


def fixtures():
    """The fixtures that somebody thought of, then some by chance, the same every time."""
    yield from OWN
    chance = random.Random("context")
    for _ in range(120):
        lines = []
        for _ in range(chance.randint(1, 5)):
            pattern = "/".join(chance.choice(PARTS) for _ in range(chance.choice([1, 1, 2, 2, 3])))
            lines.append(chance.choice(["", "", "", "!"]) + pattern + chance.choice(["", "", "", "/"]))
        yield chance.choice(["", "", "*\n"]) + "\n".join(lines) + chance.choice(["", "\n"])


class Engine(http.server.BaseHTTPRequestHandler):
    """Stands in for Docker's engine: takes the archive of a build."""

    archives = []

    def do_GET(self):
        self.answer(b"OK" if self.path.endswith("/_ping") else b"{}")

    do_HEAD = do_GET

    def do_POST(self):
        body = io.BytesIO()
        while self.headers.get("Transfer-Encoding") == "chunked":
            size = int(self.rfile.readline().split(b";")[0], 16)
            body.write(self.rfile.read(size))
            self.rfile.readline()
            if size == 0:
                break
        body.seek(0)
        with tarfile.open(fileobj=body) as archive:
            self.archives.append(sorted(member.name for member in archive if not member.isdir()))
        self.answer(b'{"stream": "built"}\n')

    def answer(self, content):
        self.send_response(200)
        for name, value in (
            ("Api-Version", "1.43"),
            ("Ostype", "linux"),
            ("Content-Type", "application/json"),
            ("Content-Length", str(len(content))),
        ):
            self.send_header(name, value)
        self.end_headers()
        if self.command != "HEAD":
            self.wfile.write(content)

    def log_message(self, *_):
        pass


def by_docker(folder, port):
    """What the command line sends, or what it says."""
    del Engine.archives[:]
    environment = {**os.environ, "DOCKER_BUILDKIT": "0", "DOCKER_HOST": f"tcp://127.0.0.1:{port}"}
    command = ["docker", "build", "--quiet", folder]
    result = subprocess.run(command, env=environment, capture_output=True, text=True)
    if not Engine.archives:
        return re.sub(r"\s+", " ", result.stderr).strip()
    # Written by the command line itself, which the folder does not have.
    return [name for name in Engine.archives[0] if not name.startswith(".dockerfile.")]


def by_zenml(folder):
    """What ZenML sends, or what it raises."""
    try:
        files = BuildContext(root=folder).get_files()
    except Exception as error:
        return f"{type(error).__name__}: {error}"
    return sorted(path for path, place in files.items() if not os.path.isdir(place))


def main():
    server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), Engine)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    for ignore in fixtures():
        with tempfile.TemporaryDirectory() as folder:
            for path in TREE:
                place = os.path.join(folder, path)
                os.makedirs(os.path.dirname(place), exist_ok=True)
                with open(place, "w", encoding="utf-8") as file:
                    file.write(ignore if path == ".dockerignore" else "FROM scratch\n")
            zenml, docker = by_zenml(folder), by_docker(folder, server.server_port)
        print(json.dumps({"ignore": ignore, "paths": TREE, "zenml": zenml, "docker": docker}, ensure_ascii=False))
    server.shutdown()


if __name__ == "__main__":
    main()

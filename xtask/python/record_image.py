"""Records what real programs print about one image: `record_image.py IMAGE NAME TOOLS < asked.json > recording.json`.

TOOLS is an environment that holds uv, syft, cyclonedx-bom and packaging, and under `inside/` what is mounted into containers.
Standard input is what `judge_image.py` takes. The recording is `{"texts": {file: text}, "judged": …}`: texts byte for byte as
they were printed, those of programs that an image does not have left out.
"""

import json
import pathlib
import subprocess
import sys
import tempfile

HERE = pathlib.Path(__file__).parent
PROBE = HERE.parent.parent / "crates/facts/probe/probe.py"
CYCLONEDX = """
import sys
sys.path.insert(0, "/opt/slipway/site")
from cyclonedx_py._internal.cli import run
sys.exit(run(argv=["environment", "--sv", "1.6", "--of", "JSON", sys.executable]))
"""


def printed(arguments):
    """How a program ends, what it prints, and what it complains of."""
    done = subprocess.run(arguments, stdin=subprocess.DEVNULL, capture_output=True, text=True)
    return done.returncode, done.stdout, done.stderr


class Container:
    """A working container of an image, in which programs run as the image's own user."""

    def __init__(self, image, tools):
        self.buildah = ["buildah", "--storage-driver", "vfs"]
        self.name = subprocess.run([*self.buildah, "from", "--pull-never", image], capture_output=True, text=True, check=True).stdout.strip()
        self.mounts = ["--volume", f"{tools}/inside:/opt/slipway:ro"]

    def run(self, *words):
        return printed([*self.buildah, "run", "--isolation", "chroot", *self.mounts, self.name, "--", *words])

    def remove(self):
        subprocess.run([*self.buildah, "rm", self.name], capture_output=True, check=True)


def record(image, name, tools, asked):
    container = Container(image, tools)
    texts = {}

    def keep(file, answer):
        code, out, _ = answer
        if code == 0 and out.strip():
            texts[file] = out

    try:
        has_python = container.run("python", "--version")[0] == 0
        python = "python" if has_python else "python3"
        probe = PROBE.read_text(encoding="utf-8")
        # Buildah may lose what comes on standard input: it is given as a word.
        looked = container.run(python, "-c", probe)
        if looked[0] != 0 or not looked[1].strip():
            sys.exit(f"{name}: the probe failed: {looked[2]}")
        keep("probe.json", looked)
        for file, words in {
            "pip-freeze.txt": ["freeze"],
            "pip-freeze-all.txt": ["freeze", "--all"],
            "pip-list.txt": ["list"],
            "pip-list-freeze.txt": ["list", "--format", "freeze"],
            "pip-list.json": ["list", "--format", "json"],
            "pip-inspect.json": ["inspect"],
        }.items():
            keep(file, container.run(python, "-m", "pip", "--disable-pip-version-check", *words))
        for file, words in {
            "uv-freeze.txt": ["freeze"],
            "uv-list.txt": ["list"],
            "uv-list.json": ["list", "--format", "json"],
        }.items():
            keep(file, container.run("/opt/slipway/uv", "pip", *words, "--python", python, "--no-cache"))
        keep("dpkg-l.txt", container.run("dpkg", "-l"))
        keep("dpkg-query.txt", container.run("dpkg-query", "-W", "-f", "${Package} ${Version} ${Architecture} ${Status}\\n"))
        keep("dpkg-query-plain.txt", container.run("dpkg-query", "-W"))
        keep("cyclonedx-bom.json", container.run(python, "-c", CYCLONEDX))
        podman = ["podman", "--storage-driver", "vfs"]
        keep("inspect.json", printed([*podman, "image", "inspect", image]))
        keep("history.json", printed([*podman, "history", "--no-trunc", "--format", "json", image]))
        keep("history.txt", printed([*podman, "history", "--no-trunc", image]))
        keep("buildah-inspect.json", printed([*container.buildah, "inspect", "--type", "image", image]))
        keep("oci-config.json", printed(["skopeo", "inspect", "--config", f"containers-storage:[vfs@/var/lib/containers/storage+/run/containers/storage]{image}"]))
        root = subprocess.run([*container.buildah, "mount", container.name], capture_output=True, text=True, check=True).stdout.strip()
        with tempfile.TemporaryDirectory() as folder:
            kinds = {"syft.json": "syft-json", "spdx.json": "spdx-json", "cyclonedx.json": "cyclonedx-json@1.6"}
            outputs = [word for file, kind in kinds.items() for word in ("-o", f"{kind}={folder}/{file}")]
            printed([f"{tools}/bin/syft", "scan", f"dir:{root}", "--source-name", name, "--select-catalogers", "python,dpkg", *outputs])
            for file in kinds:
                path = pathlib.Path(folder) / file
                if path.exists():
                    texts[file] = path.read_text(encoding="utf-8").replace(root, "")
        judge = (HERE / "judge_image.py").read_text(encoding="utf-8")
        code, out, error = container.run(python, "-c", judge, "/opt/slipway/packaging", asked)
        if code != 0:
            sys.exit(f"{name}: the judge failed: {error}")
        judged = json.loads(out)
        entrypoint = container.run("python", "-c", "import zenml.entrypoints.entrypoint")
        judged["entrypoint"] = {"imported": entrypoint[0] == 0, "error": entrypoint[2][-300:]}
    finally:
        container.remove()
    return {"name": name, "texts": texts, "judged": judged}


if __name__ == "__main__":
    image, name, tools = sys.argv[1:]
    print(json.dumps(record(image, name, tools, sys.stdin.read()), ensure_ascii=False))

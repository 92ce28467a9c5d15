"""The probe of Slipway: prints what an image is like as one JSON. It reads, and neither writes nor asks any network."""

import sys

sys.dont_write_bytecode = True

import json
import os
import platform
import re
import shutil
import sysconfig

# Only these variables are printed with their values; of all others the names alone.
SHOWN = ["PATH", "PYTHONPATH", "PYTHONUNBUFFERED", "PYTHON_VERSION", "UV_SYSTEM_PYTHON", "VIRTUAL_ENV"]
SHOWN += ["CONDA_PREFIX", "ZENML_CONFIG_PATH", "ZENML_CONTAINER", "ZENML_ENABLE_REPO_INIT_WARNINGS"]
PROGRAMS = ["python", "python3", "sh", "pip", "uv", "apt-get"]
MOST_FILES = 2000


def lines(path):
    try:
        with open(path, encoding="utf-8", errors="replace") as file:
            return file.read().splitlines()
    except OSError:
        return []


def distributions():
    try:
        from importlib import metadata
    except ImportError:
        return None  # Before Python 3.8.
    found = []
    for dist in metadata.distributions():
        one = {"folder": str(dist.locate_file(""))}
        try:
            one.update(name=dist.metadata["Name"], version=dist.metadata["Version"])
            one["extras"] = dist.metadata.get_all("Provides-Extra") or []
            one["requires"] = [line for line in dist.requires or [] if "extra" in line]
            direct = json.loads(dist.read_text("direct_url.json") or "{}")
            one["url"] = re.sub("//[^/@]*@", "//", direct.get("url", "")) or None
            one["commit"] = direct.get("vcs_info", {}).get("commit_id")
            one["editable"] = direct.get("dir_info", {}).get("editable", False)
        except Exception as error:  # Metadata that nobody can read must not hide the rest.
            one["error"] = repr(error)
        found.append(one)
    return found


def debian_packages():
    folder = "/var/lib/dpkg/status.d"  # Images without dpkg itself have a file per package.
    files = [os.path.join(folder, name) for name in sorted(os.listdir(folder))] if os.path.isdir(folder) else []
    found = []
    for path in ["/var/lib/dpkg/status"] + files:
        package = {}
        for line in lines(path) + [""]:
            key, colon, value = line.partition(": ")
            if not line:
                if "Package" in package and package.get("Status", "is installed").endswith(" installed"):
                    found.append([package["Package"], package.get("Version"), package.get("Provides")])
                package = {}
            elif colon and not line.startswith(" "):
                package[key] = value
    return found


def folder(path):
    nearest = path
    while not os.path.exists(nearest):
        nearest = os.path.dirname(nearest.rstrip("/")) or "/"
    stat = os.stat(nearest)
    return {
        "path": path,
        "exists": nearest == path,
        "writable": os.path.isdir(nearest) and os.access(nearest, os.W_OK | os.X_OK),
        "mode": "%04o" % (stat.st_mode & 0o7777),  # Of what is there: the folder, or where it would be made.
        "uid": stat.st_uid,
        "gid": stat.st_gid,
    }


def modules():
    roots = ["/app", os.getcwd()] + [path for path in os.environ.get("PYTHONPATH", "").split(":") if path]
    found = []
    for root in sorted(set(os.path.abspath(root) for root in roots) - {"/"}):
        for place, folders, files in os.walk(root):
            folders[:] = [name for name in sorted(folders) if name[0] != "." and name not in ("site-packages", "node_modules")]
            found += [os.path.join(place, name) for name in sorted(files) if name.endswith(".py")]
            if len(found) > MOST_FILES:
                return {"roots": roots, "python_files": found[:MOST_FILES], "all": False}
    return {"roots": roots, "python_files": found, "all": True}


def markers():
    implementation = sys.implementation.version
    version = "%d.%d.%d" % implementation[:3]
    if implementation.releaselevel != "final":
        version += implementation.releaselevel[0] + str(implementation.serial)
    kernel = os.uname()
    return {
        "implementation_name": sys.implementation.name,
        "implementation_version": version,
        "os_name": os.name,
        "platform_machine": kernel.machine,
        "platform_python_implementation": platform.python_implementation(),
        "platform_release": kernel.release,
        "platform_system": kernel.sysname,
        "platform_version": kernel.version,
        "python_full_version": platform.python_version(),
        "python_version": "%d.%d" % sys.version_info[:2],
        "sys_platform": sys.platform,
    }


def facts():
    release = dict(line.split("=", 1) for line in lines("/etc/os-release") if "=" in line)
    accounts = [line.split(":") for line in lines("/etc/passwd")]
    beside = os.path.join(os.path.dirname(sys.executable or ""), "python")
    return {
        "slipway_probe": 1,
        "markers": markers(),
        "executable": sys.executable,
        "python_beside": os.path.exists(beside) and bool(sys.executable),
        "environment_of_its_own": sys.prefix != sys.base_prefix,
        "externally_managed": os.path.exists(os.path.join(sysconfig.get_path("stdlib"), "EXTERNALLY-MANAGED")),
        "ensurepip": os.path.exists(os.path.join(sysconfig.get_path("stdlib"), "ensurepip", "__main__.py")),
        "distributions": distributions(),
        "system": {key: release.get(key, "").strip("\"") for key in ("ID", "ID_LIKE", "VERSION_ID", "PRETTY_NAME")},
        "debian_packages": debian_packages(),
        "uid": os.getuid(),
        "gids": sorted(set(os.getgroups() + [os.getgid()])),
        "users": [[account[0], int(account[2]), int(account[3])] for account in accounts if len(account) > 3],
        "folders": [folder("/app"), folder(os.environ.get("ZENML_CONFIG_PATH") or "/app/.zenconfig")],
        "working_directory": os.getcwd(),
        "modules": modules(),
        "programs": {name: shutil.which(name) for name in PROGRAMS},
        "variables": {name: os.environ[name] for name in SHOWN if name in os.environ},
        "variable_names": sorted(os.environ),
    }


print(json.dumps(facts(), indent=1))

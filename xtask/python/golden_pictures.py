"""The configurations of the golden links that are written as Slipway writes links: name, picture, and whether packed.

New ones are added at the end; `golden_links.py` refuses to change what was written before.
"""

import hashlib

from link_encoder import FIELDS

MEMBERS = [
    "zenml", "goal", "python", "stack", "uses_sql_store", "pipeline", "dynamic", "code_repository", "files", "commands",
    "platform", "registry", "repository", "tag", "recipe_base", "settings", "steps", "unrecognised",
]  # fmt: skip

# One value for every field, where a recipe, a build or a reuse shows it.
VALUES = {
    "parent_image": "pytorch/pytorch:2.4.0-cuda12.4-cudnn9-runtime",
    "skip_build": True,
    "dockerfile": "docker/train.Dockerfile",
    "build_context_root": "docker",
    "requirements": ["pandas==2.2.2", "pyarrow>=15,<18"],
    "required_integrations": ["sklearn", "xgboost"],
    "install_stack_requirements": False,
    "install_deployment_requirements": False,
    "pyproject_path": "backend/pyproject.toml",
    "pyproject_export_command": ["uv", "export", "--format=requirements-txt", "--directory={directory}"],
    "replicate_local_python_environment": "pip_freeze",
    "disable_automatic_requirements_detection": False,
    "python_package_installer": "pip",
    "python_package_installer_args": {"no-cache-dir": None, "index-url": "https://packages.example.com/simple"},
    "python_package_installer_cache_mount": "type=cache,target=/root/.cache/pip",
    "local_project_install_command": "pip install --no-deps .",
    "apt_packages": ["git", "libgomp1"],
    "user": "zenml",
    "environment": {"HF_HOME": "/opt/hf", "GREETING": "hello, world = 100%"},
    "runtime_environment": {"TOKENIZERS_PARALLELISM": "false"},
    "target_repository": "training",
    "image_tag": "2024-05-01",
    "prevent_build_reuse": True,
    "build_config.build_options.build_args": {"CUDA_VERSION": "12.4"},
    "build_config.build_options.labels": {"org.example.team": "vision"},
    "build_config.build_options.cache_from": ["registry.example.com/ml/train:cache"],
    "build_config.build_options.pull": True,
    "build_config.build_options.no_cache": True,
    "build_config.build_options.rm": False,
    "build_config.build_options.shm_size": 67108864,
    "build_config.build_options.*": {"target": "runtime", "squash": None},
    "build_config.dockerignore": "docker/.dockerignore",
    "parent_image_build_config.build_options.build_args": {"BASE": "python:3.12"},
    "parent_image_build_config.build_options.labels": {"org.example.part": "base"},
    "parent_image_build_config.build_options.cache_from": ["registry.example.com/ml/base:cache"],
    "parent_image_build_config.build_options.pull": False,
    "parent_image_build_config.build_options.no_cache": False,
    "parent_image_build_config.build_options.rm": True,
    "parent_image_build_config.build_options.shm_size": 1073741824,
    "parent_image_build_config.build_options.*": {"network": "host"},
    "parent_image_build_config.dockerignore": "docker/base.dockerignore",
    "allow_download_from_code_repository": False,
    "allow_download_from_artifact_store": False,
    "allow_including_files_in_images": False,
    "source_files": "include",
    "build_options": {"buildargs": {"A": "1"}},
    "dockerignore": "old.dockerignore",
    "copy_files": False,
    "copy_global_config": False,
    "required_hub_plugins": ["team/plugin"],
}

STACKS = {
    "local": [("orchestrator", "local"), ("artifact_store", "local")],
    "local Docker": [("orchestrator", "local_docker"), ("artifact_store", "local"), ("image_builder", "local")],
    "Kubernetes": [
        ("orchestrator", "kubernetes", {"always_build_pipeline_image": True}),
        ("artifact_store", "s3"),
        ("container_registry", "default", {"uri": "registry.example.com/ml"}),
        ("image_builder", "kaniko"),
        ("experiment_tracker", "mlflow"),
    ],
    "Kubeflow": [
        ("orchestrator", "kubeflow"),
        ("artifact_store", "s3"),
        ("container_registry", "github", {"uri": "ghcr.io/acme", "default_repository": "zenml"}),
        ("image_builder", "kaniko"),
        ("model_deployer", "seldon"),
    ],
    "AWS": [
        ("orchestrator", "sagemaker"),
        ("artifact_store", "s3"),
        ("container_registry", "aws", {"uri": "123456789012.dkr.ecr.eu-central-1.amazonaws.com"}),
        ("step_operator", "sagemaker", {"name": "gpu"}),
        ("image_builder", "aws"),
        ("experiment_tracker", "mlflow"),
    ],
    "Google Cloud": [
        ("orchestrator", "vertex"),
        ("artifact_store", "gcp"),
        ("container_registry", "gcp", {"uri": "europe-west3-docker.pkg.dev/acme/images"}),
        ("step_operator", "vertex", {"name": "vertex-a100"}),
        ("image_builder", "gcp"),
        ("experiment_tracker", "vertex"),
    ],
    "Azure": [
        ("orchestrator", "azureml"),
        ("artifact_store", "azure"),
        ("container_registry", "azure", {"uri": "acme.azurecr.io"}),
        ("step_operator", "azureml"),
        ("experiment_tracker", "wandb"),
        ("alerter", "slack"),
    ],
    "SkyPilot": [
        ("orchestrator", "vm_aws"),
        ("artifact_store", "s3"),
        ("container_registry", "aws", {"uri": "123456789012.dkr.ecr.us-east-1.amazonaws.com"}),
        ("experiment_tracker", "comet"),
        ("data_validator", "evidently"),
    ],
    "Airflow": [
        ("orchestrator", "airflow", {"is_local": True}),
        ("artifact_store", "gcp"),
        ("container_registry", "dockerhub", {"uri": "docker.io/acme"}),
        ("feature_store", "feast"),
        ("model_registry", "mlflow"),
        ("annotator", "label_studio"),
    ],
    "Databricks": [
        ("orchestrator", "databricks"),
        ("artifact_store", "azure"),
        ("container_registry", "azure", {"uri": "acme.azurecr.io"}),
        ("step_operator", "modal"),
        ("step_operator", "kubernetes", {"name": "cpu"}),
        ("experiment_tracker", "neptune"),
    ],
}

# Which release each preset is for: the whole range, so that no old one is forgotten.
RELEASES = {
    "local": "0.98.0", "local Docker": "0.55.5", "Kubernetes": "0.98.0", "Kubeflow": "0.70.0", "AWS": "0.91.2",
    "Google Cloud": "0.85.0", "Azure": "0.80.2", "SkyPilot": "0.60.0", "Airflow": "0.65.0", "Databricks": "0.93.3",
}  # fmt: skip

GOALS = ["bring_your_own", "let_zenml_build", "reuse"]


def picture(settings=(), **members):
    """A picture with its members in their order; fields are named by their keys."""
    members = {"zenml": "0.98.0", "goal": "bring_your_own", "python": "3.12", "recipe_base": "python", **members}
    members["settings"] = nested(dict(settings))
    return {member: members[member] for member in MEMBERS if member in members}


def nested(fields):
    """Keyword arguments of fields, in the order of the form."""
    keywords = {}
    for field in FIELDS:
        if field not in fields:
            continue
        *parents, last = field.split(".")
        within = keywords
        for parent in parents:
            within = within.setdefault(parent, {})
        within.update(fields[field] if last == "*" else {last: fields[field]})
    return keywords


def component(component_type, flavor, members=None):
    """A component of a stack."""
    return {"type": component_type, "flavor": flavor, **(members or {})}


def pictures():
    """Name, picture and whether packed, of all that is not older than this script."""
    for field, value in VALUES.items():
        registry = {} if field == "parent_image" else {"registry": "registry.example.com/ml"}
        yield field, picture({field: value}, pipeline="train", **registry), False
    for name, components in STACKS.items():
        for goal in GOALS:
            yield f"{name}, {goal}", of_stack(name, components, goal), goal == "let_zenml_build"
    yield from of_members()
    yield from of_languages()
    yield from of_sizes()


def of_stack(name, components, goal):
    """A preset: a stack, and what people set with it."""
    settings = {"required_integrations": ["pytorch", "huggingface"], "apt_packages": ["git"]}
    settings["requirements"] = ["pandas==2.2.2", 'torch==2.4.0 ; platform_machine == "x86_64"']
    settings["environment"] = {"HF_HOME": "/opt/hf"}
    if goal == "reuse":
        digest = hashlib.sha256(name.encode()).hexdigest()
        settings["parent_image"] = f"registry.example.com/ml/train@sha256:{digest}"
    stack = [component(*part) for part in components]
    python = "3.9" if RELEASES[name] < "0.70" else "3.11"
    return picture(settings, zenml=RELEASES[name], goal=goal, python=python, stack=stack, pipeline="training_pipeline")


def of_members():
    """Everything that is no field."""
    yield "recipe base zenml", picture(recipe_base="zenml"), False
    yield "recipe base pytorch", picture(recipe_base="pytorch", platform="linux/amd64"), False
    yield "recipe base cuda", picture(recipe_base="cuda", registry="localhost:5000"), False
    parent = {"parent_image": "registry.example.com/base:1"}
    yield "recipe base parent_image", picture(parent, recipe_base="parent_image"), False
    yield "a platform", picture(platform="linux/arm64", tag="v1"), False
    yield "a database connection", picture(uses_sql_store=True), False
    yield "a dynamic pipeline", picture(goal="let_zenml_build", dynamic=True, pipeline="dynamic"), False
    yield "a code repository", picture(goal="let_zenml_build", code_repository="gitlab"), False
    own = {
        "name": "ours-1", "is_local": True, "requirements": ["ours-client>=2,<3", "boto3 ; python_version >= '3.9'"],
        "apt_packages": ["git", "curl"],
    }  # fmt: skip
    yield (
        "custom flavors",
        picture(
            stack=[component("orchestrator", "ours", own), component("alerter", "pager", {"requirements": ["pager"]})]
        ),
        False,
    )
    several = [component("step_operator", "kubernetes", {"name": n}) for n in ["cpu", "gpu", "~tilde", "a&b=c"]]
    yield "component names", picture(stack=several), False
    kubernetes = component("orchestrator", "kubernetes", {"always_build_pipeline_image": True})
    yield "always_build_pipeline_image", picture(goal="let_zenml_build", stack=[kubernetes]), False
    steps = [
        {"name": "load", "settings": nested({"apt_packages": ["curl"], "environment": {"A": "1"}})},
        {
            "name": "train",
            "step_operator": "gpu",
            "settings": nested({"skip_build": False, "requirements": ["torch==2.4.0"]}),
        },
        {"name": "evaluate", "settings": {}},
    ]
    gpu = [
        component("step_operator", "sagemaker", {"name": "gpu"}),
        component("container_registry", "aws", {"uri": "registry.example.com"}),
    ]
    for goal in GOALS:
        yield f"steps, {goal}", picture({"apt_packages": ["git"]}, goal=goal, stack=gpu, steps=steps), False
    dockerfile = "FROM python:3.12-slim\nRUN pip install zenml\nCOPY . /app\n"
    files = [["Dockerfile", dockerfile], ["requirements.txt", "pandas\n# \u00fc\nnumpy\n"], [".dockerignore", "data\n"]]
    commands = [["pip freeze", "a==1\nb @ file:///b\n", "", 0], ["uv export", "", "no lock file\n", 2]]
    used = {"dockerfile": "Dockerfile", "requirements": "requirements.txt"}
    yield "project texts", picture(used, goal="let_zenml_build", files=files, commands=commands), False
    yield "project texts, packed", picture(used, goal="let_zenml_build", files=files, commands=commands), True
    later = [["later", "x"], ["later.part", "~[1]"], ["cat", "0123abcd"]]
    parts = [
        component("sandbox", "daytona", {"unrecognised": [["quota", "5"], ["quota.unit", "GiB"]]}),
        component("sandbox", "local"),
    ]
    step = {"name": "train", "settings": {}, "unrecognised": [["retries", "3"]]}
    yield "keys of a later version at their places", picture(stack=parts, steps=[step], unrecognised=later), False


def of_languages():
    """Texts in many scripts, and texts that are easy to get wrong."""
    texts = {
        "accents, one letter and two": "\u00e9 e\u0301", "Greek and Cyrillic": "\u03b1\u03b2\u03b3 \u0430\u0431\u0432",
        "Chinese, Japanese, Korean": "\u4e2d\u6587 \u65e5\u672c\u8a9e \ud55c\uad6d\uc5b4",
        "Arabic and Hebrew": "\u0639\u0631\u0628 \u05e2\u05d1\u05e8", "Thai and Devanagari": "\u0e44\u0e17\u0e22 \u0939\u093f\u0928\u094d\u0926\u0940",
        "emoji with joiners": "\U0001f469\u200d\U0001f680\U0001f1e9\U0001f1ea", "beyond the basic plane": "\U00020000\U0010fffd",
        "what addresses have": "a&b=c#d?e%f+g;h%25i", "quotes and brackets": "\"'`\\[]{}()<>|^$*!",
        "dots and ends": "../a/../b..", "blanks": "  a  b\u00a0c ", "looks like a literal": "~null", "looks like True": "True",
    }  # fmt: skip
    for name, text in texts.items():
        settings = {"environment": {"TEXT": text}, "build_config.build_options.labels": {text.strip() or "x": "1"}}
        yield name, picture(settings, pipeline=text), name == "emoji with joiners"


def of_sizes():
    """As much as a link may hold."""
    numbered = [f"distribution-{n}=={n % 7}.{n % 10}.{n % 13}" for n in range(500)]
    yield "500 requirements", picture({"requirements": numbered}), True
    yield "200 apt packages", picture({"apt_packages": [f"lib{n}" for n in range(200)]}), True
    yield "200 variables", picture({"environment": {f"NAME_{n}": str(n) for n in range(200)}}), True
    integrations = ["sklearn", "xgboost", "pytorch", "huggingface", "mlflow", "aws", "gcp", "azure"] * 8
    yield "64 integrations", picture({"required_integrations": integrations}), False
    yield "an item of 1024 characters", picture({"requirements": ["x" * 1024]}), False
    yield "a key of 128 characters", picture({"environment": {"N" * 116: "1"}}), False
    deep = 1
    for _ in range(8):
        deep = [deep]
    yield "a value nested 8 times", picture({"environment": {"DEEP": deep}}), False
    steps = [{"name": f"step_{n}", "settings": nested({"apt_packages": ["git"]})} for n in range(40)]
    yield "40 steps", picture(goal="let_zenml_build", steps=steps), True
    hashes = [f"p{n}==1 --hash=sha256:{hashlib.sha256(str(n).encode()).hexdigest()}" for n in range(50)]
    yield "50 hashes", picture({"requirements": hashes}), True
    hashes = [f"p{n}==1 --hash=sha256:{hashlib.sha256(str(n).encode()).hexdigest()}" for n in range(134)]
    yield "a link of almost 8000 characters", picture({"requirements": hashes}), True

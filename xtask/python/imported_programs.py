"""Programs and run configurations written by hand, as they stand in projects."""

_HEAD = """from zenml import pipeline, step
from zenml.config import DockerSettings
"""

PROGRAMS = [
    _HEAD + 'docker_settings = DockerSettings(parent_image="a:1", skip_build=True)\n\n@pipeline(settings={"docker": docker_settings})\ndef train():\n    ...\n',
    _HEAD + '@pipeline(\n    settings={\n        "docker": DockerSettings(\n            requirements=["torch", "numpy"],  # why\n            apt_packages=["git",],\n        ),\n    },\n)\ndef train():\n    """It\'s a pipeline."""\n',
    _HEAD + '@step(settings={"docker": {"requirements": ["torch"]}})\ndef trainer() -> None:\n    ...\n\n@step\ndef loader() -> None:\n    ...\n\n@pipeline(settings={"docker": {"apt_packages": ["git"]}}, enable_cache=False)\ndef train():\n    trainer()\n    loader()\n',
    _HEAD + 'BASE = ["numpy", "pandas"]\nEXTRA = BASE + ["torch" "==2.4.0"]\nEXTRA += ["einops"]\nENV = {"A": "1"}\nENV2 = {**ENV, "B": "2"} | {"C": "3"}\ns = DockerSettings(requirements=EXTRA, environment=ENV2)\n\n@pipeline(settings={"docker": s})\ndef train():\n    ...\n',
    _HEAD + 'from zenml.integrations.constants import PYTORCH, OPEN_AI, PYTORCH_L, SKLEARN as SK\ns = DockerSettings(required_integrations=[PYTORCH, OPEN_AI, PYTORCH_L, SK])\n\n@pipeline(settings={"docker": s})\ndef train(): ...\n',
    _HEAD + 'from zenml.config.constants import DOCKER_SETTINGS_KEY as KEY\n\n@pipeline(settings={KEY: DockerSettings(user="zenml")})\ndef train(): ...\n',
    "import zenml\nimport zenml.config as zc\nfrom zenml.config.docker_settings import DockerBuildConfig as DBC, DockerBuildOptions, PythonPackageInstaller\ns = zc.DockerSettings(build_config=DBC(build_options=DockerBuildOptions(build_args={'A': 1}, platform='linux/amd64', nocache=True), dockerignore='x'), python_package_installer=PythonPackageInstaller.PIP)\n\n@zenml.pipeline(settings={'docker': s})\ndef train(): ...\n",
    _HEAD + 's = DockerSettings(parent_image="a:1")\n\n@pipeline\ndef train(): ...\n\ntrain = train.with_options(settings={"docker": s}, enable_cache=False)\n',
    _HEAD + '@pipeline(settings={"docker": DockerSettings(parent_image="a:1", environment={"A": 1})})\ndef train(): ...\n\nif __name__ == "__main__":\n    train = train.with_options(settings={"docker": DockerSettings(apt_packages=["git"])})\n',
    _HEAD + '@step\ndef trainer() -> None: ...\n\ntrainer = trainer.with_options(settings={"docker": DockerSettings(requirements=["torch"])})\n\n@pipeline\ndef train():\n    trainer()\n',
    _HEAD + '@step(name="fit", settings=dict(docker=DockerSettings(requirements=("torch", "numpy"))))\ndef trainer() -> None: ...\n\n@pipeline(name="nightly", dynamic=True)\ndef train():\n    trainer()\n',
    _HEAD + "import os\nimages = {'cpu': 'a:1', 'gpu': 'b:2'}\ns = DockerSettings(parent_image=images['gpu'], requirements=[*['a', 'b'], 'c'], apt_packages=list(('git',)))\n\n@pipeline(settings={'docker': s})\ndef train(): ...\n",
    _HEAD + "options = {'parent_image': 'a:1', 'user': 'me'}\ns = DockerSettings(**options, apt_packages=['git'])\n\n@pipeline(settings={'docker': s})\ndef train(): ...\n",
    _HEAD + "s = DockerSettings(requirements='requirements.txt', python_package_installer_args={'system': None, 'timeout': 60, 'rate': 1.5, 'on': True})\n\n@pipeline(settings={'docker': s})\ndef train(): ...\n",
    _HEAD + "s: DockerSettings = DockerSettings(\n    environment={\n        r'A': r'\\d',\n        'B': '''x\n  y''',\n        'C': 'a\\\n  b',\n        'D': 'it\\'s \\x41\\u00e9',\n        'E': ('one '\n              'two'),\n    },\n    prevent_build_reuse=not_this if False else True,\n)\n".replace("    prevent_build_reuse=not_this if False else True,\n", "") + "\n@pipeline(settings={'docker': s})\ndef train(): ...\n",
    _HEAD + "class Config:\n    parent_image = 'not this'\n\ndef helper():\n    s = DockerSettings(parent_image='nor this')\n    return s\n".replace("def helper", "def unused") + "\ns = DockerSettings(parent_image='a:1')\n\n@pipeline(settings={'docker': s})\ndef train(): ...\n",
    _HEAD + "s = DockerSettings(source_files='include', copy_files=False, build_options={'pull': True}, dockerignore='.di')\n\n@pipeline(settings={'docker': s})\ndef train(): ...\n",
    _HEAD + "s = DockerSettings(build_config={'build_options': '{\"nocache\": true, \"x_y\": [1, null]}'}, replicate_local_python_environment='pip_freeze')\n\n@pipeline(settings={'docker': s})\ndef train(): ...\n",
    "from zenml.config import DockerSettings\n\n\ndocker_settings = DockerSettings(\n    parent_image=\"registry.example.com/ml/train:1.0\",\n    skip_build=True,\n    allow_including_files_in_images=False,\n)\n",
    _HEAD + "a = b = DockerSettings(user='x')\n\n@pipeline(settings={'docker': b})\ndef train(): ...\n",
    _HEAD + "for name in ['x']:\n    pass\ntry:\n    s = DockerSettings(user='x')\n\n    @pipeline(settings={'docker': s})\n    def train(): ...\nexcept ValueError: pass\n",
    _HEAD + "s = DockerSettings(user='x', unknown_field=1, warn_about_plain_text_secrets=False); t = 1\n@pipeline(settings={'docker': s})\ndef train(): ...\n",
    _HEAD + "@pipeline(settings={'docker': DockerSettings(build_config=dict(build_options=dict(labels={'a': 'b'}, cache_from=['x'])))})\ndef train(): ...\n",
    _HEAD + "@pipeline(settings={'docker': DockerSettings(skip_build='yes', parent_image='x', install_stack_requirements=0, copy_files='off')})\ndef train(): ...\n",
]  # fmt: skip

RUN_CONFIGURATIONS = [
    "settings:\n  docker:\n    parent_image: a:1\n    skip_build: yes\n",
    "# a run\nenable_cache: off\nsettings:\n  docker: {requirements: [torch, 'numpy>=2'], apt_packages: [git]}\n  resources:\n    gpu_count: 1\nsteps:\n  trainer:\n    enable_cache: true\n    settings:\n      docker:\n        requirements:\n        - torch==2.4.0\n    parameters: {epochs: 1_0}\n",
    "base: &base\n  parent_image: a:1\nsettings: {docker: {<<: *base, user: x}}\n".replace("base: &base", "extra: &base"),
    "settings:\n  docker:\n    environment:\n      A: on\n      B: 012\n      C: 1:30\n      D: 1e3\n      E: 1.0e+3\n      F: ~\n      G: 0x1F\n      H: |\n        x\n        y\n      I: >-\n        x\n        y\n      J: 'no'\n      K: 3.10\n      L: \"\\u00e9\"\n",
    "settings:\n  docker:\n    build_config:\n      build_options: {build_args: {A: 1}, platform: linux/amd64, pull: True}\n      dockerignore: .di\n    parent_image_build_config: {build_options: {no_cache: y}}\n    dockerfile: Dockerfile\n",
    "settings:\n  docker: &d\n    apt_packages: [git]\nsteps:\n  a: {settings: {docker: *d}}\n  b: {settings: {docker: {<<: *d, user: me}}}\n",
    "{settings: {docker: {requirements: requirements.txt}}, steps: {a: {step_operator: sagemaker, settings: {docker: {user: x}}}}}",
    "settings:\n  docker:\n    requirements: []\n    apt_packages: []\n    environment: {}\n    parent_image: null\n    python_package_installer: pip\n",
    "settings:\n  docker:\n    source_files: download\n    copy_global_config: false\n",
    "steps:\n  a:\n    settings:\n      docker:\n        parent_image: x\n        skip_build: true\n",
    "settings:\n  docker:\n    python_package_installer_args:\n      system: null\n      index-url: https://example.com/simple # note\n      timeout: 60\n",
]  # fmt: skip

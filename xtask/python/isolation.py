"""Keeps ZenML's configuration folder, analytics, logging and warnings away. Import this before anything of ZenML."""

import atexit
import os
import shutil
import tempfile
import warnings

_configuration = tempfile.mkdtemp(prefix="zenml-configuration-")
atexit.register(shutil.rmtree, _configuration, ignore_errors=True)

os.environ.setdefault("ZENML_CONFIG_PATH", _configuration)
os.environ.setdefault("ZENML_ANALYTICS_OPT_IN", "false")
os.environ.setdefault("ZENML_DEBUG", "false")
os.environ["ZENML_LOGGING_VERBOSITY"] = "CRITICAL"
# Below 0.90 its value is written into every Dockerfile, so it must not come from the machine.
os.environ.pop("ZENML_LOGGING_COLORS_DISABLED", None)
warnings.simplefilter("ignore")

"""Runs a pipeline as a page ordered it, with ZenML's SDK, and waits for its end.

usage: launch.py MODULE, which is imported from the current folder. The order is in the environment, as SLIPWAY_LAUNCH.
"""

import importlib
import json
import os
import signal
import sys
import tempfile
import time

from zenml.client import Client
from zenml.pipelines.pipeline_definition import Pipeline
from zenml.utils.run_utils import stop_run

order = json.loads(os.environ["SLIPWAY_LAUNCH"])
sys.path.insert(0, os.getcwd())
module = importlib.import_module(sys.argv[1])
pipelines = {value.name: value for value in vars(module).values() if isinstance(value, Pipeline)}
if order["pipeline"] not in pipelines:
    sys.exit(f"{sys.argv[1]} has no pipeline {order['pipeline']!r}, but {', '.join(sorted(pipelines))}")

with tempfile.NamedTemporaryFile("w", suffix=".yaml") as file:
    # JSON is YAML.
    json.dump(order["run_configuration"], file)
    file.flush()
    run = pipelines[order["pipeline"]].with_options(config_path=file.name)()
print(f"Run {run.id}", flush=True)

# Whoever cancels the job stops the run.
signal.signal(signal.SIGTERM, signal.getsignal(signal.SIGINT))
try:
    while not run.status.is_finished:
        time.sleep(5)
        run = Client().get_pipeline_run(run.id)
except KeyboardInterrupt:
    stop_run(run)
    sys.exit("Stopped")
print(f"The run is {run.status.value}")
sys.exit(0 if run.status.is_successful else 1)

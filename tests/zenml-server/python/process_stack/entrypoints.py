"""ZenML's entrypoints, which work in `/app`, with a folder of their own in its place."""

import os
from unittest.mock import patch

from zenml.entrypoints.step_entrypoint_configuration import StepEntrypointConfiguration
from zenml.pipelines.dynamic.entrypoint_configuration import DynamicPipelineEntrypointConfiguration
from zenml.step_operators.step_operator_entrypoint_configuration import StepOperatorEntrypointConfiguration


class InFolder:
    """Prepares the code where it may write."""

    def prepare_code_environment(self) -> None:
        """Fetches the code, as in a container."""
        folder, makedirs, chdir = os.environ["PROCESS_APP"], os.makedirs, os.chdir
        here = lambda path: folder if path == "/app" else path  # noqa: E731
        with (
            patch("os.makedirs", lambda path, *args, **keywords: makedirs(here(path), *args, **keywords)),
            patch("os.chdir", lambda path: chdir(here(path))),
        ):
            super().prepare_code_environment()


class StepEntrypoint(InFolder, StepEntrypointConfiguration):
    """Of a step of a static pipeline."""


class IsolatedStepEntrypoint(InFolder, StepOperatorEntrypointConfiguration):
    """Of an isolated step of a dynamic pipeline."""


class DynamicEntrypoint(InFolder, DynamicPipelineEntrypointConfiguration):
    """Of a dynamic pipeline."""

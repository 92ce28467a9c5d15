"""What is replaced in ZenML while a case runs: the client's commands, source root, store and container engine."""

from contextlib import ExitStack
from unittest import mock

import isolation  # noqa: F401
import zenml.config.build_configuration as build_configuration
import zenml.utils.pipeline_docker_image_builder as image_builder
from zenml.config.global_config import GlobalConfiguration
from zenml.utils import source_utils

try:
    import zenml.pipelines.build_utils as build_utils
except ImportError:  # 0.58 and older
    import zenml.new.pipelines.build_utils as build_utils

__all__ = ["build_configuration", "build_utils", "image_builder", "replaced", "surroundings"]


def replaced(*replacements):
    """A context in which each attribute (owner, name, value) is replaced."""
    stack = ExitStack()
    for owner, name, value in replacements:
        stack.enter_context(mock.patch.object(owner, name, value))
    return stack


def surroundings(world):
    """What stands between ZenML and the machine; older releases have less of it."""
    engine = world.container_engine()
    yield image_builder, "subprocess", world.subprocess()
    yield source_utils, "get_source_root", lambda: world.root
    if hasattr(GlobalConfiguration, "uses_sql_store"):
        yield GlobalConfiguration, "uses_sql_store", property(lambda _: bool(world.case.get("uses_sql_store")))
    for module in (build_configuration, image_builder):
        if hasattr(module, "get_container_engine"):
            yield module, "get_container_engine", lambda: engine
    if hasattr(image_builder, "docker_utils"):
        yield image_builder.docker_utils, "is_local_image", world.is_image_local
        yield image_builder.docker_utils, "tag_image", world.tag_image

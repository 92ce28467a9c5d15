"""What a team has in its repository: pipelines on prebuilt images."""

import os
import time
from typing import Annotated

from zenml import pipeline, step
from zenml.config import DockerSettings

TRAIN = DockerSettings(parent_image="registry.example.com/team/train:1.0", skip_build=True)
GPU = DockerSettings(parent_image="registry.example.com/team/train-gpu:1.0", skip_build=True)


def image() -> str:
    """The image that this code runs in."""
    return str(os.environ.get("PROCESS_IMAGE"))


@step(enable_cache=False)
def load(rows: int = 3, pause: float = 0.0, source: str = "s3://data") -> Annotated[str, "load_image"]:
    """Loads rows."""
    print(f"load: {rows} rows of {source} in {image()}")
    end = time.monotonic() + pause
    while time.monotonic() < end:
        time.sleep(0.2)
    return image()


@step(enable_cache=False)
def report(seen: str) -> Annotated[str, "report_image"]:
    """Says what was seen."""
    print(f"report: {seen}, then {image()}")
    return image()


@step(enable_cache=False, settings={"docker": GPU})
def train(seen: str) -> Annotated[str, "train_image"]:
    """Trains, on an image of its own."""
    print(f"train: in {image()}")
    return image()


@step(enable_cache=False, runtime="isolated")
def alone() -> Annotated[str, "alone_image"]:
    """Runs in a container of its own."""
    print(f"alone: in {image()}")
    return image()


@pipeline(settings={"docker": TRAIN}, enable_cache=False)
def one_image():
    """A static pipeline with one image."""
    load()


@pipeline(settings={"docker": TRAIN}, enable_cache=False)
def two_images():
    """A static pipeline with two images."""
    train(load())


@pipeline(dynamic=True, settings={"docker": TRAIN}, enable_cache=False, depends_on=[alone])
def dynamic(rows: int = 3):
    """A dynamic pipeline, one step of which runs alone."""
    print(f"dynamic: {rows} rows in {image()}")
    report(alone())

"""The artifact store: a folder that server, runner and steps share."""

from zenml.artifact_stores.local_artifact_store import LocalArtifactStore


class SharedFolder(LocalArtifactStore):
    """ZenML's own store of a folder."""

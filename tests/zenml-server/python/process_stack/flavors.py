"""The flavors. A server imports this module to read the configurations, and nothing else of the package."""

from zenml.artifact_stores.local_artifact_store import LocalArtifactStoreConfig, LocalArtifactStoreFlavor
from zenml.config.base_settings import BaseSettings
from zenml.orchestrators.base_orchestrator import BaseOrchestratorConfig, BaseOrchestratorFlavor


class ProcessOrchestratorSettings(BaseSettings):
    """Settings of the orchestrator."""

    synchronous: bool = False


class ProcessOrchestratorConfig(BaseOrchestratorConfig, ProcessOrchestratorSettings):
    """Configuration of the orchestrator."""

    @property
    def is_local(self) -> bool:
        """A server refuses a stack with a local component."""
        return False

    @property
    def is_remote(self) -> bool:
        """Whoever starts a run need not wait for it."""
        return True

    @property
    def is_synchronous(self) -> bool:
        """Whether a start waits for the end."""
        return self.synchronous

    @property
    def supports_client_side_caching(self) -> bool:
        """Nothing is taken from the cache without a process."""
        return False


class ProcessOrchestratorFlavor(BaseOrchestratorFlavor):
    """The orchestrator's flavor."""

    @property
    def name(self) -> str:
        """Its name."""
        return "processes"

    @property
    def config_class(self):
        """Its configuration."""
        return ProcessOrchestratorConfig

    @property
    def implementation_class(self):
        """Its implementation."""
        from process_stack.orchestrator import ProcessOrchestrator

        return ProcessOrchestrator


class SharedFolderConfig(LocalArtifactStoreConfig):
    """Configuration of the artifact store."""

    @property
    def is_local(self) -> bool:
        """Everybody here can reach the folder."""
        return False


class SharedFolderFlavor(LocalArtifactStoreFlavor):
    """The artifact store's flavor."""

    @property
    def name(self) -> str:
        """Its name."""
        return "shared_folder"

    @property
    def config_class(self):
        """Its configuration."""
        return SharedFolderConfig

    @property
    def implementation_class(self):
        """Its implementation."""
        from process_stack.artifact_store import SharedFolder

        return SharedFolder

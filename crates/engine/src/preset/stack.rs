//! Common stacks.

use crate::catalog::Catalog;
use crate::config::{Component, ComponentType, Config};

/// A stack that many have.
#[derive(Debug)]
pub struct StackPreset {
    /// Its name in links to it.
    pub key: &'static str,
    /// Its name on screen.
    pub label: &'static str,
    /// What it is, in a sentence.
    pub about: &'static str,
    /// Its components.
    components: &'static [Part],
}

/// A component: its type, its flavor, and of a registry an address to be filled in.
#[derive(Debug)]
struct Part(ComponentType, &'static str, &'static str);

use ComponentType::{ArtifactStore, ContainerRegistry, ImageBuilder, Orchestrator, StepOperator};

const ECR: Part = Part(ContainerRegistry, "aws", "ACCOUNT.dkr.ecr.REGION.amazonaws.com");
const GAR: Part = Part(ContainerRegistry, "gcp", "REGION-docker.pkg.dev/project/repository");
const ACR: Part = Part(ContainerRegistry, "azure", "NAME.azurecr.io");
const BUILT_HERE: Part = Part(ImageBuilder, "local", "");

/// The stacks, in the order of the page.
pub const STACKS: &[StackPreset] = &[
    StackPreset {
        key: "local",
        label: "Local",
        about: "Everything on this machine, without containers",
        components: &[Part(Orchestrator, "local", ""), Part(ArtifactStore, "local", "")],
    },
    StackPreset {
        key: "local-docker",
        label: "Local containers",
        about: "Each step in a container on this machine",
        components: &[Part(Orchestrator, "local_docker", ""), Part(ArtifactStore, "local", ""), BUILT_HERE],
    },
    StackPreset {
        key: "aws-sagemaker",
        label: "AWS, SageMaker",
        about: "SageMaker runs the steps, with data on S3 and images in ECR",
        components: &[Part(Orchestrator, "sagemaker", ""), Part(ArtifactStore, "s3", ""), ECR, BUILT_HERE],
    },
    StackPreset {
        key: "aws-kubernetes",
        label: "AWS, Kubernetes",
        about: "A cluster on EKS runs the steps, SageMaker single ones, with data on S3 and images in ECR",
        components: &[
            Part(Orchestrator, "kubernetes", ""),
            Part(ArtifactStore, "s3", ""),
            ECR,
            BUILT_HERE,
            Part(StepOperator, "sagemaker", ""),
        ],
    },
    StackPreset {
        key: "aws-skypilot",
        label: "AWS, SkyPilot",
        about: "Machines with GPUs that SkyPilot starts, with data on S3 and images in ECR",
        components: &[Part(Orchestrator, "vm_aws", ""), Part(ArtifactStore, "s3", ""), ECR, BUILT_HERE],
    },
    StackPreset {
        key: "gcp-vertex",
        label: "Google Cloud, Vertex AI",
        about: "Vertex AI runs the steps and Cloud Build builds, with data on Cloud Storage and images in Artifact Registry",
        components: &[
            Part(Orchestrator, "vertex", ""),
            Part(ArtifactStore, "gcp", ""),
            GAR,
            Part(ImageBuilder, "gcp", ""),
        ],
    },
    StackPreset {
        key: "gcp-kubernetes",
        label: "Google Cloud, Kubernetes",
        about: "A cluster on GKE runs the steps, with data on Cloud Storage and images in Artifact Registry",
        components: &[Part(Orchestrator, "kubernetes", ""), Part(ArtifactStore, "gcp", ""), GAR, BUILT_HERE],
    },
    StackPreset {
        key: "azure-azureml",
        label: "Azure, AzureML",
        about: "AzureML runs the steps, with data on Blob Storage and images in Azure's registry",
        components: &[Part(Orchestrator, "azureml", ""), Part(ArtifactStore, "azure", ""), ACR, BUILT_HERE],
    },
    StackPreset {
        key: "azure-kubernetes",
        label: "Azure, Kubernetes",
        about: "A cluster on AKS runs the steps, with data on Blob Storage and images in Azure's registry",
        components: &[Part(Orchestrator, "kubernetes", ""), Part(ArtifactStore, "azure", ""), ACR, BUILT_HERE],
    },
    StackPreset {
        key: "kubernetes",
        label: "Kubernetes, on your own premises",
        about: "Your own cluster runs the steps and builds with kaniko, with data on MinIO or anything else that speaks S3",
        components: &[
            Part(Orchestrator, "kubernetes", ""),
            Part(ArtifactStore, "s3", ""),
            Part(ContainerRegistry, "default", "registry.example.com"),
            Part(ImageBuilder, "kaniko", ""),
        ],
    },
    StackPreset {
        key: "kubeflow",
        label: "Kubeflow",
        about: "Kubeflow Pipelines runs the steps, with data on anything that speaks S3",
        components: &[
            Part(Orchestrator, "kubeflow", ""),
            Part(ArtifactStore, "s3", ""),
            Part(ContainerRegistry, "default", "registry.example.com"),
            BUILT_HERE,
        ],
    },
];

/// Whether an address is one of the common stacks' with parts to be filled in; one below `example.com` says so itself.
pub(crate) fn is_example(address: &str) -> bool {
    let parts = STACKS.iter().flat_map(|stack| stack.components);
    !address.contains("example.com") && parts.into_iter().any(|Part(_, _, uri)| !uri.is_empty() && *uri == address)
}

impl StackPreset {
    /// The first flavor that the release does not have; `None` where it has all of them.
    pub fn missing(&self, catalog: &Catalog) -> Option<(ComponentType, &'static str)> {
        let missing = self.components.iter().find(|Part(of, flavor, _)| catalog.flavor(*of, flavor).is_none());
        missing.map(|Part(of, flavor, _)| (*of, *flavor))
    }

    /// Puts the stack in the place of the one that is there. Whether the client uses a database directly stays.
    pub fn apply(&self, config: &mut Config) {
        let components = self
            .components
            .iter()
            .map(|Part(of, flavor, uri)| Component { uri: (*uri).to_owned(), ..Component::new(*of, *flavor) });
        config.stack.components = components.collect();
    }
}

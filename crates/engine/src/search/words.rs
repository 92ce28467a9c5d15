//! What flavors and integrations are for, in words that people search by.

use crate::config::ComponentType;

/// A name per line, behind it its words.
const WORDS: &str = "\
airflow apache scheduler dag schedule
argilla annotation labelling feedback human text llm
aws amazon cloud ecr sagemaker s3 codebuild apprunner
azure microsoft cloud blob acr azureml
azureml azure microsoft cloud gpu machine learning
b2 backblaze bucket object storage cloud s3
baseten gpu inference serving training serverless
bentoml serving inference deploy model api rest
bitbucket git code repository atlassian
comet experiment tracking metrics dashboard
databricks spark cluster lakehouse cloud gpu
datadog logs monitoring observability
deepchecks data validation drift quality test report vision
default registry docker any private harbor gitlab quay on-premises
digitalocean spaces bucket object storage cloud registry
discord chat notification alert message
docker container local serving
dockerhub docker hub registry public
evidently data drift validation quality monitoring report
facets data visualisation statistics
feast feature store features online offline redis
gcp google cloud gcs bucket vertex artifact registry gar cloudbuild cloudrun
github ghcr registry git code repository packages
gitlab git code repository
great_expectations data validation quality expectations test
huggingface transformers datasets hub nlp llm gpu inference spaces endpoint
hyperai gpu instance vm machine
jax gpu tpu flax arrays deep learning
kaniko build image kubernetes cluster no docker daemonless
kserve serving inference kubernetes model
kubeflow kubernetes k8s pipelines cluster gpu
kubernetes k8s cluster gpu eks gke aks minikube on-premises pods
label_studio annotation labelling images text audio
langchain llm chains agents rag prompts
lightgbm gradient boosting trees tabular
lightning gpu studio cloud training
local machine laptop development computer simple
local_docker container machine laptop development docker
mlflow experiment tracking metrics model registry serving autolog
mlx apple silicon arrays mac
modal gpu serverless cloud functions
neptune experiment tracking metrics dashboard
neural_prophet time series forecasting
numpy arrays matrix numeric
openai llm gpt chat
otel opentelemetry logs telemetry observability
pandas dataframe table csv data
pigeon annotation labelling notebook jupyter
pillow images pictures pil
polars dataframe table parquet data
prodigy annotation labelling text nlp spacy
pycaret automl low code tabular
pytorch torch deep learning gpu cuda neural network
pytorch_lightning torch lightning deep learning gpu trainer
runai gpu cluster kubernetes scheduling nvidia
s3 aws amazon bucket object storage minio ceph r2 cloud
sagemaker aws amazon gpu training spot cloud
scipy science statistics sparse numeric
seldon serving inference kubernetes model deploy
sklearn scikit-learn machine learning classifier regression tabular
skypilot_aws vm gpu spot ec2 amazon cloud
skypilot_azure vm gpu spot microsoft cloud
skypilot_gcp vm gpu tpu spot google cloud
skypilot_kubernetes k8s gpu cluster
skypilot_lambda gpu vm cloud labs
slack chat notification alert message
spark big data cluster distributed pyspark
spark-kubernetes big data cluster distributed pyspark k8s
ssh remote machine server host gpu on-premises
tekton kubernetes k8s pipelines ci cluster
tensorboard tensorflow visualisation training curves
tensorflow keras deep learning gpu neural network
trackio experiment tracking metrics huggingface local
typesafe data types
vertex google cloud gcp gpu tpu ai training
vllm llm inference serving gpu
vm_aws skypilot gpu spot ec2 amazon machine
vm_azure skypilot gpu spot microsoft machine
vm_gcp skypilot gpu tpu spot google machine
vm_kubernetes skypilot k8s gpu cluster
vm_lambda skypilot gpu labs machine
wandb weights biases experiment tracking metrics dashboard
whylogs data profiling drift logging quality
xgboost gradient boosting trees tabular";

/// The words of a name; empty for one that is not known.
pub(super) fn of(name: &str) -> &'static str {
    let mut lines = WORDS.lines().filter_map(|line| line.split_once(' '));
    lines.find(|(known, _)| *known == name).map_or("", |(_, words)| words)
}

/// What all flavors of a type are for.
pub(super) const fn of_type(component_type: ComponentType) -> &'static str {
    match component_type {
        ComponentType::Orchestrator => "orchestrator run pipeline steps workflow",
        ComponentType::ArtifactStore => "artifact store storage bucket files data",
        ComponentType::ContainerRegistry => "container registry images push pull",
        ComponentType::StepOperator => "step operator run single step gpu compute",
        ComponentType::FeatureStore => "feature store features",
        ComponentType::ModelDeployer => "model deployer serving inference endpoint",
        ComponentType::ExperimentTracker => "experiment tracker tracking metrics",
        ComponentType::Alerter => "alerter alert notification message",
        ComponentType::Annotator => "annotator annotation labels labelling",
        ComponentType::DataValidator => "data validator validation drift quality",
        ComponentType::ImageBuilder => "image builder build docker",
        ComponentType::ModelRegistry => "model registry versions",
        ComponentType::Deployer => "deployer deployment pipeline serving http",
        ComponentType::LogStore => "log store logs",
        ComponentType::Sandbox => "sandbox isolated code execution",
    }
}

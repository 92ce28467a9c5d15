//! ZenML's requirement gathering and DockerSettings logic, as functions over values.

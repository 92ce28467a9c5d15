"""A ZenML stack without containers: its orchestrator takes the image of each step where Kubernetes and the others take it, and
runs the step as a process that is told the image's name. Not local, so that a server may start runs on it."""

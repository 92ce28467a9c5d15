//! What a text is, from its name and what stands in it.

use engine::{Config, share};
use importing::{Kind, recognise};

#[test]
fn a_pasted_text_is_recognised_by_what_stands_in_it() {
    let link = share::encode(&Config::new("0.98.0", "3.12")).text;
    let cases = [
        ("docker_settings = DockerSettings(parent_image=\"x\")", Some(Kind::Python)),
        ("DockerSettings(\n    requirements=[\"torch\"],\n)", Some(Kind::Python)),
        ("from zenml import pipeline\n\n@pipeline\ndef train(): ...", Some(Kind::Python)),
        ("settings:\n  docker:\n    parent_image: x\n", Some(Kind::RunConfigurationYaml)),
        ("docker:\n  requirements:\n    - torch\n", Some(Kind::RunConfigurationYaml)),
        ("parent_image: x\nskip_build: true\n", Some(Kind::RunConfigurationYaml)),
        ("enable_cache: false\n", Some(Kind::RunConfigurationYaml)),
        ("{\"settings\": {\"docker\": {}}}", Some(Kind::RunConfigurationJson)),
        ("{\"parent_image\": \"x\"}", Some(Kind::RunConfigurationJson)),
        ("{\"components\": {\"orchestrator\": []}}", Some(Kind::StackJson)),
        ("stack_name: x\ncomponents:\n  orchestrator:\n  - flavor: local\n", Some(Kind::StackYaml)),
        ("torch>=2\nnumpy\n", Some(Kind::Requirements)),
        ("# pinned\n-r base.txt\ntorch==2.4.0 \\\n  --hash=sha256:ab\n", Some(Kind::Requirements)),
        ("torch", Some(Kind::Requirements)),
        ("xgboost>=1.0.0 scikit-learn", Some(Kind::ExportedRequirements)),
        ("\"xgboost>=1.0.0\"", Some(Kind::ExportedRequirements)),
        ("[project]\nname = \"x\"\n", Some(Kind::Pyproject)),
        ("[tool.poetry]\nname = \"x\"\n[tool.poetry.dependencies]\npython = \"^3.9\"\n", Some(Kind::Pyproject)),
        ("FROM python:3.12\nRUN pip install x\n", Some(Kind::Dockerfile)),
        ("# note\nARG V=1\nfrom a:$V\n", Some(Kind::Dockerfile)),
        (link.as_str(), Some(Kind::Slipway)),
        ("", None),
        ("Dear all, please find the settings below.", None),
    ];
    for (text, expected) in cases {
        assert_eq!(recognise(text, ""), expected, "{text}");
    }
    assert_eq!(recognise(&format!("https://slipway.example.com/app/#{link}"), ""), Some(Kind::Slipway));
}

#[test]
fn the_name_of_a_file_decides_where_it_says_enough() {
    let cases = [
        ("x", "requirements-dev.txt", Some(Kind::Requirements)),
        ("x", "Dockerfile.gpu", Some(Kind::Dockerfile)),
        ("x = 1", "docker/train.dockerfile", Some(Kind::Dockerfile)),
        ("a = 1", "pyproject.toml", Some(Kind::Pyproject)),
        ("x = 1", "run.py", Some(Kind::Python)),
        ("a: 1", "config.yaml", Some(Kind::RunConfigurationYaml)),
        ("components: {orchestrator: []}", "stack.yml", Some(Kind::StackYaml)),
        ("{\"a\": 1}", "C:\\x\\run.json", Some(Kind::RunConfigurationJson)),
        ("v=1&zenml=0.98.0", "mine.slipway.json", Some(Kind::Slipway)),
        ("torch>=2", "notes.md", Some(Kind::Requirements)),
    ];
    for (text, name, expected) in cases {
        assert_eq!(recognise(text, name), expected, "{name}");
    }
}

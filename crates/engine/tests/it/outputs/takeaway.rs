//! Copying as Markdown and downloading as a zip archive, read by other programs.

use super::{catalog, documents, program, random};
use engine::archive::{File, files, zip};
use engine::config::{Config, Goal};
use engine::markdown::markdown;
use engine::{Document, Language, Origin, Situation, outcome};
use serde_json::{Value, json};

const LINK: &str = "https://slipway.example.com/#v=1&k=00000000&zenml=0.98.0&requirements=a%3D%3D1(b)";

/// Markdown-it, which ZenML's own installation brings along, finds one block of code and no heading in it.
#[test]
fn no_content_breaks_out_of_its_block_of_code() {
    let catalog = catalog();
    let mut all: Vec<Document> = random::configs(60).flat_map(|config| documents(&config, &catalog)).collect();
    let mut hostile = Document::new("a`b``c", Language::Plain);
    for line in ["```", "````dockerfile", "# Heading", "~~~", "<script>", "    ```", "`````", "", "- ```"] {
        hostile.push(line, Origin::Zenml);
    }
    all.push(hostile.clone());
    hostile.final_newline = false;
    all.push(hostile);
    all.push(Document::new("empty", Language::Plain));
    let requests: Vec<String> = all
        .iter()
        .map(|document| json!({ "markdown": markdown(document, LINK), "text": document.text() }).to_string())
        .collect();
    let read = "import json, sys\n\
        from markdown_it import MarkdownIt\n\
        for line in sys.stdin:\n\
        \x20   request = json.loads(line)\n\
        \x20   tokens = MarkdownIt().parse(request['markdown'])\n\
        \x20   fences = [token for token in tokens if token.type == 'fence']\n\
        \x20   links = [inner.attrs['href'] for token in tokens for inner in token.children or [] if inner.type == 'link_open']\n\
        \x20   text = request['text'] if not request['text'] or request['text'].endswith('\\n') else request['text'] + '\\n'\n\
        \x20   text = text.replace('\\r\\n', '\\n').replace('\\r', '\\n').replace('\\0', '\\ufffd')\n\
        \x20   assert [token.type for token in tokens] == ['paragraph_open', 'inline', 'paragraph_close', 'fence'], tokens\n\
        \x20   print(json.dumps({'same': fences[0].content == text, 'link': links}))\n";
    let answers = program::python(&["-c", read], &requests.join("\n"));
    assert_eq!(answers.lines().count(), all.len());
    for (answer, document) in answers.lines().zip(&all) {
        let answer: Value = serde_json::from_str(answer).expect("an answer is JSON");
        assert_eq!(answer, json!({ "same": true, "link": [LINK] }), "{}", markdown(document, LINK));
    }
}

#[test]
fn a_document_without_a_link_has_none() {
    let mut document = Document::new("run_configuration.json", Language::Plain);
    document.push("{}", Origin::Zenml);
    assert_eq!(markdown(&document, ""), "`run_configuration.json`\n\n```json\n{}\n```\n");
}

fn files_of(config: &Config) -> Vec<File> {
    let catalog = catalog();
    files(&Situation::of(config, &catalog), &outcome(config, &catalog), LINK)
}

/// Python's zipfile unpacks every archive to the same names and texts.
#[test]
fn an_archive_is_unpacked_to_what_went_in() {
    let mut requests = Vec::new();
    let configs = random::configs(60).chain([super::recipe::prebuilt()]);
    let hostile = vec![
        File { path: "größe/日本.txt".into(), text: "é\r\n\0".into() },
        File { path: "empty".into(), text: String::new() },
    ];
    for files in configs.map(|config| files_of(&config)).chain([hostile, Vec::new()]) {
        let bytes: String = zip(&files).iter().map(|byte| format!("{byte:02x}")).collect();
        let expected: Vec<Value> = files.iter().map(|file| json!([file.path, file.text])).collect();
        requests.push(json!({ "zip": bytes, "files": expected }).to_string());
    }
    let read = "import io, json, sys, zipfile\n\
        for line in sys.stdin:\n\
        \x20   request = json.loads(line)\n\
        \x20   archive = zipfile.ZipFile(io.BytesIO(bytes.fromhex(request['zip'])))\n\
        \x20   assert archive.testzip() is None\n\
        \x20   found = [[info.filename, archive.read(info).decode()] for info in archive.infolist()]\n\
        \x20   assert len(set(archive.namelist())) == len(found)\n\
        \x20   assert all(info.date_time == (1980, 1, 1, 0, 0, 0) for info in archive.infolist())\n\
        \x20   modes = {info.filename: info.external_attr >> 16 for info in archive.infolist()}\n\
        \x20   assert modes.get('build.sh', 0o100755) == 0o100755\n\
        \x20   print(found == request['files'])\n";
    let answers = program::python(&["-c", read], &requests.join("\n"));
    assert_eq!(answers.lines().filter(|answer| *answer == "True").count(), requests.len());
}

#[test]
fn each_goal_gives_out_its_files() {
    let names = |config: &Config| files_of(config).into_iter().map(|file| file.path).collect::<Vec<_>>();
    let mut config = super::recipe::prebuilt();
    assert_eq!(
        names(&config),
        [
            "Dockerfile",
            "requirements.txt",
            ".dockerignore",
            "build.sh",
            ".github/workflows/image.yaml",
            ".gitlab-ci.yml",
            "checklist.md",
            "docker_settings.py",
            "run_configuration.yaml",
            "run_configuration.json",
            "plan.svg",
            "link.txt",
        ]
    );
    config.goal = Goal::LetZenmlBuild;
    assert!(
        names(&config).contains(&"orchestrator/.zenml_integration_requirements".to_owned()),
        "{:?}",
        names(&config)
    );
    config.goal = Goal::Reuse;
    assert!(names(&config).contains(&"find_image.py".to_owned()));
    assert_eq!(zip(&files_of(&config)), zip(&files_of(&config)));
}

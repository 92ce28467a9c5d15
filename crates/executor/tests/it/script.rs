//! The commands for a shell: what they look like. That they launch is shown with the real server.

use crate::records::source;
use executor::{Address, Call, Identity, Json, Plan, Wish, script};
use std::io::Write;
use std::process::{Command, Stdio};

fn address() -> Address {
    Address::parse("https://zenml.example.com").unwrap()
}

/// Runs a text in a shell with a `curl` that prints its arguments and its standard input.
fn in_shell(text: &str) -> String {
    let folder = std::env::temp_dir().join(format!("slipway-curl-{}", std::process::id()));
    std::fs::create_dir_all(&folder).unwrap();
    let curl = folder.join("curl");
    std::fs::write(&curl, "#!/bin/sh\nfor word in \"$@\"; do echo \"<$word>\"; done\ncat\n").unwrap();
    assert!(Command::new("chmod").args(["700"]).arg(&curl).status().unwrap().success());
    let path = format!("{}:{}", folder.display(), std::env::var("PATH").unwrap());
    let mut shell = Command::new("sh")
        .env("PATH", path)
        .env("ZENML_API_KEY", "the key")
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .spawn()
        .unwrap();
    shell.stdin.take().unwrap().write_all(text.as_bytes()).unwrap();
    let output = shell.wait_with_output().unwrap();
    assert!(output.status.success(), "{text}");
    String::from_utf8(output.stdout).unwrap()
}

#[test]
fn whatever_stands_in_a_call_reaches_curl_as_it_is() {
    let strange = "it's $HOME `id` \\ \"x\" \u{1f680}\n$(false)";
    let body = Json::object([("text", strange.into())]);
    let call = Call::post(&["pipeline_builds"], body.clone()).with("name", strange).once(Identity::NIL);
    let printed = in_shell(&call.curl(&address()));
    let (arguments, input) = printed.split_once('{').unwrap();
    assert_eq!(Json::parse(&format!("{{{input}")), Some(body));
    let target = "https://zenml.example.com/api/v1/pipeline_builds?name=it%27s%20%24HOME%20%60id%60%20%5C%20%22x%22%20%F0%9F%9A%80%0A%24%28false%29";
    assert!(arguments.contains(&format!("<{target}>")), "{arguments}");
    assert!(arguments.contains("<--oauth2-bearer>\n<the key>\n"), "{arguments}");
    assert!(arguments.contains(&format!("<Idempotency-Key: {}>", Identity::NIL)), "{arguments}");
}

#[test]
fn a_question_sends_no_body_and_a_login_the_key_of_the_environment() {
    let question = Call::get(&["info"]).open().curl(&address());
    assert_eq!(
        question,
        "curl --fail-with-body --silent --show-error --request GET \\\n  https://zenml.example.com/api/v1/info"
    );
    let printed = in_shell(&format!("{} </dev/null", Call::login().curl(&address())));
    assert!(printed.contains("<--data-urlencode>\n<password=the key>\n"), "{printed}");
}

#[test]
fn the_script_holds_no_secret_and_no_id_that_a_reply_has_to_bring() {
    let source = source("two-images");
    let plan = Plan::new(&source, &Wish::on(&source, "registry.example.com/team/train:2.0"), "0.98.0");
    let text = script(&plan, &address(), Identity::of_random([7; 16])).text();
    assert!(text.contains("ZENML_API_KEY") && !text.contains("Bearer"));
    for (variable, count) in [("$BUILD_ID", 1), ("${SNAPSHOT_ID}", 1)] {
        assert_eq!(text.matches(variable).count(), count, "{variable}");
    }
    // No line is longer than a terminal takes when it is pasted.
    assert!(text.lines().all(|line| line.len() < 4096));
}

#[test]
fn a_name_that_would_end_a_comment_does_not() {
    let mut source = source("one-image");
    source.snapshot.summary.pipeline.name = "a\nrm -rf /".into();
    let plan = Plan::new(&source, &Wish::on(&source, "a:1"), "0.98.0");
    let text = script(&plan, &address(), Identity::NIL).text();
    assert_eq!(text.lines().next(), Some("# Launches a rm -rf / on a:1."));
}

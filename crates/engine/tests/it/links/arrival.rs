//! Links as they arrive: through mail programs, chats and hands.

use super::picture::picture;
use engine::problem::ProblemKind;
use engine::share::{Carrier, decode, encode, is_link};
use engine::{Config, Field};

fn config() -> Config {
    let mut config = Config::new("0.98.0", "3.12");
    config.settings.type_text(Field::Requirements, "torch==2.4.0+cu121\npyarrow>=15,<18");
    config
        .settings
        .type_text(Field::Environment, "HF_HOME=/opt/hf\nGREETING=hello + world %41\nNOTE=ends with (a bracket)");
    config
}

#[test]
fn what_programs_do_to_links_is_undone() {
    let text = encode(&config()).text;
    let wrapped: Vec<String> =
        text.as_bytes().chunks(60).map(|line| String::from_utf8_lossy(line).into_owned()).collect();
    let arrived = [
        format!("#{text}"),
        format!("#!{text}"),
        format!("%23{text}"),
        format!("https://slipway.example.com/page/#{text}"),
        format!("https://slipway.example.com/%23{text}"),
        format!(" {text}\n"),
        format!("<{text}>"),
        format!("{text}."),
        format!("{text}),"),
        format!("{text}\"'?!;:]"),
        wrapped.join("\r\n  "),
        text.replace('&', "&amp;"),
        text.replace("%20", "+"),
        text.replace('%', "%25"),
        text.replace('%', "%25").replace('&', "%26").replace('=', "%3D"),
        text.replace('/', "%2F").replace("%2C", ","),
        text.replace("%2B", "%2b").replace("%3D", "%3d"),
    ];
    for arrived in arrived {
        let opened = decode(&arrived, Carrier::Link).unwrap_or_else(|refused| panic!("{arrived}: {}", refused.why));
        assert!(opened.checked && opened.notices.is_empty(), "{arrived}");
        assert_eq!(picture(&opened.config), picture(&config()), "{arrived}");
    }
}

#[test]
fn what_cannot_be_undone_is_refused_with_a_reason() {
    let text = encode(&config()).text;
    let cases = [
        (String::new(), "empty"),
        ("#".into(), "empty"),
        (text.to_lowercase().replace("hf_home", "HF_Home"), "altered"),
        (text.replace("cu121", "cu124"), "altered"),
        (text.replace("v=1", "v=2"), "version 2"),
        (text.replace("v=1&", ""), "version"),
        (text.replace("&k=", "&k=0"), "checksum"),
        ("v=1&goal=reuse".into(), "release"),
        ("v=1&zenml=0.98.0&x=%ff".into(), "bytes"),
        ("v1z.AAAA.00000000".into(), "packed"),
        (format!("v=1&zenml=0.98.0&user={}", "x".repeat(20_000)), "16384"),
        (format!("v=1&zenml=0.98.0&user={}", "x".repeat(1_025)), "1024"),
        (format!("v=1&zenml=0.98.0&{}=1", "x".repeat(129)), "128"),
        ("v=1&zenml=0.98.0&environment.A=1%0AUSER%20root".into(), "line breaks"),
        ("v=1&zenml=0.98.0&apt_packages=git%00".into(), "invisible"),
        ("v=1&zenml=0.98.0&apt_packages=~[%22a%5Cnb%22%5D".into(), "invisible"),
        ("v=1&zenml=0.98.0&user=%E2%80%AEtoor".into(), "invisible"),
        ("v=1&zenml=0.98.0&user=~[[[[[[[[[[1]]]]]]]]]%5D".into(), "invisible"),
        (format!("v=1&zenml=0.98.0&apt_packages={}a", "a,".repeat(200)), "200 apt_packages"),
        (format!("v=1&zenml=0.98.0{}", "&requirements=a".repeat(501)), "500 requirements"),
    ];
    for (text, reason) in cases {
        let refused = decode(&text, Carrier::Link).expect_err(&text);
        assert!(refused.why.contains(reason), "{text}: {}", refused.why);
    }
}

#[test]
fn a_link_by_hand_opens_unchecked_and_says_what_it_could_not_use() {
    let text = "v=1&zenml=0.98.0&goal=fly&future=1&skip_build=true&shm_size=2&user=a&user=b&dynamic=perhaps\
                &stack.container_registry.uri=x&build_config.build_options.shm_size=64&environment=A";
    let opened = decode(text, Carrier::Link).unwrap();
    let told: Vec<String> = opened
        .notices
        .iter()
        .map(|notice| match &notice.kind {
            ProblemKind::UncheckedLink => "unchecked".to_owned(),
            ProblemKind::UnknownKey(key) => format!("unknown {key}"),
            ProblemKind::UnusableValue { key, value } => format!("{key} not {value}"),
            other => format!("{other:?}"),
        })
        .collect();
    let expected = [
        "unchecked",
        "goal not fly",
        "unknown future",
        "unknown shm_size",
        "user not b",
        "dynamic not perhaps",
        "stack.container_registry.uri not x",
        "environment not A",
    ];
    assert_eq!(told, expected);
    assert!(!opened.checked);
    assert_eq!(
        opened.config.settings.keywords(),
        engine::PythonValue::from_json(
            "{\"skip_build\": true, \"user\": \"a\", \"build_config\": {\"build_options\": {\"shm_size\": 64}}}"
        )
        .and_then(|value| match value {
            engine::PythonValue::Dict(entries) => Some(entries),
            _ => None,
        })
        .unwrap_or_default()
    );
    assert_eq!(opened.config.unrecognised, [("future".into(), "1".into()), ("shm_size".into(), "2".into())]);
}

#[test]
fn a_link_is_offered_up_to_a_length_and_without_line_breaks() {
    let mut long = config();
    long.settings.type_text(Field::LocalProjectInstallCommand, "x".repeat(8_000));
    assert!(encode(&long).link().is_err());
    let mut broken = config();
    broken.settings.type_text(Field::User, "a\nb");
    assert!(encode(&broken).link().is_err());
    let shared = encode(&config());
    assert_eq!(shared.link(), Ok(shared.text.as_str()));
}

#[test]
fn a_place_on_the_page_is_no_link() {
    assert!(!is_link("") && !is_link("outputs") && !is_link("requirements"));
    assert!(is_link("v=1&zenml=0.98.0") && is_link("v%3D1%26zenml%3D0.98.0") && is_link("v1z.abc.00000000"));
}

#[test]
#[allow(clippy::disallowed_types, reason = "a test may look at the clock")]
fn hostile_texts_are_answered_at_once() {
    let hostile = [
        "&".repeat(16_000),
        "=".repeat(16_000),
        "%".repeat(16_000),
        "v=1&zenml=1&".to_owned() + &"environment.a=&".repeat(1_000),
        "v=1&zenml=1&".to_owned() + &"command=a&".repeat(1_600),
        "v=1&zenml=1&step=a&".to_owned() + &"step.a=&".repeat(2_000),
        "v=1&zenml=1&user=~".to_owned() + &"[".repeat(16_000),
        "v=1&zenml=1&user=~".to_owned() + &"{\"a\":".repeat(3_000),
        "v=1&k=00000000&zenml=1&user=".to_owned() + &"%25".repeat(5_000),
        "#%23".repeat(4_000),
        "v=1&zenml=1&file=a&file.text=".to_owned() + &"-----BEGIN ".repeat(1_400),
        "v=1&zenml=1&file=a&file.text=".to_owned() + &"://".repeat(5_000),
        "v=1&zenml=1&file=a&file.text=".to_owned() + &"a:".repeat(8_000),
    ];
    for text in hostile {
        let began = std::time::Instant::now();
        if let Ok(opened) = decode(&text, Carrier::Link) {
            let _ = encode(&opened.config);
        }
        // An unoptimised build on a busy machine: a tenth of this is usual.
        assert!(began.elapsed().as_millis() < 500, "{:?} for {:.40}", began.elapsed(), text);
    }
}

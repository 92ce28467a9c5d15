//! A link that cannot be opened: what could be read of it, and what can be told about it.

use engine::problem::ProblemKind;
use engine::share::{Carrier, Shared, decode, diagnosis, encode, salvage};
use engine::{Config, Field, PythonValue, Severity};

fn shared() -> Shared {
    let mut config = Config::new("0.97.0", "3.11");
    config.settings.type_text(Field::Requirements, "pandas==2.2.2\npyarrow>=15,<18\nnumpy<2");
    config.settings.type_text(Field::Environment, "HF_HOME=/opt/hf\nMY_CITY=Springfield");
    encode(&config)
}

#[test]
fn what_could_be_read_of_a_link_that_was_cut_off_is_shown_and_named_as_that() {
    let shared = shared();
    for text in [&shared.text[..130], &shared.packed()[..140]] {
        assert!(decode(text, Carrier::Link).is_err());
        let opened = salvage(text).unwrap();
        assert!(!opened.checked);
        assert_eq!(opened.config.release, "0.97.0");
        let first = opened.config.settings.value(Field::Requirements);
        assert!(
            matches!(first, Some(PythonValue::List(items)) if items.first() == Some(&PythonValue::text("pandas==2.2.2")))
        );
        let notice = opened.notices.first().unwrap();
        assert_eq!(notice.severity, Severity::Error);
        assert!(matches!(&notice.kind, ProblemKind::SalvagedLink(why) if why.contains("cut off")), "{notice:?}");
    }
}

#[test]
fn an_altered_link_is_salvaged_and_a_whole_one_is_just_opened() {
    let shared = shared();
    let opened = salvage(&shared.text.replace("pandas", "pandae")).unwrap();
    assert!(!opened.checked && matches!(opened.notices[0].kind, ProblemKind::SalvagedLink(_)));
    assert_eq!(salvage(&shared.text), decode(&shared.text, Carrier::Link));
}

#[test]
fn limits_and_versions_hold_for_what_is_salvaged() {
    for text in [
        "v=2&zenml=0.98.0".to_owned(),
        "v=1&k=00000000&zenml=0.98.0&environment.A=1%0AUSER%20root".to_owned(),
        format!("v=1&k=00000000&zenml=0.98.0{}", "&requirements=a".repeat(501)),
        "v1z.AAAA".to_owned(),
        "x".repeat(20_000),
    ] {
        assert!(salvage(&text).is_err(), "{text:.60}");
    }
}

#[test]
fn a_diagnosis_tells_lengths_and_keys_and_no_value() {
    let shared = shared();
    for text in [&shared.text[..shared.text.len() - 4], &shared.packed()[..shared.packed().len() - 20]] {
        let told = diagnosis(&format!("https://slipway.example.com/#{text}."));
        assert!(told.contains("cut off") && told.contains(&format!("the link {}", text.len())), "{told}");
        assert!(told.contains("\nzenml 6\n") && told.contains("\nrequirements 13\n"), "{told}");
        assert!(!told.contains("pandas") && !told.contains("0.97.0") && !told.contains("/opt"), "{told}");
    }
    let secret = "v=1&k=00000000&zenml=0.98.0&x.ghp_0123456789abcdefghijABCDEFGHIJ012345=1";
    assert!(!diagnosis(secret).contains("ghp_"), "{}", diagnosis(secret));
    assert!(diagnosis(&"x".repeat(20_000)).contains("16384"));
    assert!(diagnosis("v=1&zenml=0.98.0").contains("it can be opened"));
}

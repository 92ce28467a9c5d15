//! `slipway check-link`.

use crate::program::{BY_HAND, link_of, slipway, told};

#[test]
fn a_checked_link_says_all_that_it_sets_and_ends_well() {
    let link = link_of("aws-training");
    let (code, answer, errors) = told(&slipway(&["check-link", &format!("https://slipway.example.com/#{link}.")], ""));
    assert_eq!((code, errors.as_str()), (Some(0), ""));
    assert!(answer.starts_with("The checksum holds\n"), "{answer}");
    for set in ["stack.orchestrator ", "environment.TOKENIZERS_PARALLELISM  false", "requirements ", "pyarrow>=15,<18"]
    {
        assert!(answer.contains(set), "{set}: {answer}");
    }
    // What it writes is the same configuration.
    let written = answer.lines().last().unwrap().trim();
    assert_eq!(told(&slipway(&["check-link", written], "")).1, answer);
}

#[test]
fn a_link_by_hand_is_unchecked_and_gets_a_checksum() {
    let (code, answer, _) = told(&slipway(&["check-link", BY_HAND], ""));
    assert_eq!(code, Some(0));
    assert!(answer.starts_with("There is no checksum\n"), "{answer}");
    assert!(answer.contains("warning at link: "), "{answer}");
    let written = answer.lines().last().unwrap().trim();
    assert!(told(&slipway(&["check-link", written], "")).1.starts_with("The checksum holds\n"));
}

#[test]
fn what_deserves_a_second_look_stands_out() {
    let link = "v=1&zenml=latest&parent_image=registry.evil.example/x:1&requirements=--index-url%20https://evil.example/simple\
                &local_project_install_command=make&environment.TOKEN=%3Cwithheld%3E&future=1&file=a&file.text=1%0A2%0A";
    let (_, answer, _) = told(&slipway(&["check-link", link], ""));
    for remark in [
        "zenml                          0.98.0\n",
        "<- the registry registry.evil.example, which is not Docker's own",
        "<- packages from evil.example, which is not Python's own index",
        "make   <- runs as a command",
        "<withheld>   <- left out, because it looks secret",
        "1   <- not known here, kept and not applied",
        "2 lines, 4 characters",
        "asks for ZenML `latest`, which is 0.98.0 now",
    ] {
        assert!(answer.contains(remark), "{remark}: {answer}");
    }
}

#[test]
fn an_error_of_the_configuration_ends_with_1_and_names_its_place_and_what_to_do() {
    let link = "v=1&zenml=0.98.0&goal=let_zenml_build&skip_build=True";
    let (code, answer, _) = told(&slipway(&["check-link", link], ""));
    assert_eq!(code, Some(1));
    assert!(
        answer.contains("  error at parent_image: ") && answer.contains("\n    Name the image in `parent_image`\n"),
        "{answer}"
    );
}

#[test]
fn a_link_that_cannot_be_used_ends_with_2_and_says_why() {
    let altered = link_of("google-cloud").replace("vertex", "vertey");
    for (link, reason) in [(altered.as_str(), "checksum"), ("v=2&x=1", "version 2"), ("", "empty")] {
        let (code, answer, errors) = told(&slipway(&["check-link", link], ""));
        assert_eq!((code, answer.as_str()), (Some(2), ""), "{link}");
        assert!(
            errors.starts_with("error: the link cannot be opened, because ") && errors.contains(reason),
            "{errors}"
        );
    }
}

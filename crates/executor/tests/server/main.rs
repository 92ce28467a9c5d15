//! The machine against a real ZenML server, which ends after all tests.
//!
//! A program of its own and not libtest's: only so does anybody know when the last test is over and the server may end.
#![allow(
    clippy::unwrap_used,
    clippy::panic,
    clippy::indexing_slicing,
    clippy::string_slice,
    clippy::disallowed_methods,
    clippy::disallowed_types,
    missing_docs,
    reason = "a test, although the compiler does not see it: it has a clock, a network and the right to panic"
)]

mod carrier;
mod deputy;
mod discovery;
mod disturbances;
mod failures;
mod following;
mod launching;
mod mistakes;
mod person;
mod probing;
mod recording;
mod script;

use carrier::PAGE;
use libtest_mimic::{Arguments, Failed, Trial};
use std::env;
use std::process::ExitCode;
use std::sync::{Arc, OnceLock, PoisonError, RwLock};
use zenml_server::{Server, Setup};

/// A test: of a server that others use at the same time, or of one that it may disturb.
enum Test {
    Shared(fn(&Server)),
    Alone(fn(&mut Server)),
}
use Test::{Alone, Shared};

/// Every test, those that disturb others last.
#[rustfmt::skip]
const TESTS: &[(&str, Test)] = &[
    ("three_at_once_have_to_wait_for_room_and_all_run_on_our_images_with_our_parameters", Shared(launching::three_at_once)),
    ("a_server_says_what_it_is_and_that_it_can_start_runs", Shared(probing::can_launch)),
    ("a_password_logs_in_across_sites_and_its_account_is_no_administrator", Shared(probing::password)),
    ("a_short_token_is_used_as_it_is_until_it_lapses", Shared(probing::short_token)),
    ("a_wrong_key_and_a_wrong_password_are_not_accepted", Shared(probing::wrong_credentials)),
    ("a_page_of_another_origin_gets_no_answer", Shared(probing::other_origin)),
    ("projects_stacks_pipelines_snapshots_and_builds_are_listed_in_pages", Shared(discovery::lists)),
    ("the_components_of_a_stack_fill_the_form", Shared(discovery::components)),
    ("the_parameters_of_a_snapshot_are_known_with_type_and_value", Shared(discovery::parameters)),
    ("an_existing_build_would_be_reused_for_the_same_settings_alone", Shared(discovery::reuse)),
    ("the_image_of_an_earlier_build_is_launched_by_script_and_page_and_the_second_time_by_a_single_order", Shared(launching::earlier_image)),
    ("a_lost_reply_starts_nothing_twice_and_an_image_that_cannot_be_pulled_is_named", Shared(launching::lost_replies)),
    ("a_run_is_stopped_while_it_runs_and_not_before_on_settings_that_are_mended", Shared(following::stop)),
    ("a_run_that_waits_for_ever_is_stuck_and_then_given_up", Shared(following::stuck)),
    ("a_gateway_runs_an_order_once_on_our_image_and_says_what_zenml_refuses", Shared(deputy::gateway)),
    ("the_script_of_a_workflow_launches_as_ordered", Shared(deputy::script)),
    ("a_gateway_and_its_description_agree", Shared(deputy::contract)),
    ("every_mistake_is_found_before_anything_is_sent", Shared(mistakes::found_before)),
    ("what_the_server_refuses_it_refuses_as_we_say", Shared(mistakes::refused)),
    ("what_fails_without_a_reason_fails_as_we_say", Shared(mistakes::fails_silently)),
    ("each_failure_has_a_kind_of_its_own", Shared(failures::kinds)),
    ("a_server_that_goes_away_loses_nothing_of_a_launch_whose_build_is_mended", Alone(disturbances::restart)),
    ("a_token_that_is_no_longer_valid_is_exchanged_anew", Alone(disturbances::renewal)),
    ("a_server_without_workload_manager_is_told_apart", Alone(disturbances::no_workload_manager)),
];

fn main() -> ExitCode {
    let mut arguments = Arguments::from_args();
    // They wait for the server more than they work.
    arguments.test_threads.get_or_insert(4);
    let server: Arc<OnceLock<Option<RwLock<Server>>>> = Arc::default();
    let trials = TESTS.iter().map(|(name, test)| {
        let server = Arc::clone(&server);
        Trial::test(*name, move || {
            // A server that does not start is not started once more for every test.
            let started = || std::panic::catch_unwind(|| RwLock::new(start())).ok();
            let Some(server) = server.get_or_init(started) else { return Err(Failed::from("there is no server")) };
            // A test that failed leaves the server to the others.
            match test {
                Shared(test) => test(&server.read().unwrap_or_else(PoisonError::into_inner)),
                Alone(test) => test(&mut server.write().unwrap_or_else(PoisonError::into_inner)),
            }
            Ok(())
        })
    });
    let conclusion = libtest_mimic::run(&arguments, trials.collect());
    drop(server);
    conclusion.exit_code()
}

/// The setup of the server that the tests share.
fn setup() -> Setup {
    // What is recorded is to be the same each time.
    let recorded = env::var_os("SLIPWAY_RECORD").map(|_| "/tmp/slipway-recorded".into());
    Setup { origins: vec![PAGE.into()], state: recorded, ..Setup::default() }
}

fn start() -> Server {
    let server = Server::start(&setup());
    let images = ["train:1.0", "train-gpu:1.0", "train:2.0", "train-gpu:2.0"];
    server.set_images(&images.map(|name| format!("registry.example.com/team/{name}")));
    server
}

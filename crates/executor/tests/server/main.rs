//! The machine against a real ZenML server, which ends after all tests.

mod carrier;
mod world;

use libtest_mimic::{Arguments, Failed, Trial};
use std::process::ExitCode;
use std::sync::{Arc, OnceLock};
use world::World;

fn main() -> ExitCode {
    let arguments = Arguments::from_args();
    let world: Arc<OnceLock<World>> = Arc::default();
    let trial = |name: &'static str, test: fn(&World)| {
        let world = Arc::clone(&world);
        Trial::test(name, move || {
            test(world.get_or_init(World::start));
            Ok::<(), Failed>(())
        })
    };
    let trials = vec![trial("a_static_pipeline_runs_on_our_image", |world| {
        let (launched, _) = world.launch("one_image", 1);
        println!("{launched:?}");
    })];
    let conclusion = libtest_mimic::run(&arguments, trials);
    drop(world);
    conclusion.exit_code()
}

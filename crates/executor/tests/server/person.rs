//! What a person does with a server.

use crate::carrier::{Carrier, PAGE};
use executor::follow::{Followed, Limits};
use executor::launch::{Halted, Launched};
use executor::run_status::RunStatus;
use executor::{
    Address, Confirmation, Connection, Credential, Follow, Identity, Launch, Plan, Source, SourceQuery, Wish,
};
use std::sync::atomic::{AtomicU8, Ordering};
use zenml_server::Server;

/// What everything is launched on, unless a test says something else.
pub const IMAGE: &str = "registry.example.com/team/train:2.0";

/// Where the server is.
pub fn address(server: &Server) -> Address {
    Address::parse(&server.address()).unwrap()
}

/// A connection with a credential.
pub fn with(server: &Server, credential: Credential) -> Connection {
    Connection::new(address(server), credential, PAGE)
}

/// A connection with the service account's key.
pub fn connection(server: &Server) -> Connection {
    with(server, Credential::key(&server.seed.key).unwrap())
}

/// Everything about a seeded snapshot.
pub fn source(server: &Server, name: &str) -> Source {
    let query = SourceQuery::new(server.seed.snapshot(name));
    Carrier::default().carry(&mut connection(server), query).unwrap()
}

/// An identity that no other launch of these tests has. Each is the same in every run of the tests.
pub fn identity() -> Identity {
    static COUNT: AtomicU8 = AtomicU8::new(1);
    Identity::of_random([COUNT.fetch_add(1, Ordering::Relaxed); 16])
}

/// The plan to launch a snapshot on our image.
pub fn plan(source: &Source) -> Plan {
    Plan::new(source, &Wish::on(source, IMAGE), "0.98.0")
}

/// Confirms a plan.
pub fn begin(plan: Plan, identity: Identity) -> Launch {
    plan.begin(Confirmation::by_person(identity))
}

/// Launches a plan.
pub fn launch(server: &Server, carrier: &Carrier, plan: Plan) -> Result<Launched, Halted> {
    carrier.carry(&mut connection(server), begin(plan, identity()))
}

/// Follows a run to its end.
pub fn follow(server: &Server, carrier: &Carrier, run: &str) -> Followed {
    carrier.carry(&mut connection(server), Follow::new(run, Limits::default()))
}

/// Expects a run to have ended in a way.
pub fn expect(server: &Server, followed: &Followed, status: &RunStatus) {
    let Followed::Finished(report) = followed else { panic!("{followed:?}\n{}", server.log()) };
    assert_eq!(report.run.as_ref().map(|run| &run.status), Some(status), "{report:?}\n{}", server.log());
}

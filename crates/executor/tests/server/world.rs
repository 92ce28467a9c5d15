//! The server that all tests share, and what a person does with it.

use crate::carrier::{Carrier, PAGE};
use executor::follow::{Followed, Limits};
use executor::launch::Launched;
use executor::{Address, Confirmation, Connection, Credential, Follow, Identity, Plan, Source, SourceQuery, Wish};
use std::sync::RwLock;
use zenml_server::{Server, Setup};

/// The image that everything is launched on.
pub const IMAGE: &str = "registry.example.com/team/train:2.0";

/// A server, and the right to disturb it.
pub struct World {
    /// Most tests look at it; one that stops it is alone with it.
    pub server: RwLock<Server>,
}

impl World {
    /// Starts and fills a server.
    pub fn start() -> Self {
        let server = Server::start(&Setup { origins: vec![PAGE.into()], ..Setup::default() });
        let images = ["train:1.0", "train-gpu:1.0", "train:2.0", "train-gpu:2.0"];
        server.set_images(&images.map(|name| format!("registry.example.com/team/{name}")));
        Self { server: RwLock::new(server) }
    }

    /// A connection with the service account's key.
    pub fn connection(&self) -> Connection {
        let server = self.server.read().unwrap();
        Connection::new(Address::parse(&server.address()).unwrap(), Credential::key(&server.seed.key).unwrap(), PAGE)
    }

    /// Everything about a seeded snapshot.
    pub fn source(&self, name: &str) -> Source {
        let id = self.server.read().unwrap().seed.snapshot(name).to_owned();
        Carrier::of(PAGE).carry(&mut self.connection(), SourceQuery::new(&id)).unwrap()
    }

    /// Launches a seeded snapshot on our image and follows it.
    pub fn launch(&self, name: &str, number: u8) -> (Launched, Followed) {
        let source = self.source(name);
        let plan = Plan::new(&source, &Wish::on(&source, IMAGE), "0.98.0");
        let launch = plan.begin(Confirmation::by_person(Identity::of_random([number; 16])));
        let (carrier, mut connection) = (Carrier::of(PAGE), self.connection());
        let launched = carrier.carry(&mut connection, launch).unwrap();
        let followed = carrier.carry(&mut connection, Follow::new(&launched.run.id, Limits::default()));
        println!("{:?} {followed:?}", carrier.answers.borrow().iter().map(|(target, _)| target.clone()).collect::<Vec<_>>());
        (launched, followed)
    }
}

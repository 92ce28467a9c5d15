//! A real ZenML server for tests: on loopback, on a free port, with a database of its own, a stack whose containers are processes,
//! and pipelines published as CI would. It ends when it is dropped, and also when the test program is killed.
//!
//! The Python with `zenml[server]` comes from the environment variable `SLIPWAY_ZENML_PYTHON`, which the tasks set.

mod gateway;
mod seed;
mod server;
mod setup;

pub use gateway::Gateway;
pub use seed::Seed;
pub use server::Server;
pub use setup::Setup;

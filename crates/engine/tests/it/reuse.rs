//! Reuse of builds, as the real ZenML decides it, and the reasons.

mod configs;
mod sides;

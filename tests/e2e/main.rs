//! End-to-end tests: the release page in a real Chromium, behind the server of `serve` with its policy on.
#![cfg(test)]

mod checking;
mod fields;
mod finding;
mod importing;
mod keyboard;
mod launching;
mod links;
mod mistakes;
mod opening;
mod person;
mod projects;
mod quiet;
mod rendering;
mod sharing;
mod shell;
mod states;
mod steps;
mod support;

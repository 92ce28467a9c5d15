//! End-to-end tests: the release page in a real Chromium, behind the server of `serve` with its policy on.
#![cfg(test)]

mod checking;
mod embedding;
mod fields;
mod finding;
mod hosting;
mod importing;
mod keyboard;
mod launching;
mod lines;
mod links;
mod mistakes;
mod offline;
mod opening;
mod owners;
mod person;
mod portals;
mod projects;
mod quiet;
mod rendering;
mod sharing;
mod shell;
mod states;
mod steps;
mod support;

//! Imports against what the real tools make of the same texts.

#[cfg(test)]
mod programs;

//! The crate against the answers of packaging 26.3 and pip 26.3, and against hostile input.

#[cfg(test)]
mod adapter;
#[cfg(test)]
mod conflicts;
#[cfg(test)]
mod errors;
#[cfg(test)]
mod families;
#[cfg(test)]
mod hostile;
#[cfg(test)]
mod random;
#[cfg(test)]
mod uses;

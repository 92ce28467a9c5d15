//! The engine against what the real ZenML answered.

#[cfg(test)]
mod adapter;
#[cfg(test)]
mod cases;
#[cfg(test)]
mod links;
#[cfg(test)]
mod outputs;

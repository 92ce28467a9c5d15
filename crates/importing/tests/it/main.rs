//! Imports against what the real tools make of the same texts.

#[cfg(test)]
mod answers;
#[cfg(test)]
mod chance;
#[cfg(test)]
mod exports;
#[cfg(test)]
mod hostile;
#[cfg(test)]
mod programs;
#[cfg(test)]
mod round_trip;

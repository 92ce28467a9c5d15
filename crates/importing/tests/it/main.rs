//! Imports against what the real tools make of the same texts.

#[cfg(test)]
mod answers;
#[cfg(test)]
mod chance;
#[cfg(test)]
mod dockerfiles;
#[cfg(test)]
mod exports;
#[cfg(test)]
mod hostile;
#[cfg(test)]
mod lines;
#[cfg(test)]
mod programs;
#[cfg(test)]
mod projects;
#[cfg(test)]
mod recognising;
#[cfg(test)]
mod round_trip;
#[cfg(test)]
mod stacks;
#[cfg(test)]
mod texts;
#[cfg(test)]
mod unknown;

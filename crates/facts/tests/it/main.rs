//! Facts, verdicts and reports against what real programs print, and against the images themselves.

#[cfg(test)]
mod agreement;
#[cfg(test)]
mod checks;
#[cfg(test)]
mod formats;
#[cfg(test)]
mod hostile;
#[cfg(test)]
mod images;
#[cfg(test)]
mod lists;
#[cfg(test)]
mod locks;
#[cfg(test)]
mod mended;
#[cfg(test)]
mod probe;
#[cfg(test)]
mod recordings;
#[cfg(test)]
mod reports;
#[cfg(test)]
mod skew;
#[cfg(test)]
mod stacks;
#[cfg(test)]
mod verdicts;

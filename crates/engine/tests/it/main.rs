//! The engine against what the real ZenML answered.

#[cfg(test)]
mod adapter;
#[cfg(test)]
mod adapter_pipelines;
#[cfg(test)]
mod adapter_reuse;
#[cfg(test)]
mod adapter_snippets;
#[cfg(test)]
mod adapter_tables;
#[cfg(test)]
mod cases;
#[cfg(test)]
mod context;
#[cfg(test)]
mod links;
#[cfg(test)]
mod outputs;
#[cfg(test)]
mod pipelines;
#[cfg(test)]
mod problems;
#[cfg(test)]
mod projects;
#[cfg(test)]
mod properties;
#[cfg(test)]
mod resolution;
#[cfg(test)]
mod reuse;
#[cfg(test)]
mod search;
#[cfg(test)]
mod tables;
#[cfg(test)]
mod verdicts;

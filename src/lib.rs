//! The page: what a person sees and touches. It is compiled for the browser only.

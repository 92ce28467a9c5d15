//! What each ZenML release ships, read into the engine's Catalog.

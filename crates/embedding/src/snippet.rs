//! What a person pastes into a page to have a frame there.

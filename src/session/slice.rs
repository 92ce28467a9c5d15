//! A part of the state, compared by value: who reads it wakes only when it is another than before.

use leptos::prelude::*;
use std::sync::{Arc, PoisonError, RwLock};

/// What a function of the state returns, kept until it returns something else. It is a `Memo` whose machinery is made
/// once and not for each type, which would be some kilobytes of Wasm each: what the memo counts is how often the value
/// was another than before.
pub struct Slice<T: Send + Sync + 'static> {
    changes: Memo<usize>,
    kept: StoredValue<Arc<Kept<T>>>,
}

struct Kept<T> {
    value: RwLock<Option<T>>,
    read: Box<dyn Fn() -> T + Send + Sync>,
}

impl<T: Send + Sync + 'static> Clone for Slice<T> {
    fn clone(&self) -> Self {
        *self
    }
}

impl<T: Send + Sync + 'static> Copy for Slice<T> {}

/// A slice of what `read` returns.
pub fn slice<T: PartialEq + Send + Sync + 'static>(read: impl Fn() -> T + Send + Sync + 'static) -> Slice<T> {
    boxed(Box::new(read))
}

fn boxed<T: PartialEq + Send + Sync + 'static>(read: Box<dyn Fn() -> T + Send + Sync>) -> Slice<T> {
    let kept = Arc::new(Kept { value: RwLock::new(None), read });
    let reader = Arc::clone(&kept);
    Slice { changes: counted(Box::new(move || reader.renew())), kept: StoredValue::new(kept) }
}

/// How often `renew` has said that there is something new.
fn counted(renew: Box<dyn Fn() -> bool + Send + Sync>) -> Memo<usize> {
    Memo::new(move |count: Option<&usize>| {
        let count = count.copied().unwrap_or_default();
        if renew() { count.wrapping_add(1) } else { count }
    })
}

impl<T: PartialEq> Kept<T> {
    /// Reads anew and keeps what is another than before; whether it was.
    fn renew(&self) -> bool {
        let now = (self.read)();
        let mut value = self.value.write().unwrap_or_else(PoisonError::into_inner);
        let changed = value.as_ref() != Some(&now);
        if changed {
            *value = Some(now);
        }
        changed
    }
}

impl<T: Send + Sync + 'static> Slice<T> {
    /// Looks at the value, and wakes who asks when it is another.
    pub fn with<U>(self, look: impl FnOnce(&T) -> U) -> U {
        self.changes.get();
        self.look(look)
    }

    /// Looks at the value once.
    pub fn with_untracked<U>(self, look: impl FnOnce(&T) -> U) -> U {
        self.changes.get_untracked();
        self.look(look)
    }

    /// Wakes who asks when the value is another.
    pub fn track(self) {
        self.changes.get();
    }

    fn look<U>(self, look: impl FnOnce(&T) -> U) -> U {
        let kept = self.kept.get_value();
        let value = kept.value.read().unwrap_or_else(PoisonError::into_inner);
        match value.as_ref() {
            Some(value) => look(value),
            // The count above has filled it; this is the same by another way.
            None => look(&untrack(|| (kept.read)())),
        }
    }
}

impl<T: Clone + Send + Sync + 'static> Slice<T> {
    /// The value; who asks wakes when it is another.
    pub fn get(self) -> T {
        self.with(T::clone)
    }

    /// The value, once.
    pub fn get_untracked(self) -> T {
        self.with_untracked(T::clone)
    }
}

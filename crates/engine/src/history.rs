//! Undo and redo over any value.

/// How many steps back are kept.
const DEPTH: usize = 100;

/// A value with its past and its future. Changes of the same field in a row are one step until another field is
/// changed or [`History::seal`] is called.
#[derive(Debug, Clone)]
pub struct History<T, F> {
    past: Vec<(T, F)>,
    present: T,
    future: Vec<(T, F)>,
    open: Option<F>,
}

impl<T: Clone + PartialEq, F: Clone + PartialEq> History<T, F> {
    /// A history that begins here.
    pub const fn new(present: T) -> Self {
        Self { past: Vec::new(), present, future: Vec::new(), open: None }
    }

    /// The value as it is.
    pub const fn present(&self) -> &T {
        &self.present
    }

    /// Changes the value; `what` names the change. A change that changes nothing is none.
    pub fn edit(&mut self, what: F, change: impl FnOnce(&mut T)) {
        let before = self.present.clone();
        change(&mut self.present);
        if before == self.present {
            return;
        }
        self.future.clear();
        if self.open.as_ref() != Some(&what) {
            self.past.push((before, what.clone()));
            if self.past.len() > DEPTH {
                self.past.remove(0);
            }
        }
        self.open = Some(what);
    }

    /// Ends the current step: the next change, also of the same field, begins a new one.
    pub fn seal(&mut self) {
        self.open = None;
    }

    /// Goes one step back; the name of the step taken back, or `None` at the beginning.
    pub fn undo(&mut self) -> Option<F> {
        let (before, what) = self.past.pop()?;
        let after = core::mem::replace(&mut self.present, before);
        self.future.push((after, what.clone()));
        self.open = None;
        Some(what)
    }

    /// Goes one step forward again; the name of the step, or `None` at the end.
    pub fn redo(&mut self) -> Option<F> {
        let (after, what) = self.future.pop()?;
        let before = core::mem::replace(&mut self.present, after);
        self.past.push((before, what.clone()));
        self.open = None;
        Some(what)
    }

    /// What [`History::undo`] would take back.
    pub fn undoable(&self) -> Option<&F> {
        self.past.last().map(|(_, what)| what)
    }

    /// What [`History::redo`] would bring back.
    pub fn redoable(&self) -> Option<&F> {
        self.future.last().map(|(_, what)| what)
    }
}

#[cfg(test)]
mod tests {
    use super::{DEPTH, History};

    #[test]
    fn keystrokes_in_one_field_are_one_step() {
        let mut history = History::new(String::new());
        for letter in ["g", "i", "t"] {
            history.edit("apt_packages", |text| text.push_str(letter));
        }
        history.edit("user", |text| text.push('!'));
        assert_eq!(history.undo(), Some("user"));
        assert_eq!(history.present(), "git");
        assert_eq!(history.undo(), Some("apt_packages"));
        assert_eq!(history.present(), "");
        assert_eq!(history.undo(), None);
        assert_eq!((history.redo(), history.redo(), history.redo()), (Some("apt_packages"), Some("user"), None));
        assert_eq!(history.present(), "git!");
    }

    #[test]
    fn a_sealed_step_is_not_continued_and_a_change_forgets_the_future() {
        let mut history = History::new(0);
        history.edit("a", |number| *number = 1);
        history.seal();
        history.edit("a", |number| *number = 2);
        history.edit("a", |_| {});
        history.undo();
        assert_eq!(*history.present(), 1);
        history.edit("b", |number| *number = 5);
        assert_eq!(history.redo(), None);
        assert_eq!(history.undoable(), Some(&"b"));
    }

    #[test]
    fn any_sequence_of_edits_is_undone_exactly() {
        let mut seed = 7_u64;
        let mut history = History::new(Vec::<u64>::new());
        let mut states = vec![history.present().clone()];
        for _ in 0..DEPTH {
            seed = seed.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
            history.edit(seed, |list| list.push(seed));
            states.push(history.present().clone());
        }
        for state in states.iter().rev().skip(1) {
            assert!(history.undo().is_some());
            assert_eq!(history.present(), state);
        }
        for state in states.iter().skip(1) {
            assert!(history.redo().is_some());
            assert_eq!(history.present(), state);
        }
    }
}

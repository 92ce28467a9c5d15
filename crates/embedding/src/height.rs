//! How high a frame wants to be. A page whose frame makes it higher, whose frame then grows again, must come to rest.

/// Nobody makes a frame lower or higher.
const LEAST: u32 = 240;
const MOST: u32 = 4_000;

/// A smaller difference is not worth a word.
const STEP: u32 = 2;

/// So many growing heights in a second, with nobody doing anything, are a circle.
const CIRCLE: usize = 10;

/// A second.
const SECOND: u64 = 1_000;

/// No two words about it are closer, in milliseconds.
const PAUSE: u64 = 100;

/// What becomes of a height.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Said {
    /// Nothing is said.
    Nothing,
    /// The page around the frame is told.
    Height(u32),
    /// It is a circle: this is said once, and then nothing more until a person does something.
    Circle,
}

/// The heights of one frame.
#[derive(Debug, Clone, Default)]
pub struct Heights {
    told: Option<(u64, u32)>,
    growing: Vec<u64>,
    stopped: bool,
}

impl Heights {
    /// A person did something: what grows now grows for a reason.
    pub fn touched(&mut self) {
        self.growing.clear();
        self.stopped = false;
    }

    /// The content is this high, at a time in milliseconds. `Nothing` may mean "not yet": whoever measures asks again a
    /// little later.
    pub fn measured(&mut self, height: f64, now: u64) -> Said {
        // A measure that is no number is 0, and one that is too large the largest.
        #[allow(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "clamped, and casts saturate")]
        let height = (height.ceil() as u32).clamp(LEAST, MOST);
        let last = self.told.map(|(_, height)| height);
        let soon = self.told.is_some_and(|(time, _)| now < time.saturating_add(PAUSE));
        if self.stopped || soon || last.is_some_and(|last| last.abs_diff(height) < STEP) {
            return Said::Nothing;
        }
        if last.is_some_and(|last| height > last) {
            self.growing.retain(|time| time.saturating_add(SECOND) > now);
            self.growing.push(now);
            // Words are PAUSE apart, so a second holds at most ten.
            if self.growing.len() >= CIRCLE {
                self.stopped = true;
                return Said::Circle;
            }
        }
        self.told = Some((now, height));
        Said::Height(height)
    }
}

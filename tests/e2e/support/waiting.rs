//! Waits for the page without sleeping blindly.

use std::time::{Duration, Instant};

/// Longer than anything on the page may take, even on a busy machine.
const PATIENCE: Duration = Duration::from_secs(60);

/// Asks again and again until the answer is there.
///
/// # Panics
/// It does not come in time; the message says what was waited for.
pub async fn eventually<T>(what: &str, mut ask: impl AsyncFnMut() -> Option<T>) -> T {
    let started = Instant::now();
    loop {
        if let Some(answer) = ask().await {
            return answer;
        }
        assert!(started.elapsed() < PATIENCE, "waited {PATIENCE:?} for {what}");
        tokio::time::sleep(Duration::from_millis(20)).await;
    }
}

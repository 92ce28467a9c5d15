//! How far a run or a step is.

/// The status of a run or a step (`ExecutionStatus`).
#[derive(Debug, Clone, PartialEq, Eq)]
#[allow(missing_docs, reason = "the names are ZenML's ExecutionStatus values and say it all")]
pub enum RunStatus {
    Initializing,
    Provisioning,
    Queued,
    Running,
    Failed,
    Completed,
    Cached,
    Skipped,
    Retrying,
    Retried,
    Cancelling,
    Cancelled,
    Paused,
    Resuming,
    Stopped,
    Stopping,
    /// One that is newer than this program.
    Other(String),
}

/// Every status that is known, with ZenML's value and the word on screen.
const STATUSES: [(RunStatus, &str, &str); 16] = [
    (RunStatus::Initializing, "initializing", "Initializing"),
    (RunStatus::Provisioning, "provisioning", "Provisioning"),
    (RunStatus::Queued, "queued", "Queued"),
    (RunStatus::Running, "running", "Running"),
    (RunStatus::Failed, "failed", "Failed"),
    (RunStatus::Completed, "completed", "Completed"),
    (RunStatus::Cached, "cached", "Cached"),
    (RunStatus::Skipped, "skipped", "Skipped"),
    (RunStatus::Retrying, "retrying", "Retrying"),
    (RunStatus::Retried, "retried", "Retried"),
    (RunStatus::Cancelling, "cancelling", "Cancelling"),
    (RunStatus::Cancelled, "cancelled", "Cancelled"),
    (RunStatus::Paused, "paused", "Paused"),
    (RunStatus::Resuming, "resuming", "Resuming"),
    (RunStatus::Stopped, "stopped", "Stopped"),
    (RunStatus::Stopping, "stopping", "Stopping"),
];

impl RunStatus {
    /// The status of ZenML's value.
    pub fn of_key(key: &str) -> Self {
        let known = STATUSES.iter().find(|(_, known, _)| *known == key);
        known.map_or_else(|| Self::Other(key.to_owned()), |(status, ..)| status.clone())
    }

    /// The word on screen.
    pub fn label(&self) -> &str {
        match self {
            Self::Other(key) => key,
            known => STATUSES.iter().find(|(status, ..)| status == known).map_or("", |(.., label)| label),
        }
    }

    /// Whether nothing follows any more (`is_finished`).
    pub const fn is_finished(&self) -> bool {
        matches!(
            self,
            Self::Failed
                | Self::Completed
                | Self::Cached
                | Self::Skipped
                | Self::Retried
                | Self::Stopped
                | Self::Cancelled
        )
    }

    /// Whether it ended well (`is_successful`).
    pub const fn is_successful(&self) -> bool {
        matches!(self, Self::Completed | Self::Cached | Self::Skipped)
    }

    /// Whether somebody else has to do something before it goes on: here a run can wait for ever, because nobody tells the
    /// server that nothing will come. While it runs it may take as long as it likes.
    pub const fn waits(&self) -> bool {
        matches!(
            self,
            Self::Initializing | Self::Provisioning | Self::Queued | Self::Cancelling | Self::Stopping | Self::Resuming
        )
    }

    /// Whether a run can be stopped: before it runs the server does not know yet what to stop.
    pub const fn may_stop(&self) -> bool {
        matches!(self, Self::Running | Self::Retrying | Self::Paused)
    }
}

//! What launching does in the world: asks a server, waits, keeps what a reload must not lose. Nothing here begins by itself; a
//! person has pressed something.

mod carrying;
mod choosing;
mod connecting;
mod deputies;
mod kept;
mod memory;
mod starting;
mod watching;

pub use choosing::{
    ask_pipelines, ask_projects, ask_snapshots, ask_stacks, choose_pipeline, choose_project, choose_snapshot,
    fill_stack, more_builds, would_reuse,
};
pub use connecting::{connect, log_out};
pub use deputies::{
    draw, forget_order, hand_over, leave, let_go, look_away_from_order, look_for, look_over_order, reach, read_lines,
    remember_orders, send_again, stop_order, watch_again, watch_earlier,
};
pub use memory::{forget_launch, remember_at_start};
pub use starting::{begin, give_up, go_on, look_over};
pub use watching::{find_again, follow_again, look_away, read_log, stop};

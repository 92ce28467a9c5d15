//! Prints the native figures: `bench` those of the engine, `bench facts` those of facts about images, `bench hostile [READER…]`
//! those of hostile inputs.

#[cfg(not(target_arch = "wasm32"))]
fn main() {
    use bench::{hostile, images, measure};
    use cpu_time::ThreadTime;

    // The time that this program has had a processor: whatever else the machine does then costs nothing.
    let began = ThreadTime::now();
    let clock = || began.elapsed().as_secs_f64() * 1000.0;
    let mut arguments = std::env::args().skip(1);
    match arguments.next().as_deref() {
        Some("hostile") => {
            let only: Vec<String> = arguments.collect();
            hostile::each(&only, clock, |slowest| println!("{}", slowest.line()));
        }
        Some("facts") => images::all(clock).iter().for_each(|line| println!("{line}")),
        _ => measure::all(clock).iter().for_each(|figure| println!("{}", figure.line())),
    }
}

#[cfg(target_arch = "wasm32")]
fn main() {}

//! Counts what passed and what failed over several test runs and checks.

use std::process::Command;

use crate::{command, failure::Failure};

/// How many tests passed and failed so far, and what is to be said about the failures at the end.
#[derive(Debug, Default)]
pub struct Tally {
    passed: usize,
    failed: usize,
    complaints: Vec<String>,
}

impl Tally {
    /// Counts a check that is no test: nothing if it passed, one failure otherwise.
    pub fn check(&mut self, result: Result<(), Failure>) {
        if let Err(failure) = result {
            self.fail(failure.to_string());
        }
    }

    /// Runs a command that checks something without tests.
    pub fn command(&mut self, what: &str, command: &mut Command) {
        let result = command::run(what, command);
        self.check(result);
    }

    /// Runs a command that runs tests, and counts them.
    pub fn tests(&mut self, what: &str, command: &mut Command) {
        let mut counted = Tally::default();
        let result = command::run_reading(what, command, |line| counted.read(line));
        self.add(what, result, counted);
    }

    /// Adds a run of tests. Ending badly without a failed test counts as one failure, and so does running no test.
    fn add(&mut self, what: &str, result: Result<(), Failure>, mut counted: Tally) {
        match result {
            Err(failure) if counted.failed == 0 => counted.fail(failure.to_string()),
            Err(failure) => counted.complaints.push(failure.to_string()),
            Ok(()) if counted.passed == 0 => counted.fail(format!("{what}: no test was run")),
            Ok(()) => {}
        }
        self.passed += counted.passed;
        self.failed += counted.failed;
        self.complaints.append(&mut counted.complaints);
    }

    /// Prints what failed, and the counts as the last line.
    ///
    /// # Errors
    /// Anything failed.
    pub fn close(self) -> Result<(), Failure> {
        for complaint in &self.complaints {
            println!("failed: {complaint}");
        }
        println!("{} passed, {} failed", self.passed, self.failed);
        if self.failed == 0 { Ok(()) } else { Err(Failure::said()) }
    }

    fn fail(&mut self, complaint: String) {
        self.failed += 1;
        self.complaints.push(complaint);
    }

    /// Reads a line of a test run; all but the summary of one test program are passed over.
    /// No test may be left out, so an ignored one is a failed one.
    fn read(&mut self, line: &str) {
        let Some((_, counts)) = line.split_once("test result: ").and_then(|(_, rest)| rest.split_once(". ")) else {
            return;
        };
        for count in counts.split(';') {
            match count.trim().split_once(' ').map(|(number, what)| (number.parse::<usize>(), what)) {
                Some((Ok(number), "passed")) => self.passed += number,
                Some((Ok(number), "failed")) => self.failed += number,
                Some((Ok(number), "ignored")) if number > 0 => {
                    self.failed += number;
                    self.complaints.push(format!("{number} tests are ignored"));
                }
                _ => {}
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(lines: &str) -> Tally {
        let mut tally = Tally::default();
        lines.lines().for_each(|line| tally.read(line));
        tally
    }

    fn check(tally: &Tally, passed: usize, failed: usize) {
        assert_eq!((tally.passed, tally.failed), (passed, failed), "{tally:?}");
    }

    #[test]
    fn the_summaries_of_all_test_programs_are_added_up() {
        let lines = "running 2 tests\ntest a ... ok\n\
             test result: ok. 12 passed; 0 failed; 0 ignored; 0 measured; 0 filtered out; finished in 0.00s\n\
             test result: FAILED. 3 passed; 2 failed; 0 ignored; 0 measured; 0 filtered out; finished in 0.10s";
        check(&read(lines), 15, 2);
    }

    #[test]
    fn the_summary_of_the_wasm_runner_counts_too() {
        check(&read("test result: ok. 2 passed; 0 failed; 0 ignored; 0 filtered out; finished in 0.12s"), 2, 0);
    }

    #[test]
    fn an_ignored_test_is_a_failed_one() {
        check(&read("test result: ok. 1 passed; 0 failed; 3 ignored; 0 measured; 0 filtered out"), 1, 3);
    }

    #[test]
    fn a_run_that_ends_badly_or_ran_no_test_counts_as_one_failure() {
        for result in [Ok(()), Err(Failure::new("it does not compile"))] {
            let mut tally = Tally::default();
            tally.add("a run", result, Tally::default());
            check(&tally, 0, 1);
        }
    }

    #[test]
    fn a_run_that_ends_badly_after_its_summary_is_not_counted_twice() {
        let mut tally = Tally::default();
        tally.add("a run", Err(Failure::new("1")), read("test result: FAILED. 4 passed; 1 failed; 0 ignored"));
        check(&tally, 4, 1);
    }

    #[test]
    fn a_failed_check_counts_as_one_and_a_passed_one_not_at_all() {
        let mut tally = Tally::default();
        tally.check(Ok(()));
        check(&tally, 0, 0);
        tally.check(Err(Failure::new("no")));
        check(&tally, 0, 1);
    }
}

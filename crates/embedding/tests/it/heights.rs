//! The height of a frame comes to rest.

use embedding::height::{Heights, Said};

#[test]
fn a_frame_that_grows_because_it_grew_is_stopped_until_a_person_does_something() {
    let mut heights = Heights::default();
    let (mut now, mut height, mut told) = (0, 300.0, 0);
    let mut circle = false;
    for _ in 0..1_000 {
        now += 100;
        match heights.measured(height, now) {
            Said::Height(_) => told += 1,
            Said::Circle => circle = true,
            Said::Nothing => {}
        }
        // The page around gives what was asked for, and the content takes some more.
        height += 20.0;
    }
    assert!(circle && told <= 11, "{told}");
    heights.touched();
    assert!(matches!(heights.measured(900.0, now + 1_000), Said::Height(900)));
}

#[test]
fn heights_are_whole_bounded_and_worth_a_word() {
    let mut heights = Heights::default();
    assert_eq!(heights.measured(500.2, 0), Said::Height(501));
    assert_eq!(heights.measured(502.0, 1_000), Said::Nothing);
    assert_eq!(heights.measured(503.0, 1_050), Said::Height(503));
    assert_eq!(heights.measured(900.0, 1_100), Said::Nothing);
    for (height, expected) in [(1e9, 4_000), (-5.0, 240), (f64::NAN, 240)] {
        assert_eq!(Heights::default().measured(height, 0), Said::Height(expected));
    }
}

#[test]
fn a_shrinking_page_is_no_circle() {
    let mut heights = Heights::default();
    for step in 0..100u32 {
        let said = heights.measured(f64::from(3_000 - step * 10), u64::from(step) * 100);
        assert_eq!(said, Said::Height(3_000 - step * 10));
    }
}

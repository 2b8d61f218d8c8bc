//! What `x-phases` says is in code: the phase of a value, whether it is final, and the steps one by one.

use additional_properties::json::from_str;
use workspace_tests::fixtures::phases::{Mood, Order, Status};

#[test]
fn a_value_has_the_first_phase_that_lists_it() {
    let phases = ["open", "busy", "done", "lost", "skipped", "odd", "new"]
        .map(|value| Status::from(value).phase());
    let expected = [
        Some("Ahead"),
        Some("Under way"),
        Some("Over"),
        Some("Over"),
        Some("Left out"),
        None,
        None,
    ];
    assert_eq!(phases, expected);
}

#[test]
fn only_values_of_terminal_phases_are_terminal() {
    let terminal = ["open", "busy", "done", "lost", "skipped", "odd", "new"]
        .map(|value| Status::from(value).is_terminal());
    assert_eq!(terminal, [false, false, true, true, true, false, false]);
    assert!(!Mood::Good.is_terminal(), "no phase of it is terminal");
}

#[test]
fn steps_are_iterated_in_the_order_of_the_schema() {
    let order: Order = from_str(
        r#"{"steps": {"send_off": "skipped", "pack": "done", "type": "new"}, "mood": "good"}"#,
    )
    .expect("a valid document");
    let steps: Vec<_> = order
        .steps
        .iter()
        .map(|(name, status)| (name, status.as_str()))
        .collect();
    assert_eq!(
        steps,
        [("pack", "done"), ("type", "new"), ("send_off", "skipped")]
    );
    assert_eq!((&order.steps).into_iter().count(), 3);
}

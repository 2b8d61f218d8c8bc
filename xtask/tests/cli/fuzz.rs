//! `cargo xtask fuzz` where there is no fuzzer.

use crate::workspace::run;

#[test]
fn says_what_is_missing_and_how_to_get_it() {
    let refused = run(&["fuzz", "--seconds", "1"], &[("PATH", "")]);
    assert_eq!(refused.code, 3, "{refused:?}");
    for hint in [
        "rustup toolchain install nightly",
        "cargo install cargo-fuzz",
        "--test fuzz_inputs",
    ] {
        assert!(refused.stderr.contains(hint), "{refused:?}");
    }
}

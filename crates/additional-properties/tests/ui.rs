//! What is rejected, and where the message points.

#[test]
fn rejections() {
    trybuild::TestCases::new().compile_fail("tests/ui/*.rs");
}

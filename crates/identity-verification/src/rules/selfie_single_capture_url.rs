//! `selfie-single-capture-url`: at most one of image and video is filled.

use super::rule::{Report, Rule, on};
use crate::SelfieCapture;

pub(super) const RULE: Rule = Rule::guaranteed("selfie-single-capture-url", |value, report| {
    on(value, report, check);
});

fn check(capture: &SelfieCapture, report: &mut Report<'_>) {
    if capture.image_url.is_some() && capture.video_url.is_some() {
        report.breach("/video_url", "must be null when the selfie has an image");
    }
}

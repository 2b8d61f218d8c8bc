//! Reading: deep links, copying, folding, pages without scripts, print.

use crate::Outcome;
use crate::session::Session;
use serde_json::{Value, json};
use std::path::Path;

pub(super) fn deep_link(session: &Session, site: &Path) -> Outcome {
    for (page, anchor) in [
        ("models/kyccheckdetails.html", "field-status"),
        (
            "models/identityverificationstepstatus.html",
            "value-manually_rejected",
        ),
        ("rules.html", "rule-timestamp-iso-8601"),
        ("values.html", "scalar-UTCOffset"),
    ] {
        session.open(site, "index.html");
        session.open(site, &format!("{page}#{anchor}"));
        session.wait(&format!(
            "document.querySelector(':target').id === '{anchor}'"
        ));
        session.wait("(function (box) { return box.top >= 50 && box.top < innerHeight })(document.querySelector(':target').getBoundingClientRect())");
    }
    Outcome::Passed
}

/// What a person would get by pasting.
fn pasted(session: &Session) -> String {
    session.eval("(function (area) { document.body.prepend(area); area.focus(); })(document.createElement('textarea'))");
    session.press_with_control('v');
    session.wait("document.activeElement.value !== ''");
    session
        .eval("document.activeElement.value")
        .as_str()
        .expect("text")
        .to_owned()
}

/// What is on a later part of a divided page is found by the address of the page, too.
pub(super) fn follow(session: &Session, site: &Path) -> Outcome {
    session.open(site, "1.697.4/rules.html#rule-street-length");
    session.wait("location.pathname.endsWith('/1.697.4/rules.2.html')");
    session.wait("document.querySelector(':target')?.id === 'rule-street-length'");
    Outcome::Passed
}

pub(super) fn copy(session: &Session, site: &Path) -> Outcome {
    for (what, expected) in [
        ("JSON Pointer", "/user/phone_number"),
        (
            "Rust path",
            "identity_verification::IdentityVerificationUserData::phone_number",
        ),
        (
            "schema pointer",
            "/$defs/IdentityVerificationUserData/properties/phone_number",
        ),
    ] {
        session.open(site, "models/identityverificationuserdata.html");
        session.click("#field-phone_number .paths summary");
        session.click(&format!("#field-phone_number [aria-label='Copy {what}']"));
        session.wait(&format!(
            "document.querySelector('p[role=status]').textContent === '{what} copied'"
        ));
        assert_eq!(pasted(session), expected);
    }
    Outcome::Passed
}

pub(super) fn copy_example(session: &Session, site: &Path) -> Outcome {
    session.open(site, "models/useridnumber.html");
    session.click(".payload .copy");
    session.wait("document.querySelector('p[role=status]').textContent.endsWith('copied')");
    let example: Value = serde_json::from_str(&pasted(session)).expect("JSON");
    assert_eq!(example, json!({"value": "123456789", "type": "us_ssn"}));
    Outcome::Passed
}

pub(super) fn fold(session: &Session, site: &Path) -> Outcome {
    session.open(site, "models/identityverification.html");
    let is_visible = "Array.from(document.querySelectorAll('.json b')).find(function (key) { return key.textContent === '\"given_name\"' }).checkVisibility()";
    session.wait(is_visible);
    session.click(".json summary");
    session.wait(&format!("!{is_visible}"));
    session.click(".json summary");
    session.wait(is_visible);
    session.wait("document.querySelector('.payload .note').textContent.includes('not declare')");
    Outcome::Passed
}

pub(super) fn without_scripts(session: &Session, site: &Path) -> Outcome {
    session.devtools(
        "Emulation.setScriptExecutionDisabled",
        &json!({"value": true}),
    );
    // Another page first: a change of the anchor alone would not load the page again.
    session.open(site, "index.html");
    session.open(
        site,
        "models/identityverificationuserdata.html#field-phone_number",
    );
    session.click("#field-phone_number .paths summary");
    let tree = session
        .devtools("Accessibility.getFullAXTree", &json!({}))
        .to_string();
    session.devtools(
        "Emulation.setScriptExecutionDisabled",
        &json!({"value": false}),
    );
    for words in [
        "Phone number written in E.164 format.",
        "/user/phone_number",
        "Optional, may be null; absent and null stay apart.",
        "Example payload",
        "Leslie",
    ] {
        assert!(
            tree.contains(words),
            "{words} can't be read without scripts"
        );
    }
    assert!(
        !tree.contains("\"Search\"") && !tree.contains("Dark theme"),
        "a button that does nothing is shown"
    );
    Outcome::Passed
}

pub(super) fn print(session: &Session, site: &Path) -> Outcome {
    session.open(site, "models/identityverification.html");
    session.devtools("Emulation.setEmulatedMedia", &json!({"media": "print"}));
    let shown = session.eval("['.bar', '.pages', '.copy', 'h1', '#field-id'].map(function (each) { return document.querySelector(each).checkVisibility() })");
    session.devtools("Emulation.setEmulatedMedia", &json!({"media": ""}));
    assert_eq!(shown, json!([false, false, false, true, true]));
    Outcome::Passed
}

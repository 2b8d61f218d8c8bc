//! Search: by keys, by clicks, over names, values and meanings.

use crate::Outcome;
use crate::session::{Session, key};
use serde_json::Value;
use std::path::Path;

const SHOWN: &str = "document.querySelectorAll('#results [role=option]').length > 0";

fn type_in(session: &Session, words: &str) {
    session.wait("document.activeElement.getAttribute('role') === 'combobox'");
    session.press(words);
    session.wait(SHOWN);
}

fn first(session: &Session) -> String {
    let text = session.eval("document.querySelector('#results [aria-selected=true]').textContent");
    text.as_str().expect("text").to_owned()
}

pub(super) fn keys(session: &Session, site: &Path) -> Outcome {
    session.open(site, "index.html");
    session.press_with_control('k');
    type_in(session, "pending");
    let down = key::DOWN;
    session.press(&down.to_string());
    assert_eq!(
        session.eval("document.querySelectorAll('#results [aria-selected=true]').length"),
        1
    );
    let active = session
        .eval("document.querySelector('[role=combobox]').getAttribute('aria-activedescendant')");
    assert_eq!(active, "result-1");
    session.press(&key::ENTER.to_string());
    session.wait("location.hash === '#value-pending_review'");
    assert!(
        session.address().starts_with("identityverification"),
        "{}",
        session.address()
    );

    session.press("/");
    session.wait("document.querySelector('dialog.search').open");
    session.press(&key::ESCAPE.to_string());
    session.wait("!document.querySelector('dialog.search').open");
    Outcome::Passed
}

pub(super) fn finds(session: &Session, site: &Path) -> Outcome {
    for (words, expected) in [
        ("kyccheckdetails", "ObjectKYCCheckDetails"),
        ("po box", "po_box"),
        ("us_ssn", "Valueus_ssn"),
        ("virtual private", "vpn"),
        ("single-active", "Rulesingle-active-step"),
        ("address street", "street"),
        ("/user/address/region", "region"),
        ("user.address.region", "region"),
        ("/documentary_verification/documents/7/status", "status"),
        ("/identity_verifications/3/user/address/city", "city"),
        ("$.documentary_verification.documents[7].status", "status"),
        ("ShareableURL", "Named valueShareableURL"),
    ] {
        session.open(site, "models/kyccheckdetails.html");
        session.press("/");
        type_in(session, words);
        session.wait(&format!(
            "document.querySelector('#results').textContent.includes({})",
            Value::from(expected)
        ));
        assert!(first(session).len() > 3);
    }
    // A type has the name that the field's way makes without its punctuation.
    session.open(site, "index.html");
    session.press("/");
    type_in(session, "IdentityVerification::status");
    session.wait(SHOWN);
    session.wait(
        "document.querySelector('#results [aria-selected=true]').textContent.startsWith('Field')",
    );
    session.open(site, "index.html");
    session.press("/");
    session.wait("document.activeElement.getAttribute('role') === 'combobox'");
    session.press("zzzz");
    session.wait("document.querySelector('.hint').textContent === 'Nothing found.'");
    Outcome::Passed
}

/// What a search does to the page is bounded, however many entries it finds: it lists few of them, in few elements. (The time is printed, not
/// judged: it is that of the machine.)
pub(super) fn bounded(session: &Session, site: &Path) -> Outcome {
    session.open(site, "index.html");
    session.press("/");
    type_in(session, "a");
    let found = session.eval(
        "['s', 'st', 'status', 'document', 'the user', 'e', 'risk check email', 'zzz'].map(function (words) {\
           var input = document.querySelector('[role=combobox]'), list = document.querySelector('#results');\
           input.value = words;\
           var start = performance.now();\
           input.dispatchEvent(new Event('input'));\
           list.getBoundingClientRect();\
           return [list.querySelectorAll('[role=option]').length, list.querySelectorAll('*').length, performance.now() - start];\
         })",
    );
    let found = found.as_array().expect("a list of searches");
    let count = |index: usize| {
        found
            .iter()
            .filter_map(|search| search[index].as_u64())
            .max()
    };
    let (options, elements) = (count(0).unwrap_or(0), count(1).unwrap_or(0));
    let times = found.iter().filter_map(|search| search[2].as_f64());
    let slowest = times.fold(0.0, f64::max);
    println!("     search: {options} results in {elements} elements, {slowest:.1} ms at most");
    assert_eq!(options, 40, "a letter finds more than are listed");
    assert!(elements <= 800, "{elements} elements");
    Outcome::Passed
}

pub(super) fn click(session: &Session, site: &Path) -> Outcome {
    session.open(site, "models/useridnumber.html");
    session.click("button.find");
    type_in(session, "selfie_check");
    session.click("#results [role=option]");
    session.wait("location.href.includes('selfie')");
    Outcome::Passed
}

//! The theme: by the system, by the switch, and back.

use crate::Outcome;
use crate::session::Session;
use serde_json::Value;
use std::path::Path;

fn background(session: &Session) -> String {
    session
        .eval("getComputedStyle(document.body).backgroundColor")
        .as_str()
        .expect("a colour")
        .to_owned()
}

pub(super) fn switch(session: &Session, site: &Path) -> Outcome {
    session.prefer("light");
    session.open(site, "index.html");
    session.eval("localStorage.clear()");
    session.open(site, "index.html");
    let light = background(session);

    session.prefer("dark");
    session.wait("document.querySelector('.theme').getAttribute('aria-pressed') === 'true'");
    let dark = background(session);
    assert_ne!(light, dark, "the system's setting is followed");

    session.prefer("light");
    session.click(".theme");
    assert_eq!(background(session), dark, "the switch turns the theme");
    session.open(site, "models/useridnumber.html");
    assert_eq!(
        background(session),
        dark,
        "the choice holds on the next page"
    );
    assert_eq!(
        session.eval("document.querySelector('.theme').getAttribute('aria-pressed')"),
        "true"
    );

    session.click(".theme");
    assert_eq!(background(session), light, "the switch turns it back");
    assert_eq!(
        session.eval("localStorage.getItem('theme')"),
        Value::Null,
        "a choice like the system's is forgotten"
    );
    Outcome::Passed
}

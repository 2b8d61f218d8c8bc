//! Access: keyboard, screen readers, phones.

use crate::Outcome;
use crate::session::{Session, key};
use crate::site::pages;
use serde_json::{Value, json};
use std::fs;
use std::path::{Path, PathBuf};

pub(super) fn keyboard(session: &Session, site: &Path) -> Outcome {
    session.open(site, "index.html");
    session.press(&key::TAB.to_string());
    session.wait("document.activeElement.textContent === 'Skip to content'");
    session.wait("document.activeElement.getBoundingClientRect().top >= 0");
    session.press(&key::ENTER.to_string());
    session.wait("document.activeElement.tagName === 'MAIN'");
    for _ in 0..60 {
        session.press(&key::TAB.to_string());
        if session.eval("!!document.activeElement.closest('svg')") == Value::Bool(true) {
            assert_ne!(
                session.eval("document.activeElement.textContent.trim()"),
                ""
            );
            session.press(&key::ENTER.to_string());
            session.wait("location.href.includes('/models/')");
            return Outcome::Passed;
        }
    }
    panic!("the keyboard never reaches the diagram");
}

/// The checker is not part of the project: it is found where npm puts it.
fn checker() -> Option<String> {
    let place = std::env::var_os("AXE_CORE").map(PathBuf::from);
    let usual = crate::scratch().join("../axe/node_modules/axe-core/axe.min.js");
    fs::read_to_string(place.unwrap_or(usual)).ok()
}

pub(super) fn axe(session: &Session, site: &Path) -> Outcome {
    let Some(source) = checker() else {
        return Outcome::Skipped(
            "axe-core not found (npm install --prefix target/axe axe-core)".to_owned(),
        );
    };
    let script = session.devtools(
        "Page.addScriptToEvaluateOnNewDocument",
        &json!({"source": source}),
    );
    let mut found: Vec<String> = Vec::new();
    for page in pages(site) {
        session.open(site, &page);
        for scheme in ["light", "dark"] {
            session.prefer(scheme);
            let violations = session.eval_later(
                "axe.run(document, { resultTypes: ['violations'], preload: false }).then(function (result) {\
                   done(result.violations.map(function (each) { return each.id + ' at ' + each.nodes[0].html }));\
                 }, function (error) { done([String(error)]); });",
            );
            found.extend(
                violations
                    .as_array()
                    .into_iter()
                    .flatten()
                    .map(|each| format!("{page} ({scheme}): {each}")),
            );
        }
    }
    session.devtools("Page.removeScriptToEvaluateOnNewDocument", &script);
    session.prefer("light");
    session.log("browser");
    assert!(found.is_empty(), "{}", found.join("\n"));
    Outcome::Passed
}

pub(super) fn narrow(session: &Session, site: &Path) -> Outcome {
    for page in pages(site) {
        session.open(site, &page);
        let widths = session.eval("[document.documentElement.scrollWidth, innerWidth]");
        assert_eq!(widths, json!([390, 390]), "{page}");
    }
    Outcome::Passed
}

pub(super) fn menu(session: &Session, site: &Path) -> Outcome {
    session.open(site, "models/useridnumber.html");
    assert_eq!(
        session.eval("document.querySelector('.pages').checkVisibility()"),
        false
    );
    session.click(".menu");
    session.wait("document.querySelector('.pages').checkVisibility()");
    session.click(".pages .close");
    session.wait("!document.querySelector('.pages').checkVisibility()");
    session.click(".menu");
    session.click(".pages a[href='../rules.html']");
    session.wait("document.title.startsWith('Rules')");
    Outcome::Passed
}

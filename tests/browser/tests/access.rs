//! Access: keyboard, screen readers, phones.

use crate::Outcome;
use crate::session::{Screen, Session, key};
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
    let given = std::env::var_os("AXE_CORE").map(PathBuf::from);
    let usual = crate::scratch().join("../axe/node_modules/axe-core/axe.min.js");
    fs::read_to_string(given.unwrap_or(usual)).ok()
}

/// What is wrong with the page that is open, in one colour scheme.
fn violations(session: &Session, scheme: &str, selector: &str) -> Vec<String> {
    session.prefer(scheme);
    // What is folded is read, too.
    session.eval(
        "document.querySelectorAll('main details').forEach(function (fold) { fold.open = true; })",
    );
    let answer = session.eval_later(&format!(
        "axe.run({selector}, {{ resultTypes: ['violations'], preload: false, rules: {{ 'target-size': {{ enabled: true }} }} }}).then(function (result) {{\
           done([result.passes.length, result.violations.map(function (each) {{ return each.id + ' at ' + each.nodes[0].html }})]);\
         }}, function (error) {{ done([0, [String(error)]]); }});"
    ));
    let passed = answer[0].as_u64().unwrap_or_default();
    let mut found: Vec<String> = answer[1]
        .as_array()
        .into_iter()
        .flatten()
        .map(|each| format!("({scheme}) {each}"))
        .collect();
    if passed < 20 {
        found.push(format!(
            "({scheme}) {passed} rules are too few to have looked well"
        ));
    }
    found
}

pub(super) fn axe_wide(session: &Session, site: &Path) -> Outcome {
    axe(session, site, Screen::Desktop)
}

pub(super) fn axe_narrow(session: &Session, site: &Path) -> Outcome {
    axe(session, site, Screen::Phone)
}

fn axe(session: &Session, site: &Path, screen: Screen) -> Outcome {
    let Some(source) = checker() else {
        return Outcome::Skipped(
            "axe-core not found (npm install --prefix target/axe axe-core)".to_owned(),
        );
    };
    let mut found: Vec<String> = Vec::new();
    let mut folder = None;
    for (at, page) in pages(site).iter().enumerate() {
        if session.walk(site, page, &mut folder) {
            session.eval(&format!("(function () {{ {source}; window.axe = axe }})()"));
        }
        // Wide, each page is looked at whole in both schemes. Narrow, the layout is another and the colours are the same: there
        // the list of pages, which is the same on all of them, and light are looked at on a few pages only.
        let (selector, schemes): (_, &[_]) = match (screen, at % 16) {
            (Screen::Desktop, _) | (Screen::Phone, 0) => ("document", &["light", "dark"]),
            (Screen::Phone, _) => ("{ exclude: [['nav.pages']] }", &["dark"]),
        };
        for scheme in schemes {
            let wrong = violations(session, scheme, selector);
            found.extend(wrong.iter().map(|each| format!("{page} {each}")));
        }
    }
    session.prefer("light");
    session.log("browser");
    assert!(found.is_empty(), "{}", found.join("\n"));
    Outcome::Passed
}

pub(super) fn narrow(session: &Session, site: &Path) -> Outcome {
    let mut folder = None;
    for page in pages(site) {
        session.walk(site, &page, &mut folder);
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

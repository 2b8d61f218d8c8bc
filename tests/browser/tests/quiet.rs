//! Quiet: no request leaves the folder, no page complains.

use crate::Outcome;
use crate::session::Session;
use crate::site::pages;
use serde_json::Value;
use std::path::Path;

pub(super) fn pages_are_quiet(session: &Session, site: &Path) -> Outcome {
    session.log("performance");
    session.log("browser");
    for page in pages(site) {
        session.open(site, &page);
    }
    session.press("/");
    session.wait("document.querySelector('dialog.search .hint').textContent.includes('entries')");
    let complaints = session.log("browser");
    assert!(complaints.is_empty(), "{complaints:?}");
    let mut seen = 0;
    for entry in session.log("performance") {
        let message: Value =
            serde_json::from_str(entry["message"].as_str().unwrap_or_default()).expect("JSON");
        if message["message"]["method"] == "Network.requestWillBeSent" {
            let url = message["message"]["params"]["request"]["url"]
                .as_str()
                .unwrap_or_default();
            assert!(
                url.starts_with("file:///") || url.starts_with("data:"),
                "asked for {url}"
            );
            seen += 1;
        }
    }
    assert!(
        seen > 100,
        "{seen} requests are too few to have looked well"
    );
    Outcome::Passed
}

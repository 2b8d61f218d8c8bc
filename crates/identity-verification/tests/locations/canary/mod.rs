//! The canary: a unique marker in every sensitive field, every unknown member and every unknown enum value, found by walking the schema.
//!
//! No marker may come out of anything that people log. All of them must come out of what is meant to show everything.

mod corrupt;
mod marked;
mod models;
#[path = "../../../examples/summary.rs"]
#[allow(dead_code, reason = "its main function is for the terminal")]
mod summary;

use crate::location::Kind;
use identity_verification::{
    IdentityVerification, IdentityVerificationStatus, Maybe, Redact, Validate, Violations,
    borrowed, drift, from_slice, from_str, to_string, to_vec, validate_document,
};
use marked::{Marked, assert_no_trace, mark};
use proptest::strategy::Just;
use proptest::test_runner::{TestCaseError, TestRunner};
use std::collections::BTreeMap;
use std::fmt::Debug;
use std::panic::{catch_unwind, set_hook, take_hook};
use std::sync::{Arc, Mutex};

fn attempt() -> (Marked, IdentityVerification) {
    let marked = mark();
    let attempt = from_str(&marked.payload.to_string()).expect("markers fit the types");
    (marked, attempt)
}

/// Everything that people log about a value.
fn loggable<T: Debug + Redact + Validate>(value: &T) -> Vec<(&'static str, String)> {
    let report = value.validate();
    vec![
        ("Debug", format!("{value:?}")),
        ("pretty Debug", format!("{value:#?}")),
        ("Debug in an array", format!("{:?}", [Some(value)])),
        ("Debug in a Vec", format!("{:#?}", vec![value, value])),
        ("Debug in a Result", format!("{:?}", Ok::<_, ()>(value))),
        ("Debug of an Err", format!("{:?}", Err::<(), _>(value))),
        (
            "Debug in a map",
            format!("{:?}", BTreeMap::from([(1, value)])),
        ),
        ("pretty redacted Debug", format!("{:#?}", value.redacted())),
        ("redacted Debug", format!("{:?}", value.redacted())),
        (
            "redacted JSON",
            serde_json::to_string(&value.redacted()).unwrap(),
        ),
        ("report", report.to_string()),
        ("Debug of the report", format!("{report:?}")),
        ("drift", format!("{:?}", drift(value))),
    ]
}

#[test]
fn nothing_that_is_logged_shows_a_marker() {
    let (marked, attempt) = attempt();
    for (what, text) in loggable(&attempt) {
        marked.assert_hidden(what, &text);
    }
}

#[test]
fn no_view_of_unknown_members_shows_a_marker() {
    let (marked, mut attempt) = attempt();
    let name = attempt
        .additional_properties
        .keys()
        .next()
        .unwrap()
        .to_owned();
    let map = &mut attempt.additional_properties;
    let views = [
        ("the map", format!("{map:?} {map:#?}")),
        ("its iterator", format!("{:?}", map.iter())),
        ("its mutable iterator", format!("{:?}", map.iter_mut())),
        ("its keys", format!("{:?}", map.keys())),
        ("its values", format!("{:?}", map.values())),
        ("its mutable values", format!("{:?}", map.values_mut())),
        (
            "its owning iterator",
            format!("{:?}", map.clone().into_iter()),
        ),
        ("an occupied entry", format!("{:?}", map.entry(name))),
        (
            "a vacant entry",
            format!("{:?}", map.entry(marked::string(1))),
        ),
        ("a refused entry", format!("{:?}", map.entry("status"))),
        (
            "a refused member",
            format!("{:?}", map.insert("status", marked::string(2).into())),
        ),
    ];
    for (what, text) in views {
        marked.assert_hidden(what, &text);
        assert_no_trace(what, &text);
    }
}

#[test]
fn no_value_that_is_not_known_shows_a_marker() {
    let status = IdentityVerificationStatus::from(marked::string(1));
    let phone = Maybe::Value(status.clone());
    let texts = format!(
        "{status:?} {:?} {phone:?} {:?}",
        Some(&status),
        status.phase()
    );
    assert_no_trace("an unlisted value", &texts);
}

#[test]
fn the_summary_shows_no_marker() {
    let (marked, attempt) = attempt();
    let shown = summary::Summary(&attempt).to_string();
    assert!(shown.contains("(not listed)"), "{shown}");
    marked.assert_hidden("summary", &shown);
    for marker in marked.markers.iter().filter(|marker| marker.hidden) {
        assert!(!shown.contains(&marker.text));
    }
}

#[test]
fn no_failure_of_a_property_test_shows_a_marker() {
    let (marked, attempt) = attempt();
    let mut runner = TestRunner::deterministic();
    let failure = runner
        .run(&Just(attempt), |_| {
            Err(TestCaseError::fail("it does not hold"))
        })
        .unwrap_err();
    let texts = format!("{failure} {failure:?} {failure:#?}");
    assert!(
        texts.contains("it does not hold") && texts.contains("[redacted]"),
        "{texts}"
    );
    marked.assert_hidden("property test", &texts);
}

#[test]
fn the_report_of_the_validator_shows_no_marker() {
    let (marked, _) = attempt();
    let mut document = marked.payload.clone();
    for location in marked
        .locations
        .iter()
        .filter(|location| location.kind == Kind::String)
    {
        *document.pointer_mut(&location.pointer).unwrap() = marked::number(9000).into();
    }
    for document in [&marked.payload, &document] {
        let report = validate_document(document);
        assert!(!report.is_empty());
        assert_no_trace("report", &format!("{report} {report:?}"));
    }
}

#[test]
fn what_is_not_sensitive_stays_readable() {
    let (marked, attempt) = attempt();
    let shown = format!("{attempt:?}");
    for marker in marked.markers.iter().filter(|marker| !marker.hidden) {
        assert!(
            shown.contains(&marker.text),
            "{} is harmless and hidden",
            marker.pointer
        );
    }
}

#[test]
fn what_shows_everything_shows_every_marker() {
    let (marked, attempt) = attempt();
    let all = [
        ("unredacted", format!("{:?}", attempt.unredacted())),
        ("pretty unredacted", format!("{:#?}", attempt.unredacted())),
        (
            "unredacted JSON",
            serde_json::to_string(&attempt.unredacted()).unwrap(),
        ),
        ("JSON", to_string(&attempt).unwrap()),
        ("serde", serde_json::to_string(&attempt).unwrap()),
    ];
    for (what, text) in all {
        marked.assert_shown(what, &text);
    }
}

#[test]
fn the_borrowed_type_hides_and_shows_as_much() {
    let (marked, _) = attempt();
    let payload = marked.payload.to_string();
    let borrowed_attempt: borrowed::IdentityVerification<'_> = from_str(&payload).unwrap();
    for (what, text) in loggable(&borrowed_attempt) {
        marked.assert_hidden(&format!("{what} of the borrowed type"), &text);
    }
    marked.assert_shown(
        "unredacted borrowed type",
        &format!("{:?}", borrowed_attempt.unredacted()),
    );
    marked.assert_shown(
        "JSON of the borrowed type",
        &to_string(&borrowed_attempt).unwrap(),
    );
}

#[test]
fn every_model_hides_on_its_own() {
    let (marked, _) = attempt();
    models::each(&marked, |name, texts| {
        for (what, text) in texts {
            marked.assert_hidden(&format!("{what} of {name}"), &text);
        }
    });
}

#[test]
fn no_error_for_any_corruption_shows_a_marker() {
    let marked = mark();
    let mut failed = 0;
    corrupt::each(&marked, |what, bytes| {
        for text in corrupt::errors(bytes) {
            failed += 1;
            assert_no_trace(what, &text);
        }
    });
    assert!(failed > 2_000, "only {failed} error messages were checked");
}

#[test]
fn no_panic_shows_a_marker() {
    let (marked, attempt) = attempt();
    let other = attempt.clone().with_version_of_tomorrow();
    let truncated = to_vec(&attempt).unwrap();
    let truncated = &truncated[..truncated.len() / 2];
    let seen: Arc<Mutex<String>> = Arc::default();
    let writer = Arc::clone(&seen);
    let before = take_hook();
    set_hook(Box::new(move |info| {
        *writer.lock().unwrap() += &info.to_string();
    }));
    let report: Result<(), Violations> = failed(attempt.validate());
    let model: Result<(), IdentityVerification> = failed(attempt.clone());
    let results = [
        catch_unwind(|| assert_eq!(attempt, other)).is_err(),
        catch_unwind(|| from_slice::<IdentityVerification>(truncated).unwrap()).is_err(),
        catch_unwind(|| model.unwrap()).is_err(),
        catch_unwind(|| report.unwrap()).is_err(),
    ];
    set_hook(before);
    assert_eq!(results, [true; 4]);
    let texts = seen.lock().unwrap();
    assert!(texts.contains("[redacted]"), "the models were printed");
    marked.assert_hidden("panic", &texts);
}

#[test]
fn no_tracing_output_shows_a_marker() {
    let (marked, attempt) = attempt();
    let error = from_slice::<IdentityVerification>(b"{\"id\": 1}").unwrap_err();
    let output = Output::default();
    let subscriber = tracing_subscriber::fmt()
        .with_writer(output.clone())
        .with_ansi(false)
        .finish();
    tracing::subscriber::with_default(subscriber, || {
        let span = tracing::info_span!("decode", ?attempt);
        let _entered = span.enter();
        tracing::info!(?attempt, user = ?attempt.user, extra = ?attempt.additional_properties, "decoded");
        tracing::error!(error = &error as &dyn std::error::Error, report = %attempt.validate(), "failed");
    });
    let texts = String::from_utf8(output.0.lock().unwrap().clone()).unwrap();
    assert!(
        texts.contains("[redacted]") && texts.contains("/id"),
        "{texts}"
    );
    marked.assert_hidden("tracing", &texts);
}

#[derive(Clone, Default)]
struct Output(Arc<Mutex<Vec<u8>>>);

impl tracing_subscriber::fmt::MakeWriter<'_> for Output {
    type Writer = Self;

    fn make_writer(&self) -> Self {
        self.clone()
    }
}

impl std::io::Write for Output {
    fn write(&mut self, bytes: &[u8]) -> std::io::Result<usize> {
        self.0.lock().unwrap().write(bytes)
    }

    fn flush(&mut self) -> std::io::Result<()> {
        Ok(())
    }
}

/// A failure that the compiler does not see through.
fn failed<E>(error: E) -> Result<(), E> {
    Err(error)
}

trait Tomorrow {
    fn with_version_of_tomorrow(self) -> Self;
}

impl Tomorrow for IdentityVerification {
    fn with_version_of_tomorrow(mut self) -> Self {
        self.template.version += 1;
        self
    }
}

#[test]
fn a_refused_member_does_not_show_its_value() {
    let (_, mut attempt) = attempt();
    let refused = attempt
        .additional_properties
        .insert("id", marked::string(1).into())
        .unwrap_err();
    let texts = format!(
        "{refused} {refused:?} {:?}",
        anyhow::Error::new(refused.clone())
    );
    assert_no_trace("refusal", &texts);
}

//! What somebody writes who has only seen the names of the types: each test is a first guess that has to compile and to do what it says.

use additional_properties::AdditionalProperties;
use chrono::{DateTime, FixedOffset, Utc};
use identity_verification::{
    IdentityVerification, IdentityVerificationStatus, IdentityVerificationStepStatus,
    IdentityVerificationStepSummary, IdentityVerificationTemplateReference,
    IdentityVerificationUserAddress, IdentityVerificationUserData, Maybe, Redact, Validate,
    borrowed, changes, drift, from_slice, from_str, to_string, to_value, to_vec, value_at,
};
use serde::{Deserialize, Serialize};

const PAYLOAD: &str = include_str!("../examples/payload.json");

fn attempt() -> IdentityVerification {
    from_str(PAYLOAD).unwrap()
}

fn steps() -> IdentityVerificationStepSummary {
    IdentityVerificationStepSummary::new(
        "success",
        "success",
        "active",
        "not_applicable",
        "not_applicable",
        "skipped",
        "skipped",
    )
}

#[test]
fn make_a_value_from_what_is_required() {
    let now: DateTime<FixedOffset> = "2026-01-02T03:04:05Z".parse().unwrap();
    let attempt = IdentityVerification::new(
        "idv_1",
        "user-1",
        now,
        IdentityVerificationTemplateReference::new("idvtmp_1", 2),
        IdentityVerificationUserData::new(),
        IdentityVerificationStatus::Active,
        steps(),
    );
    assert_eq!(attempt.client_user_id, "user-1");
    assert!(attempt.kyc_check.is_none() && attempt.additional_properties.is_empty());
    assert!(
        !format!("{attempt:?}").contains("Leslie"),
        "nothing comes from an example"
    );
}

#[test]
fn set_fields_that_can_be_empty_like_any_other() {
    let user = IdentityVerificationUserData::new()
        .with_phone_number("+12345678901")
        .with_email_address("someone@example.com")
        .with_ip_address(None)
        .with_address(IdentityVerificationUserAddress::example().with_region("IN"));
    assert_eq!(user.phone_number, Maybe::Value("+12345678901".to_owned()));
    assert_eq!(user.email_address.as_deref(), Some("someone@example.com"));
    let user = user.with_phone_number(None);
    assert!(user.phone_number.is_null());
    let (owned, cow) = ("+1".to_owned(), std::borrow::Cow::Borrowed("192.0.2.1"));
    let user = user.with_phone_number(&owned).with_ip_address(cow);
    assert_eq!(user.phone_number, Maybe::Value(owned));
    assert_eq!(user.ip_address.as_deref(), Some("192.0.2.1"));
}

#[test]
fn set_a_time_in_utc() {
    let now: DateTime<Utc> = "2026-01-02T03:04:05Z".parse().unwrap();
    let attempt = attempt().with_created_at(now).with_completed_at(now);
    assert_eq!(attempt.completed_at.unwrap(), now);
}

#[test]
fn compare_a_status() {
    let attempt = attempt();
    assert_eq!(attempt.status, IdentityVerificationStatus::Success);
    assert_eq!(attempt.status.as_str(), "success");
    assert!(matches!(
        attempt.steps.kyc_check,
        IdentityVerificationStepStatus::Success
    ));
}

#[test]
fn match_on_a_status() {
    let text = match attempt().status {
        IdentityVerificationStatus::Success => "passed",
        IdentityVerificationStatus::Failed => "failed",
        _ => "something else",
    };
    assert_eq!(text, "passed");
}

#[test]
fn ask_whether_it_is_over() {
    assert!(attempt().status.is_terminal());
    assert!(!steps().kyc_check.is_terminal());
}

#[test]
fn iterate_the_steps() {
    let open: Vec<&str> = steps()
        .iter()
        .filter(|(_, status)| !status.is_terminal())
        .map(|(name, _)| name)
        .collect();
    assert_eq!(open, ["kyc_check"]);
    for (name, status) in &attempt().steps {
        assert!(!name.is_empty() && !status.is_unknown());
    }
}

#[test]
fn make_a_status_from_a_string() {
    let status: IdentityVerificationStatus = "failed".into();
    assert_eq!(status, IdentityVerificationStatus::Failed);
    assert!(IdentityVerificationStatus::from("paused").is_unknown());
}

#[test]
fn print_it() {
    let shown = format!("{:?}", attempt());
    assert!(shown.contains("success") && !shown.contains("123456789"));
    let ticket = to_string(&attempt().redacted()).unwrap();
    assert!(ticket.contains("[redacted]"));
}

#[test]
fn read_and_write_bytes() {
    let bytes = to_vec(&attempt()).unwrap();
    assert_eq!(
        from_slice::<IdentityVerification>(&bytes).unwrap(),
        attempt()
    );
}

#[test]
fn use_it_with_serde() {
    let attempt: IdentityVerification = serde_json::from_str(PAYLOAD).unwrap();
    let value = serde_json::to_value(&attempt).unwrap();
    assert_eq!(value["status"], "success");
    assert_eq!(value.pointer("/steps/kyc_check").unwrap(), "success");
}

#[test]
fn put_it_into_an_envelope() {
    #[derive(Serialize, Deserialize)]
    struct Page<T> {
        items: Vec<T>,
        next_cursor: Option<String>,
    }
    let text = format!(r#"{{"items": [{PAYLOAD}], "next_cursor": null}}"#);
    let page: Page<IdentityVerification> = serde_json::from_str(&text).unwrap();
    assert_eq!(page.items[0], attempt());
    assert!(page.next_cursor.is_none());
}

#[test]
fn put_it_into_an_envelope_of_ours() {
    #[derive(AdditionalProperties)]
    #[additional_properties(json)]
    struct Page<T> {
        items: Vec<T>,
        #[additional_properties(required)]
        next_cursor: Option<String>,
        #[additional_properties]
        rest: AdditionalProperties,
    }
    let text = format!(r#"{{"items": [{PAYLOAD}], "next_cursor": null, "total": 1}}"#);
    let page: Page<IdentityVerification> = from_str(&text).unwrap();
    assert_eq!(page.items[0], attempt());
    assert!(page.next_cursor.is_none() && page.rest["total"] == 1);
    let error = from_str::<Page<IdentityVerification>>(r#"{"items": [{"id": 1}]}"#).err();
    assert_eq!(error.unwrap().pointer(), "/items/0/id");
}

#[test]
fn change_a_nested_field() {
    let mut attempt = attempt();
    attempt.user.address.as_mut().unwrap().city = Some("Elsewhere".to_owned());
    if let Some(kyc) = &mut attempt.kyc_check {
        kyc.status = "failed".to_owned();
    }
    assert!(to_string(&attempt).unwrap().contains("Elsewhere"));
}

#[test]
fn print_compare_and_sort_statuses() {
    use IdentityVerificationStatus as Status;
    let attempt = attempt();
    assert_eq!(format!("{:>8}", attempt.status), " success");
    assert!(attempt.status == "success" && attempt.status != "failed");
    let mut statuses = [Status::from("paused"), Status::Failed, Status::Active];
    statuses.sort();
    assert_eq!(
        statuses.clone().map(String::from),
        ["active", "failed", "paused"]
    );
    assert!(
        !statuses[2].to_string().contains("paused"),
        "it may be personal"
    );
    let all: Vec<_> = Status::variants().map(String::from).collect();
    assert_eq!(all, Status::VALUES);
}

#[test]
fn read_by_pointer() {
    let attempt = attempt();
    assert_eq!(value_at(&attempt, "/user/address/region").unwrap(), "IN");
    assert_eq!(value_at(&attempt, "/steps/nothing"), None);
    let value = to_value(&attempt).unwrap();
    assert_eq!(value.pointer("/user/address/region").unwrap(), "IN");
}

#[test]
fn compare_two_records() {
    let (before, mut after) = (attempt(), attempt().with_status("failed"));
    after.user.address.as_mut().unwrap().region = None;
    let found = changes(&before, &after);
    let found: Vec<_> = found
        .iter()
        .map(|one| (one.pointer.as_str(), one.kind.as_str()))
        .collect();
    assert_eq!(
        found,
        [("/user/address/region", "changed"), ("/status", "changed")]
    );
    assert!(changes(&before, &before).is_empty());
}

#[test]
fn own_the_borrowed() {
    let borrowed: borrowed::IdentityVerification<'_> = from_str(PAYLOAD).unwrap();
    assert_eq!(borrowed.into_owned().unwrap(), attempt());
}

#[test]
fn read_an_unknown_member() {
    let attempt: IdentityVerification =
        from_str(&PAYLOAD.replacen('{', r#"{"score": 7,"#, 1)).unwrap();
    assert_eq!(attempt.additional_properties.get("score").unwrap(), 7);
    assert_eq!(attempt.additional_properties["score"], 7);
    assert!(!drift(&attempt).is_empty());
}

#[test]
fn validate_it() {
    let report = attempt()
        .with_client_user_id("someone@example.com")
        .validate();
    assert!(
        report
            .iter()
            .any(|violation| violation.pointer == "/client_user_id")
    );
    assert!(
        !vec![attempt(), attempt().with_client_user_id("")]
            .validate()
            .is_empty()
    );
}

#[test]
fn collect_and_sort_by_time() {
    let mut attempts = [attempt(), IdentityVerification::example()];
    attempts.sort_by_key(|attempt| attempt.created_at);
    assert!(attempts[0].created_at <= attempts[1].created_at);
}

/// A struct literal, `Default`, `Display` and `validate()` without its feature are guesses that do not compile.
#[test]
fn find_the_way_where_a_guess_does_not_compile() {
    let source = include_str!("../src/generated/attempt.rs");
    let (before, _) = source
        .split_once("pub struct IdentityVerification {")
        .expect("the type");
    let docs = before.lines().filter_map(|line| line.strip_prefix("/// "));
    let docs = docs.collect::<Vec<_>>().join(" ");
    for (guess, way) in [
        ("no struct literal and no `Default`", "`new(..)`"),
        ("no `Display`", "`{:?}`"),
        ("`validate()`", "feature"),
    ] {
        let sentences: Vec<&str> = docs.split(". ").collect();
        let said = sentences
            .iter()
            .any(|one| one.contains(guess) && one.contains(way));
        assert!(said, "{guess}: {docs}");
    }
}

//! What is around the model in the API: samples of each version decode on both paths, owned and borrowed, come back equal, and are valid by the
//! types and by the schema.

use additional_properties::validate::{Violations, check};
use identity_verification::v1_697_4 as new;
use identity_verification::{
    self as old, FillError, Inspect, Value, drift, from_str, from_str_filling, to_string,
};
use jsonschema::{Registry, Validator};

const ATTEMPT: &str = include_str!("../payloads/attempt.json");
const NEW_ATTEMPT: &str = include_str!("../versions/samples/full.json");
const SCHEMAS: [[&str; 2]; 2] = [
    [
        include_str!("../../../../schema/identity_verification.schema.json"),
        include_str!("../../../../schema/envelopes.schema.json"),
    ],
    [
        include_str!("../../../../schema/1.697.4/identity_verification.schema.json"),
        include_str!("../../../../schema/1.697.4/envelopes.schema.json"),
    ],
];

fn parse(text: &str) -> Value {
    serde_json::from_str(text).expect("JSON")
}

/// A validator of the definition `name` in the envelopes of one version.
fn validator([model, envelopes]: [&str; 2], name: &str) -> Validator {
    let [model, envelopes] = [model, envelopes].map(parse);
    let id = |document: &Value| document["$id"].as_str().expect("an identifier").to_owned();
    let reference = format!("{}#/$defs/{name}", id(&envelopes));
    let registry = Registry::new().extend([(id(&model), &model), (id(&envelopes), &envelopes)]);
    let registry = registry
        .and_then(jsonschema::RegistryBuilder::prepare)
        .expect("a registry");
    let options = jsonschema::options().with_registry(&registry);
    let options = options.should_validate_formats(true);
    let schema = serde_json::json!({ "$ref": reference });
    options.build(&schema).expect("a schema")
}

fn has_no_errors<T: Inspect>(value: &T, what: &str) {
    let found: Violations = check(value);
    assert!(!found.has_errors(), "{what}: {found:?}");
    assert!(drift(value).is_empty(), "{what}: {:?}", drift(value));
}

/// One test per sample and version: the type of the version reads it in every way, and the schema of the version calls it valid.
macro_rules! samples {
    ($($test:ident: $version:ident $schemas:literal $name:ident $text:expr;)+) => {$(
        #[test]
        fn $test() {
            let text: &str = &$text;
            let json: $version::$name = from_str(text).expect("decodes");
            let serde: $version::$name = serde_json::from_str(text).expect("decodes by serde");
            assert!(json == serde, "the paths decode different values");
            let borrowed: $version::borrowed::$name<'_> = from_str(text).expect("borrows");
            for written in [
                to_string(&json).expect("encodes"),
                serde_json::to_string(&serde).expect("encodes by serde"),
                to_string(&borrowed).expect("encodes what is borrowed"),
            ] {
                assert_eq!(parse(&written), parse(text));
            }
            assert!(borrowed.into_owned().expect("owned") == json);
            has_no_errors(&json, stringify!($test));
            assert!(validator(SCHEMAS[$schemas], stringify!($name)).is_valid(&parse(text)));
        }
    )+};
}

fn list(attempt: &str) -> String {
    format!(
        r#"{{"identity_verifications": [{attempt}, {attempt}], "next_cursor": null, "request_id": "r1"}}"#
    )
}

samples! {
    list_response: old 0 IdentityVerificationListResponse list(ATTEMPT);
    list_request: old 0 IdentityVerificationListRequest include_str!("samples/list_request.json");
    get_request: old 0 IdentityVerificationGetRequest include_str!("samples/get_request.json");
    create_request: old 0 IdentityVerificationCreateRequest include_str!("samples/create_request.json");
    create_request_without_user: old 0 IdentityVerificationCreateRequest include_str!("samples/create_request_without_user.json");
    retry_request: old 0 IdentityVerificationRetryRequest include_str!("samples/retry_request.json");
    step_updated: old 0 IdentityVerificationWebhook include_str!("samples/step_updated.json");
    status_updated: old 0 IdentityVerificationWebhook include_str!("samples/status_updated.json");
    retried: old 0 IdentityVerificationWebhook include_str!("samples/retried.json");

    list_response_of_1_697_4: new 1 IdentityVerificationListResponse list(NEW_ATTEMPT);
    list_request_of_1_697_4: new 1 IdentityVerificationListRequest include_str!("samples/list_request.json");
    list_request_by_user_of_1_697_4: new 1 IdentityVerificationListRequest r#"{"template_id": "t1", "user_id": "usr_1"}"#;
    get_request_of_1_697_4: new 1 IdentityVerificationGetRequest include_str!("samples/get_request.json");
    create_request_of_1_697_4: new 1 IdentityVerificationCreateRequest include_str!("samples/create_request.json");
    retry_request_of_1_697_4: new 1 IdentityVerificationRetryRequest include_str!("samples/retry_request.json");
    step_updated_of_1_697_4: new 1 IdentityVerificationWebhook include_str!("samples/step_updated.json");
    status_updated_of_1_697_4: new 1 IdentityVerificationWebhook include_str!("samples/status_updated.json");
    retried_of_1_697_4: new 1 IdentityVerificationWebhook include_str!("samples/retried.json");
}

#[test]
fn an_event_of_another_kind_is_kept() {
    let text = include_str!("samples/other_event.json");
    let event: old::IdentityVerificationWebhook = from_str(text).expect("decodes");
    assert!(matches!(
        event,
        old::IdentityVerificationWebhook::Unknown(_)
    ));
    assert_eq!(parse(&to_string(&event).expect("encodes")), parse(text));
    assert!(!validator(SCHEMAS[0], "IdentityVerificationWebhook").is_valid(&parse(text)));
}

#[test]
fn a_request_shows_no_secret() {
    let text =
        include_str!("samples/create_request.json").replacen('{', r#"{"secret": "zyx987","#, 1);
    let request: old::IdentityVerificationCreateRequest = from_str(&text).expect("decodes");
    let shown = format!("{request:?}");
    for hidden in ["zyx987", "Leslie", "123456789", "u-17"] {
        assert!(!shown.contains(hidden), "{hidden}");
    }
    assert!(shown.contains("idvtmp_4FrXJvfQU3zGUR"));
}

#[test]
fn what_a_request_lacks_is_an_error() {
    let lacks_user = r#"{"template_id": "t1"}"#;
    assert!(from_str::<old::IdentityVerificationListRequest>(lacks_user).is_err());
    assert!(from_str::<new::IdentityVerificationListRequest>(lacks_user).is_ok());
    assert!(from_str::<old::IdentityVerificationGetRequest>("{}").is_err());
}

#[test]
fn a_list_of_older_records_is_filled() {
    let text = list(ATTEMPT);
    let read = from_str_filling::<new::IdentityVerificationListResponse>(&text).expect("is filled");
    let pointers = |index| format!("/identity_verifications/{index}/verify_sms");
    assert!(
        [0, 1]
            .map(pointers)
            .iter()
            .all(|it| read.pointers.contains(it))
    );
    let older = old::IdentityVerificationListResponse::try_from(read.value).expect("downgrades");
    let newer = new::IdentityVerificationListResponse::try_from(older).expect("upgrades");
    assert_eq!(newer.identity_verifications.len(), 2);
    let lacking = from_str_filling::<new::IdentityVerificationListResponse>("{}").unwrap_err();
    assert!(matches!(lacking, FillError::Missing(pointers) if pointers.len() == 3));
}

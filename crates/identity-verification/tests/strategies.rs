//! The round-trip law on thousands of documents of every model, made from the schema of its Rust type.

use additional_properties::json::{FromJsonOwned, ToJson};
use identity_verification::strategy::{documents, values};
use identity_verification::*;
use jsonschema::Validator;
use proptest::strategy::Strategy;
use proptest::test_runner::{Config, RngAlgorithm, TestRng, TestRunner};
use schemars::JsonSchema;
use serde::Serialize;
use serde::de::DeserializeOwned;
use serde_json::Value as Json;
use std::fmt::Debug;

/// The same documents in every run.
fn each<S: Strategy>(cases: u32, strategy: S, check: impl Fn(S::Value)) {
    let config = Config {
        cases,
        failure_persistence: None,
        ..Config::default()
    };
    let rng = TestRng::deterministic_rng(RngAlgorithm::ChaCha);
    let outcome = TestRunner::new_with_rng(config, rng).run(&strategy, |value| {
        check(value);
        Ok(())
    });
    outcome.unwrap_or_else(|error| panic!("{error}"));
}

/// What decodes comes back equal, by both paths, and both see the same value.
fn comes_back<T>(document: &Json) -> T
where
    T: JsonSchema
        + DeserializeOwned
        + Serialize
        + FromJsonOwned
        + ToJson
        + PartialEq
        + Debug
        + Redact,
{
    let text = document.to_string();
    let by_json: T = from_str(&text).unwrap();
    let by_serde: T = serde_json::from_str(&text).unwrap();
    assert!(by_json == by_serde, "the two paths read one value");
    let filled = from_str_filling::<T>(&text).unwrap();
    assert!(
        filled.value == by_json && filled.pointers.is_empty(),
        "nothing is filled that is there"
    );
    assert_eq!(parse(&to_string(&by_json).unwrap()), *document);
    assert_eq!(parse(&serde_json::to_string(&by_serde).unwrap()), *document);
    assert_eq!(
        parse(&serde_json::to_string(&by_json.unredacted()).unwrap()),
        *document
    );
    let seen = format!("{by_json:?}{:#?}", by_serde.redacted());
    assert!(!seen.is_empty());
    by_json
}

/// A validator for one definition of the source schema.
fn validator(name: &str) -> Validator {
    let mut schema = parse(SCHEMA);
    schema["$ref"] = format!("#/$defs/{name}").into();
    jsonschema::options()
        .should_validate_formats(true)
        .build(&schema)
        .unwrap()
}

/// On documents that nobody wrote by hand, `validate` and an independent validator still agree.
fn agrees(validator: &Validator, document: &Json, report: &Violations) {
    let breaks = |one: &Violation| one.severity == Severity::Error || one.rule == "enum";
    assert_eq!(
        report.iter().any(breaks),
        !validator.is_valid(document),
        "{report}"
    );
}

fn parse(text: &str) -> Json {
    serde_json::from_str(text).unwrap()
}

macro_rules! models {
    ($($model:ident)*) => {$(
        #[test]
        #[allow(non_snake_case, reason = "a test is named after its model")]
        fn $model() {
            let validator = super::validator(stringify!($model));
            each(64, documents::<super::$model>(), |document| {
                let model = super::comes_back::<super::$model>(&document);
                super::agrees(&validator, &document, &model.validate());
            });
            each(16, values::<super::$model>(), |value| drop(value.validate()));
        }
    )*};
}

mod law {
    use super::{Validate as _, documents, each, values};

    models! {
        DocumentAnalysis DocumentaryVerification DocumentaryVerificationDocument IdentityVerification
        IdentityVerificationDocumentAddressResponse IdentityVerificationResponseUserName IdentityVerificationStepSummary
        IdentityVerificationTemplateReference IdentityVerificationUserAddress IdentityVerificationUserData
        KYCCheckAddressSummary KYCCheckDateOfBirthSummary KYCCheckDetails KYCCheckIDNumberSummary KYCCheckNameSummary
        KYCCheckPhoneSummary PhysicalDocumentExtractedData PhysicalDocumentExtractedDataAnalysis PhysicalDocumentImages
        RiskCheckBehavior RiskCheckDetails RiskCheckDevice RiskCheckEmail RiskCheckIdentityAbuseSignals RiskCheckPhone
        RiskCheckStolenIdentity RiskCheckSyntheticIdentity SelfieAnalysis SelfieCapture SelfieCheck SelfieCheckSelfie
        UserIDNumber
    }
}

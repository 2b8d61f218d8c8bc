//! For every rule: edits of the payload under which it holds, and edits that break it, with the location of the breach.

use serde_json::{Value, json};

/// Changes of the payload, by pointer.
pub(crate) type Edits = Vec<(&'static str, Value)>;

/// One rule and what to try with it.
pub(crate) struct Case {
    pub(crate) rule: &'static str,
    pub(crate) holds: Vec<Edits>,
    pub(crate) broken: Vec<(&'static str, Edits)>,
}

macro_rules! edits {
    ($($pointer:literal: $value:tt),* $(,)?) => { vec![$(($pointer, json!($value))),*] };
}

macro_rules! cases {
    ($($rule:literal { $(holds { $($holds:tt)* })* $(broken $pointer:literal { $($broken:tt)* })* })*) => {
        vec![$(Case {
            rule: $rule,
            holds: vec![vec![], $(edits!($($holds)*)),*],
            broken: vec![$(($pointer, edits!($($broken)*))),*],
        }),*]
    };
}

/// The cases, in the order of the schema.
pub(crate) fn cases() -> Vec<Case> {
    let mut all = attempt();
    all.extend(user());
    all.extend(documents());
    all.extend(risk());
    all
}

fn attempt() -> Vec<Case> {
    cases! {
        "documentary-verification-null-until-terminal" {
            holds { "/steps/documentary_verification": "active", "/documentary_verification": null }
            broken "/documentary_verification" { "/steps/documentary_verification": "active" }
        }
        "selfie-check-null-until-terminal" {
            holds { "/steps/selfie_check": "waiting_for_prerequisite", "/selfie_check": null }
            broken "/selfie_check" { "/steps/selfie_check": "pending_review" }
        }
        "kyc-check-null-until-terminal" {
            holds { "/steps/kyc_check": "not_applicable", "/kyc_check": null }
            broken "/kyc_check" { "/steps/kyc_check": "skipped" }
        }
        "documentary-verification-status-equals-step" {
            holds { "/steps/documentary_verification": "failed", "/documentary_verification/status": "failed" }
            broken "/documentary_verification/status" { "/documentary_verification/status": "failed" }
        }
        "selfie-check-status-equals-step" {
            holds { "/steps/selfie_check": "failed", "/selfie_check/status": "failed" }
            broken "/selfie_check/status" { "/steps/selfie_check": "failed" }
        }
        "kyc-check-status-equals-step" {
            holds { "/steps/kyc_check": "failed", "/kyc_check/status": "failed" }
            broken "/kyc_check/status" { "/kyc_check/status": "failed" }
        }
        "step-status-closed-set" {
            holds { "/steps/verify_sms": "manually_approved" }
            broken "/steps/verify_sms" { "/steps/verify_sms": "paused" }
        }
        "single-active-step" {
            holds { "/status": "active", "/steps/verify_sms": "active" }
            broken "/steps/risk_check" { "/status": "active", "/steps/verify_sms": "active", "/steps/risk_check": "active" }
        }
        "expired-step-needs-expired-attempt" {
            holds { "/status": "expired", "/steps/verify_sms": "expired" }
            broken "/steps/verify_sms" { "/status": "active", "/steps/verify_sms": "expired" }
        }
        "canceled-step-needs-canceled-attempt" {
            holds { "/status": "canceled", "/steps/verify_sms": "canceled" }
            broken "/steps/verify_sms" { "/status": "active", "/steps/verify_sms": "canceled" }
        }
        "success-attempt-passed-all-steps" {
            holds { "/steps/verify_sms": "not_applicable" }
            holds { "/status": "active", "/steps/verify_sms": "active" }
            broken "/steps/verify_sms" { "/steps/verify_sms": "active" }
            broken "/steps/watchlist_screening" { "/steps/watchlist_screening": "pending_review" }
        }
        "failed-attempt-failed-a-step" {
            holds { "/status": "failed", "/steps/verify_sms": "failed" }
            holds { "/status": "failed", "/steps/verify_sms": "manually_rejected" }
            broken "/status" { "/status": "failed" }
        }
        "selfie-attempt-counts-from-one" {
            holds { "/selfie_check/selfies": [] }
            broken "/selfie_check/selfies" { "/selfie_check/selfies/0/attempt": 2 }
        }
        "selfie-single-capture-url" {
            holds { "/selfie_check/selfies/0/capture": { "image_url": null, "video_url": "https://example.plaid.com/v" } }
            broken "/selfie_check/selfies/0/capture/video_url" {
                "/selfie_check/selfies/0/capture/video_url": "https://example.plaid.com/v"
            }
        }
        "selfie-comparison-needs-document" {
            holds {
                "/steps/documentary_verification": "not_applicable", "/documentary_verification": null,
                "/selfie_check/selfies/0/analysis/document_comparison": "no_input"
            }
            broken "/selfie_check/selfies/0/analysis/document_comparison" {
                "/steps/documentary_verification": "not_applicable", "/documentary_verification": null
            }
        }
    }
}

fn user() -> Vec<Case> {
    cases! {
        "client-user-id-without-pii" {
            holds { "/user/phone_number": "+1", "/client_user_id": "user-1" }
            holds { "/client_user_id": "team@4" }
            broken "/client_user_id" { "/client_user_id": "someone@example.org" }
            broken "/client_user_id" { "/client_user_id": "x-USER@example.com" }
            broken "/client_user_id" { "/client_user_id": "tel-1-987-654-3212" }
        }
        "user-address-street-filled" {
            holds { "/user/address": null }
            broken "/user/address/street" { "/user/address/street": null }
        }
        "user-address-gaps-by-region" {
            holds { "/user/address/country": "GB", "/user/address/region": null }
            broken "/user/address/region" { "/user/address/country": "GB" }
            broken "/user/address/postal_code" { "/user/address/country": "HK" }
        }
        "id-number-value-alphanumeric" {
            holds { "/user/id_number/value": "AB12" }
            broken "/user/id_number/value" { "/user/id_number/value": "123-45-6789" }
            broken "/user/id_number/value" { "/user/id_number/value": "" }
        }
        "kyc-no-input-means-nothing-given" {
            holds { "/user/id_number": null, "/kyc_check/id_number/summary": "no_input" }
            broken "/kyc_check/id_number/summary" { "/kyc_check/id_number/summary": "no_input" }
            broken "/kyc_check/phone_number/summary" { "/kyc_check/phone_number/summary": "no_input" }
        }
        "name-part-length" {
            holds { "/user/name/given_name": " L " }
            broken "/user/name/given_name" { "/user/name/given_name": "   " }
            broken "/user/name/family_name" { "/user/name/family_name": (&"é".repeat(101)) }
        }
        "phone-number-e164" {
            holds { "/user/phone_number": null }
            holds { "/user/phone_number": "+491234567" }
            broken "/user/phone_number" { "/user/phone_number": "+0491234567" }
            broken "/user/phone_number" { "/user/phone_number": "0491234567" }
            broken "/user/phone_number" { "/user/phone_number": "+1234567890123456" }
        }
        "us-postal-code-five-digits" {
            holds { "/user/address/country": "CA", "/user/address/postal_code": "K1A 0B1" }
            holds { "/user/address/postal_code": null }
            broken "/user/address/postal_code" { "/user/address/postal_code": "46001-1" }
            broken "/documentary_verification/documents/1/extracted_data/address/postal_code" {
                "/documentary_verification/documents/1/extracted_data/address/postal_code": "4600"
            }
        }
        "postal-code-length" {
            holds { "/user/address/country": "GB", "/user/address/region": null, "/user/address/postal_code": "EC1A 1BB" }
            broken "/user/address/postal_code" { "/user/address/country": "CA", "/user/address/postal_code": "K" }
            broken "/user/address/postal_code" { "/user/address/country": "CA", "/user/address/postal_code": "K1234567890" }
        }
        "country-code-alpha-2" {
            holds { "/user/address/country": "DE" }
            broken "/user/address/country" { "/user/address/country": "de" }
            broken "/documentary_verification/documents/1/extracted_data/issuing_country" {
                "/documentary_verification/documents/1/extracted_data/issuing_country": "USA"
            }
        }
    }
}

fn documents() -> Vec<Case> {
    cases! {
        "document-attempt-counts-from-one" {
            holds {
                "/documentary_verification/documents/0/attempt": 2, "/documentary_verification/documents/1/attempt": 1
            }
            broken "/documentary_verification/documents" { "/documentary_verification/documents/0/attempt": 0 }
            broken "/documentary_verification/documents" { "/documentary_verification/documents/1/attempt": 3 }
        }
        "document-category-closed-set" {
            holds { "/documentary_verification/documents/1/extracted_data/category": "visa" }
            broken "/documentary_verification/documents/1/extracted_data/category" {
                "/documentary_verification/documents/1/extracted_data/category": "library_card"
            }
        }
        "document-address-gaps-by-region" {
            holds { "/documentary_verification/documents/1/extracted_data/address": null }
            broken "/documentary_verification/documents/1/extracted_data/address/region" {
                "/documentary_verification/documents/1/extracted_data/address/country": "GB"
            }
            broken "/documentary_verification/documents/1/extracted_data/address/postal_code" {
                "/documentary_verification/documents/1/extracted_data/address/country": "HK"
            }
        }
        "expiration-no-data-when-not-read" {
            holds { "/documentary_verification/documents/1/extracted_data": null }
            holds {
                "/documentary_verification/documents/1/redacted_at": null,
                "/documentary_verification/documents/1/extracted_data/expiration_date": null,
                "/documentary_verification/documents/1/analysis/extracted_data/expiration_date": "no_data"
            }
            broken "/documentary_verification/documents/1/analysis/extracted_data/expiration_date" {
                "/documentary_verification/documents/1/redacted_at": null,
                "/documentary_verification/documents/1/extracted_data/expiration_date": null
            }
            broken "/documentary_verification/documents/1/analysis/extracted_data/expiration_date" {
                "/documentary_verification/documents/1/redacted_at": null,
                "/documentary_verification/documents/1/extracted_data": null
            }
        }
        "expiration-judged-at-verification" {
            holds {
                "/documentary_verification/documents/1/extracted_data/expiration_date": "2020-01-01",
                "/documentary_verification/documents/1/analysis/extracted_data/expiration_date": "expired"
            }
            broken "/documentary_verification/documents/1/analysis/extracted_data/expiration_date" {
                "/documentary_verification/documents/1/analysis/extracted_data/expiration_date": "expired"
            }
        }
    }
}

fn risk() -> Vec<Case> {
    cases! {
        "identity-score-range" {
            holds { "/risk_check/identity_abuse_signals/synthetic_identity/score": 100 }
            broken "/risk_check/identity_abuse_signals/synthetic_identity/score" {
                "/risk_check/identity_abuse_signals/synthetic_identity/score": (-1)
            }
            broken "/risk_check/identity_abuse_signals/stolen_identity/score" {
                "/risk_check/identity_abuse_signals/stolen_identity/score": 101
            }
        }
        "custom-domain-neither-free-nor-disposable" {
            holds { "/risk_check/email/domain_is_custom": "no", "/risk_check/email/domain_is_free_provider": "yes" }
            broken "/risk_check/email/domain_is_free_provider" { "/risk_check/email/domain_is_free_provider": "yes" }
            broken "/risk_check/email/domain_is_disposable" { "/risk_check/email/domain_is_disposable": "yes" }
        }
    }
}

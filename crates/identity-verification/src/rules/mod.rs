//! The rules that hold between fields: one file a rule, its id as in the schema's `x-rules`.
//!
//! In: one value of a model. Out: breaches, none with a value in it. Rules that one record cannot decide are not here; the schema
//! lists them with the reason. Constraints of single fields do not belong here either; they stand in the schema.

mod rule;
mod status;
mod steps;

mod canceled_step_needs_canceled_attempt;
mod client_user_id_without_pii;
mod country_code_alpha_2;
mod custom_domain_neither_free_nor_disposable;
mod document_address_gaps_by_region;
mod document_attempt_counts_from_one;
mod document_category_closed_set;
mod documentary_verification_null_until_terminal;
mod documentary_verification_status_equals_step;
mod expiration_judged_at_verification;
mod expiration_no_data_when_not_read;
mod expired_step_needs_expired_attempt;
mod failed_attempt_failed_a_step;
mod id_number_value_alphanumeric;
mod identity_score_range;
mod kyc_check_null_until_terminal;
mod kyc_check_status_equals_step;
mod kyc_no_input_means_nothing_given;
mod name_part_length;
mod phone_number_e164;
mod postal_code_length;
mod selfie_attempt_counts_from_one;
mod selfie_check_null_until_terminal;
mod selfie_check_status_equals_step;
mod selfie_comparison_needs_document;
mod selfie_single_capture_url;
mod single_active_step;
mod step_status_closed_set;
mod success_attempt_passed_all_steps;
mod us_postal_code_five_digits;
mod user_address_gaps_by_region;
mod user_address_street_filled;

pub use rule::{Rule, Strength};

/// Every rule that [`validate`](crate::Validate::validate) checks, in the order of the schema.
pub static RULES: &[Rule] = &[
    documentary_verification_null_until_terminal::RULE,
    selfie_check_null_until_terminal::RULE,
    kyc_check_null_until_terminal::RULE,
    documentary_verification_status_equals_step::RULE,
    selfie_check_status_equals_step::RULE,
    kyc_check_status_equals_step::RULE,
    step_status_closed_set::RULE,
    single_active_step::RULE,
    expired_step_needs_expired_attempt::RULE,
    canceled_step_needs_canceled_attempt::RULE,
    success_attempt_passed_all_steps::RULE,
    failed_attempt_failed_a_step::RULE,
    client_user_id_without_pii::RULE,
    user_address_street_filled::RULE,
    user_address_gaps_by_region::RULE,
    id_number_value_alphanumeric::RULE,
    kyc_no_input_means_nothing_given::RULE,
    document_attempt_counts_from_one::RULE,
    document_category_closed_set::RULE,
    document_address_gaps_by_region::RULE,
    expiration_no_data_when_not_read::RULE,
    expiration_judged_at_verification::RULE,
    selfie_attempt_counts_from_one::RULE,
    selfie_single_capture_url::RULE,
    selfie_comparison_needs_document::RULE,
    identity_score_range::RULE,
    custom_domain_neither_free_nor_disposable::RULE,
    us_postal_code_five_digits::RULE,
    postal_code_length::RULE,
    country_code_alpha_2::RULE,
    name_part_length::RULE,
    phone_number_e164::RULE,
];

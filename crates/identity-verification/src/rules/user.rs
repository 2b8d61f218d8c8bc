//! Rules about the user's own data; those about any postal address serve documents, too.

use super::rule::{Check, Report};
use crate::{
    IdentityVerificationResponseUserName, IdentityVerificationUserAddress,
    IdentityVerificationUserData, UserIDNumber,
};

pub(super) const USER: &[Check<IdentityVerificationUserData>] =
    &[Check::documented("phone-number-e164", |user, report| {
        if user
            .phone_number
            .value()
            .is_some_and(|number| !is_e164(number))
        {
            report.breach(
                "/phone_number",
                "should be in E.164 format: a plus sign and 2 to 15 digits, the first not 0",
            );
        }
    })];

pub(super) const NAME: &[Check<IdentityVerificationResponseUserName>] =
    &[Check::documented("name-part-length", |name, report| {
        name_part_length("/given_name", &name.given_name, report);
        name_part_length("/family_name", &name.family_name, report);
    })];

pub(super) const ID_NUMBER: &[Check<UserIDNumber>] = &[Check::documented(
    "id-number-value-alphanumeric",
    |number, report| {
        let value = &number.value;
        if value.is_empty() || !value.bytes().all(|byte| byte.is_ascii_alphanumeric()) {
            report.breach("/value", "should consist of letters and digits only");
        }
    },
)];

pub(super) const ADDRESS: &[Check<IdentityVerificationUserAddress>] = &[
    Check::guaranteed("user-address-street-filled", |address, report| {
        if address.street.is_none() {
            report.breach("/street", "must be filled in a user address");
        }
    }),
    Check::documented("user-address-gaps-by-region", |address, report| {
        gaps_by_region(
            &address.country,
            address.region.as_deref(),
            address.postal_code.as_deref(),
            report,
        );
    }),
    Check::guaranteed("us-postal-code-five-digits", |address, report| {
        us_postal_code(&address.country, address.postal_code.as_deref(), report);
    }),
    Check::documented("postal-code-length", |address, report| {
        postal_code_length(address.postal_code.as_deref(), report);
    }),
    Check::guaranteed("country-code-alpha-2", |address, report| {
        country_code("/country", &address.country, report);
    }),
];

/// The country is personal data: no message names it.
const MISFIT: &str = "does not fit the country of the address";

/// Addresses in the United Kingdom have no region, those in Hong Kong no postal code.
pub(super) fn gaps_by_region(
    country: &str,
    region: Option<&str>,
    postal_code: Option<&str>,
    report: &mut Report<'_>,
) {
    if country == "GB" && region.is_some() {
        report.breach("/region", MISFIT);
    }
    if country == "HK" && postal_code.is_some() {
        report.breach("/postal_code", MISFIT);
    }
}

pub(super) fn us_postal_code(country: &str, code: Option<&str>, report: &mut Report<'_>) {
    let is_right = |code: &str| code.len() == 5 && code.bytes().all(|byte| byte.is_ascii_digit());
    if country == "US" && code.is_some_and(|code| !is_right(code)) {
        report.breach("/postal_code", MISFIT);
    }
}

/// Spaces and hyphens do not count: `EC1A 1BB` has seven characters.
pub(super) fn postal_code_length(code: Option<&str>, report: &mut Report<'_>) {
    let length = |code: &str| code.chars().filter(|c| c.is_alphanumeric()).count();
    if code.is_some_and(|code| !(2..=10).contains(&length(code))) {
        report.breach("/postal_code", "should have 2 to 10 letters and digits");
    }
}

/// The form only: which codes ISO 3166-1 assigns changes over time.
pub(super) fn country_code(pointer: &str, code: &str, report: &mut Report<'_>) {
    if code.len() != 2 || !code.bytes().all(|byte| byte.is_ascii_uppercase()) {
        report.breach(pointer, "must be a country code of two capital letters");
    }
}

fn name_part_length(pointer: &str, part: &str, report: &mut Report<'_>) {
    if part.chars().count() > 100 || part.chars().all(char::is_whitespace) {
        report.breach(
            pointer,
            "should have 1 to 100 characters, not all of them whitespace",
        );
    }
}

fn is_e164(number: &str) -> bool {
    let Some(digits) = number.strip_prefix('+') else {
        return false;
    };
    (2..=15).contains(&digits.len())
        && !digits.starts_with('0')
        && digits.bytes().all(|byte| byte.is_ascii_digit())
}

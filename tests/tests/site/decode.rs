//! The program that the page of the root shows: `coverage` compares the two.

use additional_properties::json;
use identity_verification::IdentityVerification;

pub fn decode(body: &[u8]) -> Result<IdentityVerification, json::Error> {
    // Members that the schema does not declare are in `additional_properties`, and are written back.
    json::from_slice(body)
}

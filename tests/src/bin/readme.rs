//! The program that the front page shows. `tests/readme.rs` compares both, and runs this one.

use identity_verification::{IdentityVerification, from_str, to_string};

fn main() -> Result<(), identity_verification::Error> {
    // Stands in for an answer of the API, with a member that these types do not know.
    let payload = to_string(&IdentityVerification::example())?;
    let payload = payload.replacen('{', r#"{"trust_index":{"score":87.50},"#, 1);

    let attempt: IdentityVerification = from_str(&payload)?;
    println!("status: {}", attempt.status.as_str());
    println!("name:   {:?}", attempt.user.name);
    println!("new:    {:?}", attempt.additional_properties);
    println!("kept:   {}", to_string(&attempt)?.contains("87.50"));
    Ok(())
}

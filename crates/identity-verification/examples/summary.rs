//! Reads a payload from a file and prints a summary of the attempt, without personal data and without any value that these types do not know.
//!
//! ```sh
//! cargo run --example summary                 # the sample beside this file
//! cargo run --example summary -- FILE.json
//! ```

use identity_verification::{DriftKind, IdentityVerification, OpenEnum, drift, from_slice};
use std::error::Error;
use std::fmt;

const SAMPLE: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/examples/payload.json");

fn main() -> Result<(), Box<dyn Error>> {
    let file = std::env::args().nth(1).unwrap_or_else(|| SAMPLE.to_owned());
    let attempt: IdentityVerification = from_slice(&std::fs::read(file)?)?;
    print!("{}", Summary(&attempt));
    Ok(())
}

/// An attempt, as a person wants to see it in a terminal or a ticket.
pub(crate) struct Summary<'a>(pub(crate) &'a IdentityVerification);

impl fmt::Display for Summary<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let attempt = self.0;
        writeln!(f, "Attempt {}: {}", attempt.id, listed(&attempt.status))?;
        let template = &attempt.template;
        writeln!(
            f,
            "  template {}, version {}",
            template.id, template.version
        )?;
        writeln!(f, "  created   {}", attempt.created_at.to_rfc3339())?;
        if let Some(completed_at) = attempt.completed_at {
            writeln!(f, "  completed {}", completed_at.to_rfc3339())?;
        }
        writeln!(f, "Steps")?;
        for (name, status) in &attempt.steps {
            writeln!(f, "  {name:<26}{}", listed(status))?;
        }
        self.results(f)?;
        self.drift(f)
    }
}

impl Summary<'_> {
    fn results(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let attempt = self.0;
        writeln!(f, "Results")?;
        let documents = attempt.documentary_verification.iter();
        for document in documents.flat_map(|step| &step.documents) {
            writeln!(
                f,
                "  document {}: {}, authenticity {}, image quality {}",
                document.attempt,
                listed(&document.status),
                listed(&document.analysis.authenticity),
                listed(&document.analysis.image_quality)
            )?;
        }
        for selfie in attempt.selfie_check.iter().flat_map(|step| &step.selfies) {
            writeln!(f, "  selfie {}: {}", selfie.attempt, listed(&selfie.status))?;
        }
        if let Some(kyc) = &attempt.kyc_check {
            writeln!(
                f,
                "  kyc: name {}, date of birth {}, address {}, phone number {}",
                listed(&kyc.name.summary),
                listed(&kyc.date_of_birth.summary),
                listed(&kyc.address.summary),
                listed(&kyc.phone_number.summary)
            )?;
        }
        let risk = attempt.risk_check.as_ref();
        if let Some(behavior) = risk.and_then(|risk| risk.behavior.as_ref()) {
            let (bot, ring) = (&behavior.bot_detected, &behavior.fraud_ring_detected);
            writeln!(
                f,
                "  risk: bot {}, fraud ring {}",
                listed(bot),
                listed(ring)
            )?;
        }
        Ok(())
    }

    /// What the API sent and the types do not describe: how much and where, never what.
    fn drift(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let drift = drift(self.0);
        writeln!(f, "Newer than these types: {} locations", drift.len())?;
        for found in drift {
            let pointer = if found.pointer.is_empty() {
                "/"
            } else {
                &found.pointer
            };
            let what = match found.kind {
                DriftKind::UnknownMembers(1) => "1 unknown member".to_owned(),
                DriftKind::UnknownMembers(count) => format!("{count} unknown members"),
                DriftKind::UnknownValue => "an unknown value".to_owned(),
                _ => "an unknown shape".to_owned(),
            };
            writeln!(f, "  {pointer}: {what}")?;
        }
        Ok(())
    }
}

/// The value, if the schema lists it: any other string may be personal data that went into the wrong member.
fn listed<E: OpenEnum>(value: &E) -> &str {
    if E::VALUES.contains(&value.as_str()) {
        value.as_str()
    } else {
        "(not listed)"
    }
}

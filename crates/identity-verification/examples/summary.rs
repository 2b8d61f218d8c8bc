//! Reads a payload from a file and prints what came of the attempt: no personal data, and nothing that the types do not know.
//!
//! ```sh
//! cargo run --example summary                 # the sample beside this file
//! cargo run --example summary -- FILE.json
//! ```

use identity_verification::{DriftKind, IdentityVerification, drift, from_slice};
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
struct Summary<'a>(&'a IdentityVerification);

impl fmt::Display for Summary<'_> {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        let attempt = self.0;
        writeln!(out, "Attempt {}: {}", attempt.id, attempt.status.as_str())?;
        writeln!(
            out,
            "  template {}, version {}",
            attempt.template.id, attempt.template.version
        )?;
        writeln!(out, "  created   {}", attempt.created_at.to_rfc3339())?;
        if let Some(completed_at) = attempt.completed_at {
            writeln!(out, "  completed {}", completed_at.to_rfc3339())?;
        }
        self.steps(out)?;
        self.findings(out)?;
        self.news(out)
    }
}

impl Summary<'_> {
    fn steps(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        let steps = &self.0.steps;
        writeln!(out, "Steps")?;
        for (name, status) in [
            ("accept_tos", &steps.accept_tos),
            ("verify_sms", &steps.verify_sms),
            ("kyc_check", &steps.kyc_check),
            ("documentary_verification", &steps.documentary_verification),
            ("selfie_check", &steps.selfie_check),
            ("watchlist_screening", &steps.watchlist_screening),
            ("risk_check", &steps.risk_check),
        ] {
            writeln!(out, "  {name:<26}{}", status.as_str())?;
        }
        Ok(())
    }

    fn findings(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        let attempt = self.0;
        writeln!(out, "Found")?;
        for document in attempt
            .documentary_verification
            .iter()
            .flat_map(|step| &step.documents)
        {
            let (status, quality) = (
                document.status.as_str(),
                document.analysis.image_quality.as_str(),
            );
            let authenticity = document.analysis.authenticity.as_str();
            writeln!(
                out,
                "  document {}: {status}, authenticity {authenticity}, image quality {quality}",
                document.attempt
            )?;
        }
        for selfie in attempt.selfie_check.iter().flat_map(|step| &step.selfies) {
            writeln!(
                out,
                "  selfie {}: {}",
                selfie.attempt,
                selfie.status.as_str()
            )?;
        }
        if let Some(kyc) = &attempt.kyc_check {
            let (name, birth) = (
                kyc.name.summary.as_str(),
                kyc.date_of_birth.summary.as_str(),
            );
            let (address, phone) = (
                kyc.address.summary.as_str(),
                kyc.phone_number.summary.as_str(),
            );
            writeln!(
                out,
                "  kyc: name {name}, date of birth {birth}, address {address}, phone number {phone}"
            )?;
        }
        if let Some(behavior) = attempt
            .risk_check
            .as_ref()
            .and_then(|risk| risk.behavior.as_ref())
        {
            let (bot, ring) = (
                behavior.bot_detected.as_str(),
                behavior.fraud_ring_detected.as_str(),
            );
            writeln!(out, "  risk: bot {bot}, fraud ring {ring}")?;
        }
        Ok(())
    }

    /// What the API sent and the types do not describe: how much and where, never what.
    fn news(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        let found = drift(self.0);
        writeln!(out, "Newer than these types: {} places", found.len())?;
        for place in found {
            let pointer = if place.pointer.is_empty() {
                "/"
            } else {
                &place.pointer
            };
            let what = match place.kind {
                DriftKind::UnknownMembers(1) => "1 unknown member".to_owned(),
                DriftKind::UnknownMembers(count) => format!("{count} unknown members"),
                DriftKind::UnknownValue => "an unknown value".to_owned(),
                _ => "an unknown shape".to_owned(),
            };
            writeln!(out, "  {pointer}: {what}")?;
        }
        Ok(())
    }
}

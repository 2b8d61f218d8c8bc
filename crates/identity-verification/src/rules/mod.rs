//! The rules that hold between fields, one module a subject, with the ids of the schema's `x-rules`.
//!
//! Rules that one record cannot decide are not here; the schema lists them with the reason. Constraints of single fields are in the
//! schema, too.

mod attempt;
mod documents;
mod kyc;
mod risk;
mod rule;
mod selfies;
mod steps;
mod user;

pub use rule::{Rule, Strength};

use crate::visitor::{Model, Visitor};
use additional_properties::validate::Violations;

/// Checks every model that it visits for all rules about that model.
pub(crate) struct RuleChecker {
    /// The breaches so far.
    pub(crate) violations: Violations,
}

/// One line for each model that rules are about, with the lists of these rules.
macro_rules! rules_about {
    ($($model:ident: $($checks:path),+;)+) => {
        impl Visitor for RuleChecker {
            fn visit(&mut self, model: Model<'_>, pointer: &str) {
                match model {
                    $(Model::$model(model) => {
                        for check in [$($checks),+].into_iter().flatten() {
                            check.run(model, pointer, &mut self.violations);
                        }
                    })+
                    _ => {}
                }
            }
        }

        /// Every rule that [`validate`](crate::Validate::validate) checks, each once.
        #[must_use]
        pub fn all() -> Vec<Rule> {
            let mut all = Vec::new();
            $($(all.extend($checks.iter().map(|check| check.rule));)+)+
            // A rule about several models has a check in several lists.
            all.sort_by_key(Rule::id);
            all.dedup();
            all
        }
    };
}

rules_about! {
    IdentityVerification: steps::ATTEMPT, attempt::ATTEMPT, kyc::ATTEMPT, documents::ATTEMPT, selfies::ATTEMPT;
    IdentityVerificationStepSummary: steps::SUMMARY;
    IdentityVerificationUserData: user::USER;
    IdentityVerificationResponseUserName: user::NAME;
    IdentityVerificationUserAddress: user::ADDRESS;
    UserIDNumber: user::ID_NUMBER;
    DocumentaryVerification: documents::STEP;
    DocumentaryVerificationDocument: documents::DOCUMENT;
    PhysicalDocumentExtractedData: documents::DATA;
    IdentityVerificationDocumentAddressResponse: documents::ADDRESS;
    SelfieCheck: selfies::STEP;
    SelfieCapture: selfies::CAPTURE;
    RiskCheckEmail: risk::EMAIL;
    RiskCheckSyntheticIdentity: risk::SYNTHETIC_IDENTITY;
    RiskCheckStolenIdentity: risk::STOLEN_IDENTITY;
}

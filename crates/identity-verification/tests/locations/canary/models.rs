//! Every model on its own: a value of it is taken out of the marked payload and looked at alone.

use super::loggable;
use super::marked::{Marked, schema, string};
use identity_verification::*;
use serde_json::Value as Json;
use std::collections::BTreeSet;

macro_rules! models {
    ($look:ident; $marked:ident; structs { $($model:ident)* } enums { $($listed:ident)* }) => {{
        $(
            let model: $model = serde_json::from_value(find($marked, stringify!($model))).unwrap();
            $look(stringify!($model), loggable(&model));
        )*
        $(
            let value = $listed::from(string(1));
            let shown = format!("{value:?} {value:#?} {:?}", Some(&value));
            $look(stringify!($listed), vec![("Debug", shown)]);
        )*
        BTreeSet::from([$(stringify!($model),)* $(stringify!($listed)),*])
    }};
}

/// Looks at one value of every model and every enum of the schema.
pub(crate) fn each(marked: &Marked, mut look: impl FnMut(&str, Vec<(&'static str, String)>)) {
    let seen = models! { look; marked;
        structs {
            DocumentAnalysis DocumentaryVerification DocumentaryVerificationDocument IdentityVerification
            IdentityVerificationDocumentAddressResponse IdentityVerificationResponseUserName IdentityVerificationStepSummary
            IdentityVerificationTemplateReference IdentityVerificationUserAddress IdentityVerificationUserData
            KYCCheckAddressSummary KYCCheckDateOfBirthSummary KYCCheckDetails KYCCheckIDNumberSummary KYCCheckNameSummary
            KYCCheckPhoneSummary PhysicalDocumentExtractedData PhysicalDocumentExtractedDataAnalysis PhysicalDocumentImages
            RiskCheckBehavior RiskCheckDetails RiskCheckDevice RiskCheckEmail RiskCheckIdentityAbuseSignals RiskCheckPhone
            RiskCheckStolenIdentity RiskCheckSyntheticIdentity SelfieAnalysis SelfieCapture SelfieCheck SelfieCheckSelfie
            UserIDNumber
        }
        enums {
            AddressPurposeLabel DocumentAuthenticityMatchCode DocumentDateOfBirthMatchCode DocumentNameMatchCode DocumentStatus
            ExpirationDate IDNumberType IdentityVerificationStatus IdentityVerificationStepStatus ImageQuality IssuingCountry
            MatchSummaryCode POBoxStatus PhysicalDocumentCategory ProxyType RiskCheckBehaviorBotDetectedLabel
            RiskCheckBehaviorFraudRingDetectedLabel RiskCheckBehaviorUserInteractionsLabel RiskCheckEmailDomainIsCustom
            RiskCheckEmailDomainIsDisposable RiskCheckEmailDomainIsFreeProvider RiskCheckEmailIsDeliverableStatus
            RiskCheckEmailTopLevelDomainIsSuspicious RiskCheckLinkedService SelfieAnalysisDocumentComparison SelfieCheckStatus
            SelfieStatus
        }
    };
    let schema = schema();
    let stated = schema["$defs"].as_object().unwrap().iter();
    let has_type = |def: &Json| def.get("properties").is_some() || def.get("enum").is_some();
    let stated: BTreeSet<_> = stated
        .filter(|(_, def)| has_type(def))
        .map(|(name, _)| name.as_str())
        .collect();
    assert_eq!(
        seen, stated,
        "every object and enum of the schema is looked at"
    );
}

fn find(marked: &Marked, definition: &str) -> Json {
    let locations = marked
        .locations
        .iter()
        .filter(|location| location.definition == definition);
    let mut values = locations.filter_map(|location| marked.payload.pointer(&location.pointer));
    values
        .find(|value| value.is_object())
        .unwrap_or_else(|| panic!("no {definition}"))
        .clone()
}

//! Unions as serde's derive and as ours read them: 40 kinds with a tag, 10 x 10 nested, 20 without a tag.

use crate::contestant::Contestant;
use serde::de::DeserializeOwned;
use std::hint::black_box;

/// The readers of the union payloads, named after the payload and the derive.
pub const READERS: &[Contestant] = &[
    reader("tagged-serde", by_serde::<serde_derive::tagged::Union>),
    reader("tagged-ours-serde", by_serde::<ours::tagged::Union>),
    reader("tagged-ours-json", by_json::<ours::tagged::Union>),
    reader("nested-serde", by_serde::<serde_derive::nested::Union>),
    reader("nested-ours-serde", by_serde::<ours::nested::Union>),
    reader("nested-ours-json", by_json::<ours::nested::Union>),
    reader("untagged-serde", by_serde::<serde_derive::untagged::Union>),
    reader("untagged-ours-serde", by_serde::<ours::untagged::Union>),
    reader("untagged-ours-json", by_json::<ours::untagged::Union>),
];

/// The payloads; the part before the first hyphen says which readers read it.
pub const PAYLOADS: [&str; 6] = [
    "tagged-first",
    "tagged-last",
    "tagged-last-tag-at-end",
    "nested-last",
    "untagged-first",
    "untagged-last",
];

const ITEMS: usize = 100;

/// An array of 100 values of one kind.
#[must_use]
pub fn payload(name: &str) -> Option<String> {
    let body = r#""id":"evt_52xR9LKo77r1Np","amount":1250,"note":"a note of some words""#;
    let item = match name {
        "tagged-first" => format!(r#"{{"type":"kind_0",{body}}}"#),
        "tagged-last" => format!(r#"{{"type":"kind_39",{body}}}"#),
        "tagged-last-tag-at-end" => format!(r#"{{{body},"type":"kind_39"}}"#),
        "nested-last" => format!(r#"{{"type":"kind_9","inner":{{"type":"kind_9",{body}}}}}"#),
        "untagged-first" => format!(r#"{{"member_0":7,{body}}}"#),
        "untagged-last" => format!(r#"{{"member_19":7,{body}}}"#),
        _ => return None,
    };
    Some(format!("[{}]", vec![item; ITEMS].join(",")))
}

const fn reader(name: &'static str, decode: fn(&[u8], usize)) -> Contestant {
    Contestant {
        name,
        decode,
        encode: None,
        round_trip: None,
        keeps_unknown: false,
        root_size: 0,
    }
}

fn by_serde<T: DeserializeOwned>(text: &[u8], count: usize) {
    for _ in 0..count {
        let items = serde_json::from_slice::<Vec<T>>(black_box(text));
        black_box(items.expect("the payload decodes"));
    }
}

fn by_json<T: additional_properties::json::FromJsonOwned>(text: &[u8], count: usize) {
    for _ in 0..count {
        let items = additional_properties::json::from_slice::<Vec<T>>(black_box(text));
        black_box(items.expect("the payload decodes"));
    }
}

macro_rules! tagged_kinds {
    ($with:ident) => {
        $with! {
            K0 "kind_0" K1 "kind_1" K2 "kind_2" K3 "kind_3" K4 "kind_4" K5 "kind_5"
            K6 "kind_6" K7 "kind_7" K8 "kind_8" K9 "kind_9" K10 "kind_10" K11 "kind_11"
            K12 "kind_12" K13 "kind_13" K14 "kind_14" K15 "kind_15" K16 "kind_16" K17 "kind_17"
            K18 "kind_18" K19 "kind_19" K20 "kind_20" K21 "kind_21" K22 "kind_22" K23 "kind_23"
            K24 "kind_24" K25 "kind_25" K26 "kind_26" K27 "kind_27" K28 "kind_28" K29 "kind_29"
            K30 "kind_30" K31 "kind_31" K32 "kind_32" K33 "kind_33" K34 "kind_34" K35 "kind_35"
            K36 "kind_36" K37 "kind_37" K38 "kind_38" K39 "kind_39"
        }
    };
}

macro_rules! nested_kinds {
    ($with:ident) => {
        $with! {
            K0 "kind_0" K1 "kind_1" K2 "kind_2" K3 "kind_3" K4 "kind_4" K5 "kind_5"
            K6 "kind_6" K7 "kind_7" K8 "kind_8" K9 "kind_9"
        }
    };
}

macro_rules! untagged_kinds {
    ($with:ident) => {
        $with! {
            M0 member_0 M1 member_1 M2 member_2 M3 member_3 M4 member_4 M5 member_5
            M6 member_6 M7 member_7 M8 member_8 M9 member_9 M10 member_10 M11 member_11
            M12 member_12 M13 member_13 M14 member_14 M15 member_15 M16 member_16 M17 member_17
            M18 member_18 M19 member_19
        }
    };
}

#[allow(missing_docs, dead_code, reason = "they are only read")]
mod serde_derive {
    macro_rules! union {
        ($($kind:ident $tag:literal)*) => {
            $(
                #[derive(serde::Deserialize)]
                pub(crate) struct $kind { id: String, amount: i64, note: Option<String> }
            )*

            #[derive(serde::Deserialize)]
            #[serde(tag = "type")]
            pub(crate) enum Union { $(#[serde(rename = $tag)] $kind($kind),)* }
        };
    }

    pub(super) mod tagged {
        tagged_kinds!(union);
    }

    pub(super) mod nested {
        mod inner {
            nested_kinds!(union);
        }

        macro_rules! outer {
            ($($kind:ident $tag:literal)*) => {
                #[derive(serde::Deserialize)]
                pub(crate) struct Outer { inner: inner::Union }

                #[derive(serde::Deserialize)]
                #[serde(tag = "type")]
                pub(crate) enum Union { $(#[serde(rename = $tag)] $kind(Outer),)* }
            };
        }

        nested_kinds!(outer);
    }

    pub(super) mod untagged {
        macro_rules! untagged {
            ($($kind:ident $member:ident)*) => {
                $(
                    #[derive(serde::Deserialize)]
                    pub(crate) struct $kind { $member: i64, id: String, amount: i64, note: Option<String> }
                )*

                #[derive(serde::Deserialize)]
                #[serde(untagged)]
                pub(crate) enum Union { $($kind($kind),)* }
            };
        }

        untagged_kinds!(untagged);
    }
}

#[allow(missing_docs, dead_code, reason = "they are only read")]
mod ours {
    /// The tag of one kind, as the generator has it: an enum of one value, and any other one.
    macro_rules! tag_of {
        ($kind:ident $tag:literal) => {
            #[allow(non_snake_case, reason = "named like the kind it belongs to")]
            pub(crate) mod $kind {
                #[derive(additional_properties::OpenEnum)]
                #[additional_properties(serde, json, inspect)]
                pub(crate) enum Tag {
                    #[serde(rename = $tag)]
                    Known,
                    #[additional_properties(unknown)]
                    Unknown(additional_properties::UnknownValue),
                }
            }
        };
    }

    macro_rules! union {
        ($($kind:ident $tag:literal)*) => {
            pub(crate) mod tags {
                $(tag_of!($kind $tag);)*
            }

            $(
                #[derive(additional_properties::AdditionalProperties)]
                #[additional_properties(serde, json, inspect)]
                pub(crate) struct $kind {
                    r#type: tags::$kind::Tag,
                    id: String,
                    amount: i64,
                    #[additional_properties(optional)]
                    note: Option<String>,
                    #[additional_properties]
                    rest: additional_properties::AdditionalProperties,
                }
            )*

            #[derive(additional_properties::Union)]
            #[additional_properties(serde, json, inspect, tag = "type")]
            pub(crate) enum Union {
                $(#[additional_properties(tag = $tag)] $kind($kind),)*
                #[additional_properties(unknown)]
                Unknown(serde_json::Value),
            }
        };
    }

    pub(super) mod tagged {
        tagged_kinds!(union);
    }

    pub(super) mod nested {
        mod inner {
            nested_kinds!(union);
        }

        macro_rules! outer {
            ($($kind:ident $tag:literal)*) => {
                #[derive(additional_properties::OpenEnum)]
                #[additional_properties(serde, json, inspect)]
                pub(crate) enum Tag {
                    $(#[serde(rename = $tag)] $kind,)*
                    #[additional_properties(unknown)]
                    Unknown(additional_properties::UnknownValue),
                }

                #[derive(additional_properties::AdditionalProperties)]
                #[additional_properties(serde, json, inspect)]
                pub(crate) struct Outer {
                    r#type: Tag,
                    inner: inner::Union,
                    #[additional_properties]
                    rest: additional_properties::AdditionalProperties,
                }

                #[derive(additional_properties::Union)]
                #[additional_properties(serde, json, inspect, tag = "type")]
                pub(crate) enum Union {
                    $(#[additional_properties(tag = $tag)] $kind(Outer),)*
                    #[additional_properties(unknown)]
                    Unknown(serde_json::Value),
                }
            };
        }

        nested_kinds!(outer);
    }

    pub(super) mod untagged {
        macro_rules! untagged {
            ($($kind:ident $member:ident)*) => {
                $(
                    #[derive(additional_properties::AdditionalProperties)]
                    #[additional_properties(serde, json, inspect)]
                    pub(crate) struct $kind {
                        $member: i64,
                        id: String,
                        amount: i64,
                        #[additional_properties(optional)]
                        note: Option<String>,
                        #[additional_properties]
                        rest: additional_properties::AdditionalProperties,
                    }
                )*

                #[derive(additional_properties::Union)]
                #[additional_properties(serde, json, inspect)]
                pub(crate) enum Union {
                    $($kind($kind),)*
                    #[additional_properties(unknown)]
                    Unknown(serde_json::Value),
                }
            };
        }

        untagged_kinds!(untagged);
    }
}

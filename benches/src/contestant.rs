//! Who runs, and one entry point for all: decode some bytes, encode what was decoded.

use crate::models::{typify, v1, v2_hash_map, v2_index_map};
use serde::Serialize;
use serde::de::DeserializeOwned;
use serde_json::Value;
use std::hint::black_box;

/// The types of this workspace.
use identity_verification::{IdentityVerification as Ours, borrowed};

/// One way to decode and encode the record.
#[derive(Clone, Copy, Debug)]
pub struct Contestant {
    /// As it is named on the command line and in the table.
    pub name: &'static str,
    /// Decodes the text `count` times, dropping each result.
    pub decode: fn(text: &[u8], count: usize),
    /// Decodes the text once, then encodes the result `count` times.
    pub encode: fn(text: &[u8], count: usize),
    /// Decodes the text and encodes the result.
    pub round_trip: fn(text: &[u8]) -> Vec<u8>,
    /// Whether unknown members are kept.
    pub keeps_unknown: bool,
    /// How many bytes the decoded root takes, without what it points to.
    pub root_size: usize,
}

/// Everybody, the baseline of the ratios first.
pub const CONTESTANTS: &[Contestant] = &[
    Contestant {
        name: "v2-hash-map",
        decode: decode_serde::<v2_hash_map::IdentityVerification>,
        encode: encode_serde::<v2_hash_map::IdentityVerification>,
        round_trip: round_serde::<v2_hash_map::IdentityVerification>,
        keeps_unknown: true,
        root_size: size_of::<v2_hash_map::IdentityVerification>(),
    },
    Contestant {
        name: "v1-dropped",
        decode: decode_serde::<v1::IdentityVerification>,
        encode: encode_serde::<v1::IdentityVerification>,
        round_trip: round_serde::<v1::IdentityVerification>,
        keeps_unknown: false,
        root_size: size_of::<v1::IdentityVerification>(),
    },
    Contestant {
        name: "v2-index-map",
        decode: decode_serde::<v2_index_map::IdentityVerification>,
        encode: encode_serde::<v2_index_map::IdentityVerification>,
        round_trip: round_serde::<v2_index_map::IdentityVerification>,
        keeps_unknown: true,
        root_size: size_of::<v2_index_map::IdentityVerification>(),
    },
    Contestant {
        name: "value",
        decode: decode_serde::<Value>,
        encode: encode_serde::<Value>,
        round_trip: round_serde::<Value>,
        keeps_unknown: true,
        root_size: size_of::<Value>(),
    },
    Contestant {
        name: "typify",
        decode: decode_serde::<typify::IdentityVerification>,
        encode: encode_serde::<typify::IdentityVerification>,
        round_trip: round_serde::<typify::IdentityVerification>,
        keeps_unknown: false,
        root_size: size_of::<typify::IdentityVerification>(),
    },
    Contestant {
        name: "ours-serde",
        decode: decode_serde::<Ours>,
        encode: encode_serde::<Ours>,
        round_trip: round_serde::<Ours>,
        keeps_unknown: true,
        root_size: size_of::<Ours>(),
    },
    Contestant {
        name: "ours-serde-str",
        decode: decode_str::<Ours>,
        encode: encode_serde::<Ours>,
        round_trip: round_str::<Ours>,
        keeps_unknown: true,
        root_size: size_of::<Ours>(),
    },
    Contestant {
        name: "ours-sonic-rs",
        decode: decode_sonic::<Ours>,
        encode: encode_sonic::<Ours>,
        round_trip: round_sonic::<Ours>,
        keeps_unknown: true,
        root_size: size_of::<Ours>(),
    },
    Contestant {
        name: "ours-simd-json",
        decode: decode_simd::<Ours>,
        encode: encode_simd::<Ours>,
        round_trip: round_simd::<Ours>,
        keeps_unknown: true,
        root_size: size_of::<Ours>(),
    },
    Contestant {
        name: "ours-json",
        decode: decode_json,
        encode: encode_json,
        round_trip: round_json,
        keeps_unknown: true,
        root_size: size_of::<Ours>(),
    },
    Contestant {
        name: "ours-json-borrowed",
        decode: decode_borrowed,
        encode: encode_borrowed,
        round_trip: round_borrowed,
        keeps_unknown: true,
        root_size: size_of::<borrowed::IdentityVerification<'_>>(),
    },
];

/// The contestant of that name.
#[must_use]
pub fn find(name: &str) -> Option<&'static Contestant> {
    CONTESTANTS
        .iter()
        .find(|contestant| contestant.name == name)
}

/// The contestants of these names next to the baseline, which comes first; all of them if there are no names.
///
/// # Errors
/// When a name is not the name of a contestant; the message lists them.
pub fn select(names: &[String]) -> Result<Vec<&'static Contestant>, String> {
    if let Some(wrong) = names.iter().find(|name| find(name).is_none()) {
        let known: Vec<_> = CONTESTANTS
            .iter()
            .map(|contestant| contestant.name)
            .collect();
        return Err(format!(
            "no contestant is called `{wrong}`; there are: {}",
            known.join(", ")
        ));
    }
    let (baseline, others) = CONTESTANTS.split_first().expect("there is a baseline");
    let selected = others
        .iter()
        .filter(|contestant| names.is_empty() || names.iter().any(|name| name == contestant.name));
    Ok(std::iter::once(baseline).chain(selected).collect())
}

fn decode_serde<T: DeserializeOwned>(text: &[u8], count: usize) {
    for _ in 0..count {
        black_box(serde_json::from_slice::<T>(black_box(text)).expect("the payload decodes"));
    }
}

/// UTF-8 checked once for the whole text, where `from_slice` checks string by string.
fn decode_str<T: DeserializeOwned>(text: &[u8], count: usize) {
    for _ in 0..count {
        let text = str::from_utf8(black_box(text)).expect("the payload is UTF-8");
        black_box(serde_json::from_str::<T>(text).expect("the payload decodes"));
    }
}

fn encode_serde<T: DeserializeOwned + Serialize>(text: &[u8], count: usize) {
    let value: T = serde_json::from_slice(text).expect("the payload decodes");
    for _ in 0..count {
        black_box(serde_json::to_vec(black_box(&value)).expect("the value encodes"));
    }
}

fn decode_sonic<T: DeserializeOwned>(text: &[u8], count: usize) {
    for _ in 0..count {
        black_box(sonic_rs::from_slice::<T>(black_box(text)).expect("the payload decodes"));
    }
}

fn encode_sonic<T: DeserializeOwned + Serialize>(text: &[u8], count: usize) {
    let value: T = sonic_rs::from_slice(text).expect("the payload decodes");
    for _ in 0..count {
        black_box(sonic_rs::to_vec(black_box(&value)).expect("the value encodes"));
    }
}

/// simd-json parses in place, so the copy of the input is part of its cost.
fn decode_simd<T: DeserializeOwned>(text: &[u8], count: usize) {
    for _ in 0..count {
        let mut copy = black_box(text).to_vec();
        black_box(simd_json::serde::from_slice::<T>(&mut copy).expect("the payload decodes"));
    }
}

fn encode_simd<T: DeserializeOwned + Serialize>(text: &[u8], count: usize) {
    let value: T = serde_json::from_slice(text).expect("the payload decodes");
    for _ in 0..count {
        black_box(simd_json::serde::to_vec(black_box(&value)).expect("the value encodes"));
    }
}

fn decode_json(text: &[u8], count: usize) {
    for _ in 0..count {
        black_box(
            additional_properties::json::from_slice::<Ours>(black_box(text))
                .expect("the payload decodes"),
        );
    }
}

fn encode_json(text: &[u8], count: usize) {
    let value: Ours = additional_properties::json::from_slice(text).expect("the payload decodes");
    for _ in 0..count {
        black_box(
            additional_properties::json::to_vec(black_box(&value)).expect("the value encodes"),
        );
    }
}

fn decode_borrowed(text: &[u8], count: usize) {
    for _ in 0..count {
        black_box(
            additional_properties::json::from_slice::<borrowed::IdentityVerification<'_>>(
                black_box(text),
            )
            .expect("the payload decodes"),
        );
    }
}

fn encode_borrowed(text: &[u8], count: usize) {
    let value: borrowed::IdentityVerification<'_> =
        additional_properties::json::from_slice(text).expect("the payload decodes");
    for _ in 0..count {
        black_box(
            additional_properties::json::to_vec(black_box(&value)).expect("the value encodes"),
        );
    }
}

fn round_serde<T: DeserializeOwned + Serialize>(text: &[u8]) -> Vec<u8> {
    let value: T = serde_json::from_slice(text).expect("the payload decodes");
    serde_json::to_vec(&value).expect("the value encodes")
}

fn round_str<T: DeserializeOwned + Serialize>(text: &[u8]) -> Vec<u8> {
    let text = str::from_utf8(text).expect("the payload is UTF-8");
    let value: T = serde_json::from_str(text).expect("the payload decodes");
    serde_json::to_vec(&value).expect("the value encodes")
}

fn round_sonic<T: DeserializeOwned + Serialize>(text: &[u8]) -> Vec<u8> {
    let value: T = sonic_rs::from_slice(text).expect("the payload decodes");
    sonic_rs::to_vec(&value).expect("the value encodes")
}

fn round_simd<T: DeserializeOwned + Serialize>(text: &[u8]) -> Vec<u8> {
    let mut copy = text.to_vec();
    let value: T = simd_json::serde::from_slice(&mut copy).expect("the payload decodes");
    simd_json::serde::to_vec(&value).expect("the value encodes")
}

fn round_json(text: &[u8]) -> Vec<u8> {
    let value: Ours = additional_properties::json::from_slice(text).expect("the payload decodes");
    additional_properties::json::to_vec(&value).expect("the value encodes")
}

fn round_borrowed(text: &[u8]) -> Vec<u8> {
    let value: borrowed::IdentityVerification<'_> =
        additional_properties::json::from_slice(text).expect("the payload decodes");
    additional_properties::json::to_vec(&value).expect("the value encodes")
}

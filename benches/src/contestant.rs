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
}

/// Everybody, the baseline of the ratios first.
pub const CONTESTANTS: &[Contestant] = &[
    Contestant {
        name: "v2-hash-map",
        decode: decode_serde::<v2_hash_map::IdentityVerification>,
        encode: encode_serde::<v2_hash_map::IdentityVerification>,
    },
    Contestant {
        name: "v1-dropped",
        decode: decode_serde::<v1::IdentityVerification>,
        encode: encode_serde::<v1::IdentityVerification>,
    },
    Contestant {
        name: "v2-index-map",
        decode: decode_serde::<v2_index_map::IdentityVerification>,
        encode: encode_serde::<v2_index_map::IdentityVerification>,
    },
    Contestant {
        name: "value",
        decode: decode_serde::<Value>,
        encode: encode_serde::<Value>,
    },
    Contestant {
        name: "typify",
        decode: decode_serde::<typify::IdentityVerification>,
        encode: encode_serde::<typify::IdentityVerification>,
    },
    Contestant {
        name: "ours-serde",
        decode: decode_serde::<Ours>,
        encode: encode_serde::<Ours>,
    },
    Contestant {
        name: "ours-sonic-rs",
        decode: decode_sonic::<Ours>,
        encode: encode_sonic::<Ours>,
    },
    Contestant {
        name: "ours-simd-json",
        decode: decode_simd::<Ours>,
        encode: encode_simd::<Ours>,
    },
    Contestant {
        name: "ours-json",
        decode: decode_json,
        encode: encode_json,
    },
    Contestant {
        name: "ours-json-borrowed",
        decode: decode_borrowed,
        encode: encode_borrowed,
    },
];

/// The contestant of that name.
#[must_use]
pub fn find(name: &str) -> Option<&'static Contestant> {
    CONTESTANTS
        .iter()
        .find(|contestant| contestant.name == name)
}

fn decode_serde<T: DeserializeOwned>(text: &[u8], count: usize) {
    for _ in 0..count {
        black_box(serde_json::from_slice::<T>(black_box(text)).expect("the payload decodes"));
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

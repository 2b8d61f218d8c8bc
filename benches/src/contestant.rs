//! The contestants: each decodes some bytes and encodes what it decoded.

use crate::models::{typify, v1, v2_hash_map, v2_index_map};
use additional_properties::json::{Filled, RawJson};
use serde::Serialize;
use serde::de::DeserializeOwned;
use serde_json::Value;
use std::hint::black_box;

/// The types of this workspace.
use identity_verification::{IdentityVerification as Ours, borrowed, v1_697_4};

/// Decodes the text and encodes the result.
pub type RoundTrip = fn(text: &[u8]) -> Vec<u8>;

/// One way to decode and encode the record.
#[derive(Clone, Copy, Debug)]
pub struct Contestant {
    /// As it is named on the command line and in the table.
    pub name: &'static str,
    /// Decodes the text `count` times, dropping each result.
    pub decode: fn(text: &[u8], count: usize),
    /// Decodes the text once, then encodes the result `count` times; none for what only reads.
    pub encode: Option<fn(text: &[u8], count: usize)>,
    /// Decodes the text and encodes the result; none for what only reads.
    pub round_trip: Option<RoundTrip>,
    /// Whether unknown members are kept.
    pub keeps_unknown: bool,
    /// How many bytes the decoded root takes, without what it points to.
    pub root_size: usize,
}

impl Contestant {
    /// `serde_json::from_slice` and `to_vec`.
    const fn serde<T: DeserializeOwned + Serialize>(name: &'static str) -> Self {
        Self {
            name,
            decode: decode_serde::<T>,
            encode: Some(encode_serde::<T>),
            round_trip: Some(round_serde::<T>),
            keeps_unknown: true,
            root_size: size_of::<T>(),
        }
    }

    /// `serde_json::from_str` and `to_vec`.
    const fn serde_str<T: DeserializeOwned + Serialize>(name: &'static str) -> Self {
        Self {
            decode: decode_str::<T>,
            round_trip: Some(round_str::<T>),
            ..Self::serde::<T>(name)
        }
    }

    const fn sonic_rs<T: DeserializeOwned + Serialize>(name: &'static str) -> Self {
        Self {
            decode: decode_sonic::<T>,
            encode: Some(encode_sonic::<T>),
            round_trip: Some(round_sonic::<T>),
            ..Self::serde::<T>(name)
        }
    }

    const fn simd_json<T: DeserializeOwned + Serialize>(name: &'static str) -> Self {
        Self {
            decode: decode_simd::<T>,
            encode: Some(encode_simd::<T>),
            round_trip: Some(round_simd::<T>),
            ..Self::serde::<T>(name)
        }
    }

    const fn drops_unknown(self) -> Self {
        Self {
            keeps_unknown: false,
            ..self
        }
    }
}

/// All contestants, the baseline of the ratios first.
pub const CONTESTANTS: &[Contestant] = &[
    Contestant::serde::<v2_hash_map::IdentityVerification>("v2-hash-map"),
    Contestant::serde::<v2_index_map::IdentityVerification>("v2-index-map"),
    Contestant::serde::<v1::IdentityVerification>("v1-dropped").drops_unknown(),
    Contestant::serde_str::<v1::IdentityVerification>("v1-dropped-str").drops_unknown(),
    Contestant::sonic_rs::<v1::IdentityVerification>("v1-dropped-sonic-rs").drops_unknown(),
    Contestant::simd_json::<v1::IdentityVerification>("v1-dropped-simd-json").drops_unknown(),
    Contestant::serde::<typify::IdentityVerification>("typify").drops_unknown(),
    Contestant::serde::<Value>("value"),
    Contestant::sonic_rs::<sonic_rs::Value>("sonic-rs-value"),
    Contestant {
        name: "jiter-value",
        decode: decode_jiter,
        encode: None,
        round_trip: None,
        keeps_unknown: true,
        root_size: size_of::<jiter::JsonValue<'_>>(),
    },
    Contestant::serde::<Ours>("ours-serde"),
    Contestant::serde_str::<Ours>("ours-serde-str"),
    Contestant::sonic_rs::<Ours>("ours-sonic-rs"),
    Contestant::simd_json::<Ours>("ours-simd-json"),
    Contestant {
        decode: decode_json,
        encode: Some(encode_json),
        round_trip: Some(round_json),
        ..Contestant::serde::<Ours>("ours-json")
    },
    Contestant {
        name: "ours-json-borrowed",
        decode: decode_borrowed,
        encode: Some(encode_borrowed),
        round_trip: Some(round_borrowed),
        keeps_unknown: true,
        root_size: size_of::<borrowed::IdentityVerification<'_>>(),
    },
    Contestant {
        name: "ours-json-filling",
        decode: decode_filling,
        encode: None,
        round_trip: None,
        keeps_unknown: true,
        root_size: size_of::<v1_697_4::IdentityVerification>(),
    },
    // The bound: what it takes to see that the text is JSON, and to keep it.
    Contestant {
        name: "ours-raw",
        decode: decode_raw,
        encode: None,
        round_trip: None,
        keeps_unknown: true,
        root_size: size_of::<RawJson>(),
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

fn decode_jiter(text: &[u8], count: usize) {
    for _ in 0..count {
        let value = jiter::JsonValue::parse(black_box(text), false);
        black_box(value.expect("the payload decodes"));
    }
}

fn decode_raw(text: &[u8], count: usize) {
    for _ in 0..count {
        let value = additional_properties::json::from_slice::<RawJson>(black_box(text));
        black_box(value.expect("the payload decodes"));
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

fn decode_filling(text: &[u8], count: usize) {
    for _ in 0..count {
        let filled = additional_properties::json::from_slice_filling(black_box(text));
        let filled = filled.expect("what is missing can be filled");
        black_box::<Filled<v1_697_4::IdentityVerification>>(filled);
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

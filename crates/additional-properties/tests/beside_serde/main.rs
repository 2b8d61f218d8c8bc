//! Situations of serde's derives, each compiled with them and with this crate's, and compared value by value and token by token.
//!
//! What differs on purpose is in the crate's README, in the section about serde's attributes.

#![allow(
    clippy::struct_field_names,
    clippy::trivially_copy_pass_by_ref,
    clippy::ptr_arg,
    reason = "the situations are what people write"
)]

mod borrow;
mod bounds;
mod buffered;
mod deprecated;
mod flatten;
mod functions;
mod messages;
mod plain;
mod tagged;
mod variants;

use serde::Serialize;
use serde::de::DeserializeOwned;

/// One item with both derives, in the modules `theirs` and `ours`.
macro_rules! situation {
    ($($item:tt)*) => {
        mod theirs {
            #[allow(unused_imports, reason = "not every item needs what is around it")]
            use super::*;

            #[derive(Debug, PartialEq, serde::Serialize, serde::Deserialize)]
            $($item)*
        }

        mod ours {
            #[allow(unused_imports, reason = "not every item needs what is around it")]
            use super::*;

            #[derive(Debug, PartialEq, additional_properties::AdditionalProperties)]
            $($item)*
        }
    };
}

/// The same statements about the types of both modules.
macro_rules! in_both {
    ($($body:tt)*) => {
        {
            use theirs::*;
            $($body)*
        }
        {
            use ours::*;
            $($body)*
        }
    };
}

pub(crate) use {in_both, situation};

/// Both read every text or refuse it, and write the same again.
fn same<Theirs, Ours>(texts: &[&str])
where
    Theirs: Serialize + DeserializeOwned,
    Ours: Serialize + DeserializeOwned,
{
    for text in texts {
        let theirs = serde_json::from_str::<Theirs>(text)
            .map(|value| serde_json::to_string(&value).unwrap());
        let ours =
            serde_json::from_str::<Ours>(text).map(|value| serde_json::to_string(&value).unwrap());
        match (theirs, ours) {
            (Ok(theirs), Ok(ours)) => assert_eq!(ours, theirs, "{text}"),
            (Err(theirs), Err(ours)) => assert_eq!(ours.to_string(), theirs.to_string(), "{text}"),
            (theirs, ours) => panic!("{text}: serde {theirs:?}, ours {ours:?}"),
        }
    }
}

/// The same bytes in the formats that have structs or positions and no names, there and back.
fn same_bytes<
    Theirs: Serialize,
    Ours: Serialize + DeserializeOwned + PartialEq + std::fmt::Debug,
>(
    theirs: &Theirs,
    ours: &Ours,
) {
    let bytes = rmp_serde::to_vec(theirs).unwrap();
    assert_eq!(rmp_serde::to_vec(ours).unwrap(), bytes);
    assert_eq!(rmp_serde::from_slice::<Ours>(&bytes).unwrap(), *ours);
    let bytes = bincode::serialize(theirs).unwrap();
    assert_eq!(bincode::serialize(ours).unwrap(), bytes);
    assert_eq!(bincode::deserialize::<Ours>(&bytes).unwrap(), *ours);
    let bytes = postcard::to_stdvec(theirs).unwrap();
    assert_eq!(postcard::to_stdvec(ours).unwrap(), bytes);
    assert_eq!(postcard::from_bytes::<Ours>(&bytes).unwrap(), *ours);
    let text = ron::to_string(theirs).unwrap();
    assert_eq!(ron::to_string(ours).unwrap(), text);
    assert_eq!(ron::from_str::<Ours>(&text).unwrap(), *ours);
    let text = csv_line(theirs);
    assert_eq!(csv_line(ours), text);
    let mut lines = csv::Reader::from_reader(text.as_bytes());
    assert_eq!(lines.deserialize::<Ours>().next().unwrap().unwrap(), *ours);
    let bytes = rmp_serde::to_vec_named(theirs).unwrap();
    assert_eq!(rmp_serde::to_vec_named(ours).unwrap(), bytes);
    assert_eq!(rmp_serde::from_slice::<Ours>(&bytes).unwrap(), *ours);
}

/// A value as CSV, with a line of names.
fn csv_line<T: Serialize>(value: &T) -> String {
    let mut lines = csv::Writer::from_writer(Vec::new());
    lines.serialize(value).unwrap();
    String::from_utf8(lines.into_inner().unwrap()).unwrap()
}

//! Bounds: inferred for parameters and associated types, or given.

use std::marker::PhantomData;

use serde::{Deserialize, Serialize};

use crate::{same, situation};

mod arrays {
    use super::*;

    situation! {
        #[serde(bound(serialize = "[u8; N]: Serialize", deserialize = "[u8; N]: Deserialize<'de>"))]
        pub(crate) struct Bytes<const N: usize> {
            pub(crate) bytes: [u8; N],
        }
    }

    #[test]
    fn a_bound_without_a_type_parameter() {
        same::<theirs::Bytes<2>, ours::Bytes<2>>(&[r#"{"bytes":[1,2]}"#, r#"{"bytes":[1]}"#]);
    }
}

pub(crate) trait Family {
    type Member;
}

#[derive(Debug, PartialEq)]
pub(crate) struct Numbers;

impl Family for Numbers {
    type Member = u8;
}

mod associated {
    use super::*;

    situation! {
        pub(crate) struct Associated<T: Family> {
            pub(crate) member: T::Member,
        }
    }

    #[test]
    fn an_associated_type_is_bounded_itself() {
        same::<theirs::Associated<Numbers>, ours::Associated<Numbers>>(&[
            r#"{"member":1}"#,
            r#"{"member":"a"}"#,
        ]);
    }
}

mod phantom {
    use super::*;

    /// Neither read nor written.
    #[derive(Debug, PartialEq)]
    pub(crate) struct Foreign;

    situation! {
        pub(crate) struct Marked<T, U = u8> where U: Copy {
            pub(crate) marker: PhantomData<T>,
            #[serde(skip)]
            pub(crate) skipped: Option<T>,
            pub(crate) value: U,
            #[serde(default)]
            pub(crate) defaulted: Vec<U>,
        }
    }

    #[test]
    fn a_phantom_asks_nothing_of_its_parameter() {
        // serde's derive asks for `T: Default` because of the skipped field, as ours does.
        same::<theirs::Marked<u8>, ours::Marked<u8>>(&[
            r#"{"marker":null,"value":1}"#,
            r#"{"marker":null}"#,
            "[null,1,[2]]",
        ]);
        let _ = Foreign;
    }
}

mod macros {
    use super::*;

    macro_rules! Value {
        () => {
            u16
        };
    }

    // The derives of the standard library refuse a type that is a macro.
    mod theirs {
        #[derive(serde::Serialize, serde::Deserialize)]
        pub(crate) struct Macro<Value> {
            a: Value,
            b: Value!(),
            c: (Value, [Value; 1]),
        }
    }

    mod ours {
        #[derive(additional_properties::AdditionalProperties)]
        pub(crate) struct Macro<Value> {
            a: Value,
            b: Value!(),
            c: (Value, [Value; 1]),
        }
    }

    #[test]
    fn a_macro_is_no_parameter() {
        same::<theirs::Macro<u8>, ours::Macro<u8>>(&[r#"{"a":1,"b":256,"c":[1,[2]]}"#]);
    }
}

mod higher_ranked {
    use super::*;

    situation! {
        #[serde(bound(deserialize = "T: for<'a> Deserialize<'a>"))]
        pub(crate) struct Ranked<T> where for<'a> T: Clone + 'a {
            pub(crate) value: T,
        }
    }

    #[test]
    fn a_bound_of_higher_rank() {
        same::<theirs::Ranked<u8>, ours::Ranked<u8>>(&[r#"{"value":1}"#]);
    }
}

//! Which impls a type asks for: `serde`, `json`, `inspect`, `debug`, `schemars`, each always or under a feature.

use proc_macro2::TokenStream;
use quote::quote;
use syn::meta::ParseNestedMeta;
use syn::token;

/// A group of impls that is asked for together.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(crate) enum Kind {
    /// serde's `Deserialize`.
    Deserialize,
    /// serde's `Serialize`.
    Serialize,
    /// `FromJson` of the JSON path.
    FromJson,
    /// `ToJson` of the JSON path.
    ToJson,
    /// `Inspect`, which `Debug`, validation and the best match of a union need.
    Inspect,
    /// The redacting `Debug`.
    Debug,
    /// `JsonSchema`.
    Schemars,
}

const KINDS: usize = 7;

/// When a group of impls is there.
#[derive(Clone, Copy, Default, PartialEq, Eq)]
pub(crate) enum When {
    #[default]
    Never,
    /// In builds with this feature of the crate that derives.
    Feature(&'static str),
    Always,
}

impl When {
    /// The `#[cfg(..)]` that says so, or nothing.
    pub(crate) fn attribute(self) -> TokenStream {
        match self {
            Self::Feature(feature) => quote!(#[cfg(feature = #feature)]),
            Self::Never | Self::Always => TokenStream::new(),
        }
    }
}

/// The impls that the type asks for.
#[derive(Clone, Copy, Default)]
pub(crate) struct Flags {
    when: [When; KINDS],
}

impl Flags {
    pub(crate) fn when(&self, kind: Kind) -> When {
        let is_path = matches!(kind, Kind::Deserialize | Kind::Serialize);
        if is_path && self.when == [When::Never; KINDS] {
            // A type that says nothing is a type for serde: so the derive can take the place of serde's.
            return When::Always;
        }
        self.when[kind as usize]
    }

    pub(crate) fn asks_for(&self, kind: Kind) -> bool {
        self.when(kind) != When::Never
    }

    /// Reads `serde`, `json(deserialize)`, `features(json, debug)` and so on; false when the key is no flag.
    pub(super) fn read(&mut self, key: &str, meta: &ParseNestedMeta<'_>) -> syn::Result<bool> {
        if key != "features" {
            return self.read_one(meta, false);
        }
        meta.parse_nested_meta(|meta| {
            if self.read_one(&meta, true)? {
                Ok(())
            } else {
                Err(meta.error(
                    "expected `serde`, `json`, `inspect`, `debug` or `schemars`: the name of a flag, which is the name of a feature of this crate, too",
                ))
            }
        })?;
        Ok(true)
    }

    fn read_one(&mut self, meta: &ParseNestedMeta<'_>, of_feature: bool) -> syn::Result<bool> {
        let when = |name| {
            if of_feature {
                When::Feature(name)
            } else {
                When::Always
            }
        };
        if meta.path.is_ident("serde") {
            self.read_path(meta, when("serde"), Kind::Deserialize, Kind::Serialize)?;
        } else if meta.path.is_ident("json") {
            self.read_path(meta, when("json"), Kind::FromJson, Kind::ToJson)?;
        } else if meta.path.is_ident("inspect") {
            self.set(Kind::Inspect, when("inspect"));
        } else if meta.path.is_ident("debug") {
            self.set(Kind::Inspect, when("debug"));
            self.set(Kind::Debug, when("debug"));
        } else if meta.path.is_ident("schemars") {
            self.set(Kind::Schemars, when("schemars"));
        } else {
            return Ok(false);
        }
        Ok(true)
    }

    /// A path without a list is both of its directions.
    fn read_path(
        &mut self,
        meta: &ParseNestedMeta<'_>,
        when: When,
        reads: Kind,
        writes: Kind,
    ) -> syn::Result<()> {
        if !meta.input.peek(token::Paren) {
            self.set(reads, when);
            self.set(writes, when);
            return Ok(());
        }
        meta.parse_nested_meta(|direction| {
            if direction.path.is_ident("deserialize") {
                self.set(reads, when);
            } else if direction.path.is_ident("serialize") {
                self.set(writes, when);
            } else {
                return Err(direction.error("expected `deserialize` or `serialize`"));
            }
            Ok(())
        })
    }

    /// What is there always stays so.
    fn set(&mut self, kind: Kind, when: When) {
        let slot = &mut self.when[kind as usize];
        if *slot != When::Always {
            *slot = when;
        }
    }
}

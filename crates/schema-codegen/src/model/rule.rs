//! Cross-field rules, stated at the schema's root under `x-rules`.

/// One cross-field rule.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Rule {
    /// Stable id in kebab case.
    pub id: String,
    /// One sentence for people.
    pub statement: String,
    /// The same in a formal notation.
    pub formal: Option<String>,
    /// How firmly it holds.
    pub strength: Strength,
    /// Wire names of the types that it is about.
    pub models: Vec<String>,
    /// Who checks it.
    pub checked: Checked,
}

/// How firmly a rule holds.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Strength {
    /// `guaranteed`: a document that breaks it is wrong.
    Guaranteed,
    /// `documented`: said in prose; reported as a warning.
    Documented,
}

/// Who checks a rule (`x-rules[].checked`).
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Checked {
    /// `schema`: stated in the schema (if/then and the like) and checked by `validate` too.
    Schema,
    /// `validate`: a function of the types crate checks it.
    Validate,
    /// `types`: the types make a breach impossible.
    Types,
    /// `no`: one record does not tell; the reason.
    No(String),
}

//! The table of codes, stable across releases. The hundreds digit is the stage, which words the messages.

use std::fmt;

/// How much a diagnostic matters.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Severity {
    /// Nothing is generated.
    Error,
    /// Types can't express something; it is kept as any JSON value, so nothing is lost. An error under `strict`.
    Warning,
    /// Generation goes on; something was decided that the reader may want to know.
    Note,
}

macro_rules! codes {
    ($($(#[doc = $doc:literal])+ $name:ident = $number:literal,)+) => {
        /// What kind of problem a diagnostic is about.
        ///
        /// | code | meaning |
        /// | --- | --- |
        $(#[doc = concat!("| `", $number, "` |", $($doc,)+ " |")])+
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
        pub enum Code {
            $($(#[doc = $doc])+ $name,)+
        }

        impl Code {
            /// Every code, in the order of the table.
            pub const ALL: &'static [Self] = &[$(Self::$name,)+];

            /// The code as it is printed: `E0201`.
            #[must_use]
            pub fn as_str(self) -> &'static str {
                match self {
                    $(Self::$name => $number,)+
                }
            }

            /// What the code means, in one sentence.
            #[must_use]
            pub fn meaning(self) -> &'static str {
                match self {
                    $(Self::$name => concat!($($doc,)+).trim_ascii(),)+
                }
            }
        }
    };
}

codes! {
    /// The text is not JSON, or not YAML where its name says so.
    Syntax = "E0101",
    /// An object names the same key twice.
    DuplicateKey = "E0102",
    /// The text nests deeper than the reader goes.
    TooDeep = "E0103",
    /// The YAML says what JSON has no form for: a merge key, a tag, a key that is no string, a second document, an infinite number.
    NotJson = "E0104",
    /// The aliases of the YAML repeat more than the reader allows.
    TooMuchRepeated = "E0105",
    /// No keyword has this name; it is ignored.
    UnknownKeyword = "W0201",
    /// The keyword exists, but is not supported.
    UnsupportedKeyword = "E0202",
    /// The value of a keyword has the wrong form.
    WrongValue = "E0203",
    /// `$schema` names a dialect that is not supported.
    UnknownDialect = "E0204",
    /// A number is out of the range of a double.
    NumberRange = "E0205",
    /// A schema is neither an object nor a boolean.
    NotASchema = "E0206",
    /// The document has no schema where one is asked for.
    UnknownRoot = "E0207",
    /// A definition that nothing refers to has a problem; it has no type.
    UnusedDefinition = "W0208",
    /// An integer of more than 64 bits is not the same as a double; it counts as the nearest double.
    RoundedInteger = "W0209",
    /// A reference leaves the document; what it refers to is kept as any JSON value.
    ExternalReference = "W0301",
    /// A reference names nothing.
    DanglingReference = "E0302",
    /// Two schemas claim the same `$id` or `$anchor`.
    DuplicateIdentifier = "E0303",
    /// A definition refers to itself without adding anything.
    EmptyCycle = "E0304",
    /// A dynamic reference may mean several schemas; what it refers to is kept as any JSON value.
    DynamicReference = "W0305",
    /// A discriminator maps a value to what is no schema of the document; the mapping of this value is ignored.
    UnknownMapping = "W0306",
    /// Schemas that hold at once contradict each other; the value is kept as any JSON value.
    Contradiction = "W0401",
    /// No value can match; the value is kept as any JSON value.
    Never = "W0402",
    /// Values of `enum` or `const` are not of the `type` beside them; the values count.
    ContradictoryValues = "W0403",
    /// A property is forbidden by one schema, and required or declared by one that holds at once.
    RequiredForbidden = "W0404",
    /// The composition is too large or too deep to write out as types.
    TooLarge = "E0405",
    /// No valid value was found that could be the example of a type.
    NoValidExample = "W0406",
    /// A pattern is no regular expression of ECMA-262 that a validator can read; whole documents are validated without it.
    UnreadPattern = "W0407",
    /// The schema marks sensitive data, but not here.
    UnclassifiedSensitivity = "E0501",
    /// `x-enum-descriptions` describes a value that does not exist.
    UnknownEnumValue = "E0502",
    /// `x-rules` names a rule that the root does not state.
    UnknownRule = "E0503",
    /// Two rules have the same id.
    DuplicateRule = "E0504",
    /// A rule is about a model that does not exist.
    UnknownRuleModel = "E0505",
    /// A required property is not declared in a schema that marks sensitive data: nothing can classify it.
    RequiredNotDeclared = "E0506",
    /// All values of an enum have a meaning but one.
    MissingMeaning = "W0507",
    /// A rename matches nothing.
    UnusedRename = "E0601",
    /// A new name is not a Rust identifier.
    InvalidRename = "E0602",
    /// A new name is already taken.
    RenameClash = "E0603",
    /// A line of the lock of names is none, or the type that it is about was not published.
    LockSyntax = "E0604",
    /// A published name is not a Rust identifier.
    LockedInvalid = "E0605",
    /// Two lines of the lock claim one name, or name one thing.
    LockedTwice = "E0606",
    /// A rename asks for another name than the published one.
    LockedRename = "E0607",
    /// A published type is in another module.
    LockedModule = "E0608",
    /// A published type can no longer implement `Eq` and `Hash`.
    LockedTrait = "E0609",
    /// `codegen.toml` is not TOML.
    ConfigSyntax = "E0701",
    /// `codegen.toml` has an unknown key.
    ConfigUnknownKey = "E0702",
    /// A value in `codegen.toml` has the wrong form.
    ConfigWrongValue = "E0703",
    /// A type is in no module, though modules are used.
    UnlistedType = "E0704",
    /// A module lists a type that does not exist.
    UnknownListedType = "E0705",
    /// A type is listed in two modules.
    ListedTwice = "E0706",
    /// A fill matches nothing, or is no value of its field.
    InvalidFill = "E0708",
    /// An entry of `[annotate]` matches nothing.
    UnusedAnnotation = "E0709",
    /// `validate_document` is asked for, and no validator can read the schema.
    NoDocumentSchema = "E0710",
    /// An entry of `[requests]` names no type.
    UnusedRequest = "E0711",
    /// An entry of `[formats]` names no property.
    UnusedFormat = "E0712",
    /// A part of the history has not the form of one.
    HistoryForm = "E0901",
    /// The history and the schema differ in what exists.
    HistoryStale = "E0902",
    /// Keywords beside `$ref` are ignored, as the draft of the schema says.
    IgnoredSiblings = "N0801",
    /// A property with the schema `false` has no field.
    AbsentProperty = "N0802",
    /// A required property is not declared; its field holds any value.
    UndeclaredRequired = "N0803",
    /// The items of an array of open length have types of their own; they are kept as any JSON value.
    WidenedItems = "N0804",
    /// A reference to a meta-schema is kept as any JSON value.
    MetaSchemaReference = "N0805",
    /// A type is not stated; `properties` are taken to mean an object, `items` an array.
    ImpliedType = "N0806",
    /// Two unions hold for the same value; the type is that of one of them.
    SecondUnion = "N0807",
    /// Nothing is classified as sensitive, so `Debug` of the types prints every value.
    NothingClassified = "N0808",
    /// Nothing in the schema has a name that was published; the name stays taken.
    LockedGone = "N0809",
    /// Only the validation of whole documents checks a keyword, neither the types nor `validate` do.
    CheckedInDocuments = "N0810",
    /// A property is not sensitive, and what is inside of it is; the class of what is inside counts.
    ContradictoryClasses = "N0811",
    /// The root is a list, a scalar or any JSON of a sensitive class, for which Rust's own types stand: they hide nothing.
    UnhiddenRoot = "N0812",
    /// The schema asserts something of the text of a timestamp, which therefore stays a string.
    AssertedDate = "N0813",
}

impl Code {
    /// Errors stop the generator, warnings do so where `strict` is asked for, notes never.
    #[must_use]
    pub fn severity(self) -> Severity {
        match self.as_str().as_bytes()[0] {
            b'E' => Severity::Error,
            b'W' => Severity::Warning,
            _ => Severity::Note,
        }
    }

    /// Whether the problem is an entry of the configuration that is about nothing in the schema, or a type that no entry is about.
    pub(crate) fn is_about_an_unused_entry(self) -> bool {
        matches!(
            self,
            Self::UnusedRename
                | Self::UnusedAnnotation
                | Self::UnusedRequest
                | Self::UnusedFormat
                | Self::InvalidFill
                | Self::UnknownListedType
                | Self::UnlistedType
        )
    }
}

impl fmt::Display for Code {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.as_str())
    }
}

//! What can go wrong, and what can be found instead: two enums with stable, machine-readable names.

use std::fmt;

macro_rules! names {
    (
        $(#[$doc:meta])* $name:ident
        $( $(#[$variant_doc:meta])* $variant:ident = $text:literal, $sentence:literal; )*
    ) => {
        $(#[$doc])*
        #[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
        #[non_exhaustive]
        pub enum $name { $( $(#[$variant_doc])* $variant, )* }

        impl $name {
            /// The stable, machine-readable name: lower case, words joined by `-`.
            #[must_use]
            pub const fn as_str(self) -> &'static str {
                match self { $( Self::$variant => $text, )* }
            }

            /// The same for people.
            pub(crate) const fn sentence(self) -> &'static str {
                match self { $( Self::$variant => $sentence, )* }
            }
        }

        impl fmt::Display for $name {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str(self.sentence())
            }
        }
    };
}

names! {
    /// What went wrong. New kinds may be added.
    ErrorKind
    /// The text breaks the grammar of JSON.
    Syntax = "syntax", "invalid JSON";
    /// The text ends inside a value.
    UnexpectedEnd = "unexpected-end", "unexpected end of the input";
    /// The bytes are not UTF-8.
    InvalidUtf8 = "invalid-utf8", "invalid UTF-8";
    /// A string holds an escape that JSON does not know, or half of a surrogate pair.
    InvalidEscape = "invalid-escape", "invalid escape in a string";
    /// A string holds a raw control character.
    ControlCharacter = "control-character", "control character in a string";
    /// Something follows the end of the value.
    TrailingData = "trailing-data", "trailing data after the value";
    /// Arrays and objects are nested deeper than 127 levels.
    TooDeep = "too-deep", "nested too deeply";
    /// A value of another kind than the type wants.
    WrongType = "wrong-type", "wrong kind of value";
    /// A number that the type cannot hold.
    OutOfRange = "out-of-range", "number out of range";
    /// A string that is not in the format of its type.
    InvalidFormat = "invalid-format", "invalid text format";
    /// A list that is too short or too long for its type.
    WrongLength = "wrong-length", "wrong number of elements";
    /// A required member is not there.
    Missing = "missing", "missing member";
    /// A member appears twice in one object.
    Duplicate = "duplicate", "duplicate member";
    /// A member that the type does not declare, where none is allowed.
    UnknownMember = "unknown-member", "unknown member";
    /// An additional member has the name of a declared one.
    ShadowsDeclared = "shadows-declared", "an additional member has the name of a declared one";
    /// Reading or writing the stream failed.
    Io = "io", "input or output failed";
    /// A rule of a type or of a conversion was broken.
    Invalid = "invalid", "invalid value";
}

names! {
    /// What was found where something else was expected. Never the content.
    Found
    /// A string.
    String = "string", "a string";
    /// A number.
    Number = "number", "a number";
    /// `true` or `false`.
    Boolean = "boolean", "a boolean";
    /// `null`.
    Null = "null", "null";
    /// An array.
    Array = "array", "an array";
    /// An object.
    Object = "object", "an object";
    /// No member of that name.
    Missing = "missing", "no such member";
    /// A second member of the same name.
    Duplicate = "duplicate", "a second one";
    /// The end of the input.
    End = "end", "the end of the input";
    /// A byte that cannot stand there.
    Byte = "byte", "another character";
    /// Nothing that could be named.
    Nothing = "nothing", "nothing";
}

//! Keywords of Rust, those of edition 2024, and how an identifier avoids them.

/// Keywords that can be written raw: `r#type`.
const KEYWORDS: [&str; 48] = [
    "abstract", "as", "async", "await", "become", "box", "break", "const", "continue", "do", "dyn",
    "else", "enum", "extern", "false", "final", "fn", "for", "gen", "if", "impl", "in", "let",
    "loop", "macro", "match", "mod", "move", "mut", "override", "priv", "pub", "ref", "return",
    "static", "struct", "trait", "true", "try", "type", "typeof", "unsafe", "unsized", "use",
    "virtual", "where", "while", "yield",
];

/// Keywords that cannot.
pub(super) const PATHS: [&str; 5] = ["self", "Self", "super", "crate", "_"];

/// The primitive types: a type of such a name would hide one.
pub(super) const PRIMITIVES: [&str; 17] = [
    "bool", "char", "f32", "f64", "i8", "i16", "i32", "i64", "i128", "isize", "str", "u8", "u16",
    "u32", "u64", "u128", "usize",
];

/// Names that Windows keeps for devices: no file there can have one, whatever its extension.
pub(super) const DEVICES: [&str; 22] = [
    "con", "prn", "aux", "nul", "com1", "com2", "com3", "com4", "com5", "com6", "com7", "com8",
    "com9", "lpt1", "lpt2", "lpt3", "lpt4", "lpt5", "lpt6", "lpt7", "lpt8", "lpt9",
];

/// `ident` as Rust takes it.
pub(super) fn escape(ident: String) -> String {
    if PATHS.contains(&ident.as_str()) {
        return format!("{ident}_");
    }
    if KEYWORDS.contains(&ident.as_str()) {
        return format!("r#{ident}");
    }
    ident
}

/// True when `ident` is an identifier that needs no escape.
pub(super) fn is_valid(ident: &str) -> bool {
    let mut letters = ident.chars();
    let starts = letters
        .next()
        .is_some_and(|c| c.is_ascii_alphabetic() || c == '_');
    starts && letters.all(|c| c.is_ascii_alphanumeric() || c == '_') && !PATHS.contains(&ident)
}

/// True when `ident`, without the mark of a raw identifier, can be written in Rust, with that mark where it has to be.
pub(super) fn is_identifier(ident: &str) -> bool {
    !PATHS.contains(&ident)
        && (KEYWORDS.contains(&ident) || syn::parse_str::<syn::Ident>(ident).is_ok())
}

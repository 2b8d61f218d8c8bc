//! The sentences about fields, types and variants, worded once for doc comments, pages and site.

use super::{Phrase, Target, constraint, field::example_text, presence, since, variants};
use crate::model::{Additional, Docs, Field, Sensitivity, Shape, StructDef, TypeId, UnionVariant};
use crate::plan::{Paths, Plan};
use serde_json::Value;

/// What every class but `none` implies.
pub const SENSITIVE_IMPLIES: &str = "`Debug` shows a placeholder in place of a sensitive value and errors never quote it; only serializing and `unredacted()` show it.";

/// How what the schema does not declare is treated.
pub const UNDECLARED_IS_SENSITIVE: &str = "What the schema does not declare is treated as sensitive too: of unknown members `Debug` shows the number alone, and no error quotes an unknown value.";

/// Longer examples would not fit into a line of a doc comment; `example()` has them.
const MAX_EXAMPLE: usize = 88;

/// The sentences about a field: presence, access, constraints, sensitivity, default, the version at which it came.
#[must_use]
pub fn field(plan: &Plan, owner: TypeId, field: &Field) -> Vec<Phrase> {
    let mut all = vec![Phrase::words(presence::sentence(field.presence()))];
    all.extend(access(&field.docs));
    all.extend(constraint::sentence(&constraint::phrases(&field.ty)));
    all.extend(sensitive(field.sensitivity));
    all.extend(field.docs.default.as_ref().map(default));
    all.extend(since::of_member(plan, owner, &field.wire_name).map(since::sentence));
    all
}

/// The sentences about a variant of a union.
#[must_use]
pub fn variant(member: &UnionVariant) -> Vec<Phrase> {
    let mut all: Vec<Phrase> = access(&member.docs).into_iter().collect();
    all.extend(constraint::sentence(&constraint::phrases(&member.ty)));
    all.extend(member.docs.default.as_ref().map(default));
    all
}

/// The sentences about a type: its constraints, what becomes of values that it does not list, which sensitive data it contains, when it came.
#[must_use]
pub fn of_type(plan: &Plan, id: TypeId) -> Vec<Phrase> {
    let mut all = Vec::new();
    let shape = &plan.type_def(id).shape;
    if let Shape::Union(def) = shape {
        all.push(variants::decided_by(plan, id, def));
        all.push(variants::unknown(plan, id, def));
    }
    all.extend(access(&plan.type_def(id).docs));
    all.extend(constraint::sentence(&constraint::of_type(shape)));
    all.extend(contained(&sensitive_classes(plan, id)));
    all.extend(unhidden(plan, id));
    all.extend(history(
        since::of_type(plan, id),
        since::former_name(plan, id),
    ));
    all
}

/// How a program makes, prints and checks a value of the type that a document is decoded as, for the users of a crate of these types who look for
/// a struct literal, `Default`, `Display` or `validate()` and find none.
#[must_use]
pub fn ways(plan: &Plan, id: TypeId) -> Vec<Phrase> {
    let has_fields =
        matches!(&plan.type_def(id).shape, Shape::Struct(def) if !def.fields.is_empty());
    let is_in_a_crate = plan.options.paths == Paths::Features;
    if id != plan.model.root || !has_fields || !plan.options.setters || !is_in_a_crate {
        return Vec::new();
    }
    let sentences = [
        "`new(..)` makes one from what is required, and `with_..` sets a field: there is no struct literal and no `Default`.",
        "`{:?}` prints it without what is sensitive: there is no `Display`.",
        "`validate()` needs the feature and the trait of that name.",
    ];
    sentences.map(Phrase::marked).to_vec()
}

/// Whether a document can begin with a type, and that nothing uses a type with which none begins.
#[must_use]
pub fn beginning(plan: &Plan, id: TypeId, is_used: bool) -> Option<&'static str> {
    match (plan.model.is_root(id), plan.model.further_roots.is_empty()) {
        (true, true) => Some("It is the root of a document."),
        (true, false) => Some("A document can begin with it."),
        // Its schema was merged with others, or only validates.
        (false, _) => (!is_used).then_some("No other type uses it."),
    }
}

/// The sentences about when a type came, and what it was called before.
#[must_use]
pub fn history(since: Option<&str>, former_name: Option<&str>) -> Vec<Phrase> {
    let since = since.map(since::sentence);
    let former_name = former_name.map(since::formerly);
    since.into_iter().chain(former_name).collect()
}

/// Who may send the value, and whether they have to.
#[must_use]
pub fn access(docs: &Docs) -> Option<Phrase> {
    let sentence = match (docs.read_only, docs.write_only, docs.required_in) {
        (true, true, _) => "Read-only and write-only.",
        (true, false, None) => "Read-only.",
        (true, false, Some(_)) => "Read-only, required in responses.",
        (false, true, None) => "Write-only.",
        (false, true, Some(_)) => "Write-only, required in requests.",
        (false, false, _) => return None,
    };
    Some(Phrase::words(sentence))
}

pub(crate) fn default(value: &Value) -> Phrase {
    Phrase::words("Default: ").code(value.to_string()).text(".")
}

/// The first example, `None` where it is too long for a doc comment.
#[must_use]
pub fn example(docs: &Docs) -> Option<Phrase> {
    let text = docs.examples.first().map(example_text)?;
    (text.len() <= MAX_EXAMPLE).then(|| Phrase::words("Example: ").code(text).text("."))
}

/// The rules that bear on a field or type, each with a link.
#[must_use]
pub fn rules(plan: &Plan, docs: &Docs) -> Option<Phrase> {
    let rules = super::rules::positions(plan, &docs.rules);
    let mut phrase = Phrase::words("Rules: ");
    for (count, index) in rules.iter().enumerate() {
        if count > 0 {
            phrase = phrase.text(", ");
        }
        phrase = phrase.link(plan.model.rules[*index].id.as_str(), Target::Rule(*index));
    }
    (!rules.is_empty()).then(|| phrase.text("."))
}

/// That a value is sensitive, and of which class.
#[must_use]
pub fn sensitive(class: Sensitivity) -> Option<Phrase> {
    class.is_sensitive().then(|| {
        Phrase::words("Sensitive: ")
            .text(class_label(class))
            .text(".")
    })
}

/// Which sensitive data a type contains, at any depth.
#[must_use]
pub fn contained(classes: &[Sensitivity]) -> Option<Phrase> {
    let labels: Vec<&str> = classes.iter().copied().map(class_label).collect();
    (!labels.is_empty())
        .then(|| Phrase::words(format!("Contains sensitive data: {}.", labels.join(", "))))
}

/// That the alias of a sensitive root hides nothing. Other aliases have no Rust type: the structs that use them hide their values.
#[must_use]
pub fn unhidden(plan: &Plan, id: TypeId) -> Option<Phrase> {
    let def = plan.type_def(id);
    let is_unhidden = plan.model.is_root(id)
        && def.sensitivity.is_sensitive()
        && matches!(&def.shape, Shape::Alias(ty) if ty.holds_foreign_values());
    is_unhidden.then(|| {
        Phrase::marked("It is an alias of Rust's own types, which hide nothing: `Debug` and `redacted()` print the values.")
    })
}

/// The classes of sensitive data in a type, at any depth.
#[must_use]
pub fn sensitive_classes(plan: &Plan, id: TypeId) -> Vec<Sensitivity> {
    let classes = plan.facts.sensitivity.get(id.0).into_iter().flatten();
    classes
        .copied()
        .filter(|class| class.is_sensitive())
        .collect()
}

/// Every class, the one of what is not sensitive last.
pub fn classes() -> impl Iterator<Item = Sensitivity> {
    Sensitivity::CLASSES.into_iter().chain([Sensitivity::None])
}

/// The name of a class for people.
#[must_use]
pub fn class_label(class: Sensitivity) -> &'static str {
    match class {
        Sensitivity::None => "not sensitive",
        Sensitivity::Personal => "personal",
        Sensitivity::GovernmentId => "government ID",
        Sensitivity::Biometric => "biometric",
        Sensitivity::Secret => "secret",
    }
}

/// What a class covers.
#[must_use]
pub fn class_meaning(class: Sensitivity) -> &'static str {
    match class {
        Sensitivity::None => "Says nothing about a person by itself.",
        Sensitivity::Personal => "Tells who a person is, or something about them.",
        Sensitivity::GovernmentId => {
            "Was issued by a state to identify a person, and can be misused to pose as them."
        }
        Sensitivity::Biometric => {
            "Shows or measures a person's face or body, or opens the way to such data."
        }
        Sensitivity::Secret => "Gives access to whoever has it.",
    }
}

/// What a struct does with members that the schema does not declare.
#[must_use]
pub fn unknown_members(def: &StructDef) -> &'static str {
    match &def.additional {
        _ if !def.constraints.key_patterns.is_empty() => {
            "Members that the schema does not declare are kept, in order, and written back; validation reports those whose names match no pattern of the schema."
        }
        Additional::Any => {
            "Any member that the schema does not declare is kept, in order, and written back."
        }
        Additional::Typed(_) => {
            "Members that the schema does not declare are kept, in order, and written back; each has the type given here."
        }
        Additional::Deny => "A member that the schema does not declare is an error.",
    }
}

/// What an enum does with values that the schema does not list.
#[must_use]
pub fn unknown_values(plan: &Plan, id: TypeId) -> Phrase {
    Phrase::words("Any other value decodes as ")
        .code(unknown_variant_path(plan, id))
        .text("; ")
        .code("as_str()")
        .text(" reads it, and it is written back unchanged.")
}

/// The path of the variant for what the schema does not list.
pub(super) fn unknown_variant_path(plan: &Plan, id: TypeId) -> String {
    let variant = plan.names.unknown_variants.get(&id);
    format!(
        "{}::{}",
        plan.type_name(id).ident.as_str(),
        variant.map_or("Unknown", |ident| ident.as_str())
    )
}

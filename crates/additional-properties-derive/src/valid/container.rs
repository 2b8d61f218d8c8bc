//! What can't be said about the field that keeps unknown members.

use crate::ast::Field;
use crate::errors::Errors;

/// A container is not a member: what is said about members makes no sense for it.
pub(super) fn plain_container(field: &Field<'_>, errors: &Errors) {
    let attrs = &field.attrs;
    let rename = &attrs.rename;
    let renamed = rename.serialize.span().or(rename.deserialize.span());
    let function = attrs.serialize_with.span();
    let given = [
        ("required", attrs.required.span()),
        ("optional", attrs.optional.span()),
        ("fill", attrs.fill.span()),
        ("rename", renamed),
        ("skip_serializing", attrs.skip_serializing.span()),
        ("skip_deserializing", attrs.skip_deserializing.span()),
        ("with", function.or(attrs.deserialize_with.span())),
    ];
    for (key, span) in given {
        if let Some(span) = span {
            errors.at(
                span,
                format_args!(
                    "`{key}` is not supported on the field that keeps unknown members{}",
                    instead(key)
                ),
            );
        }
    }
    if !attrs.aliases.is_empty() {
        errors.at(
            field.span(),
            "`alias` is not supported on the field that keeps unknown members",
        );
    }
}

/// What does the same as a key that the container does not take.
fn instead(key: &str) -> &'static str {
    match key {
        "skip_serializing" | "skip_deserializing" => {
            "; use a container of your own, whose `WriteUnknown` or `ReadUnknown` does nothing"
        }
        "with" => "; use a container of your own, with `ReadUnknown` and `WriteUnknown`",
        _ => "",
    }
}

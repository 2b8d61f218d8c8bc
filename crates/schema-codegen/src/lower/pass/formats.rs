//! Dates and times as strings: where the configuration asks for it, and where no attribute can say that they are RFC 3339.

use super::aliases::{each_inner, each_use};
use crate::config::{Config, FormatType};
use crate::model::{Additional, Model, Scalar, Shape, StringFormat, TypeExpr, TypeUse};

/// Makes strings of the dates and times in the root of `model`, and in what that is a list, map or tuple of. The types of chrono read more
/// than RFC 3339 there, and write it differently.
pub(in crate::lower) fn keep_formats_outside_fields(model: &mut Model) {
    // Every other alias is in fields.
    if let Shape::Alias(ty) = &mut model.types[model.root.0].shape {
        keep(ty);
    }
}

fn keep(ty: &mut TypeUse) {
    if let TypeExpr::Scalar(Scalar::String(format)) = &mut ty.expr
        && matches!(format, StringFormat::DateTime | StringFormat::Date)
        && let Some(name) = format.name()
    {
        *format = StringFormat::Other(name.to_owned());
    }
    each_inner(&mut ty.expr, &mut keep);
}

/// Makes strings of the dates and times of `model` that `config` keeps as strings, by format or by property.
pub(in crate::lower) fn choose_formats(model: &mut Model, config: &Config) {
    if config.formats.is_empty() {
        return;
    }
    for def in &mut model.types {
        let of_property = |property: &str| {
            let name = format!("{}.{property}", def.wire_name);
            config.formats.get(&name).copied()
        };
        match &mut def.shape {
            Shape::Struct(object) => {
                for field in &mut object.fields {
                    let chosen = of_property(&field.wire_name);
                    choose(&mut field.ty, chosen, config);
                }
                if let Additional::Typed(ty) = &mut object.additional {
                    choose(ty, None, config);
                }
            }
            shape => each_use(shape, &mut |ty| choose(ty, None, config)),
        }
    }
}

fn choose(ty: &mut TypeUse, chosen: Option<FormatType>, config: &Config) {
    if let TypeExpr::Scalar(Scalar::String(format)) = &mut ty.expr
        && matches!(format, StringFormat::DateTime | StringFormat::Date)
        && let Some(name) = format.name()
    {
        let chosen = chosen.or_else(|| config.formats.get(name).copied());
        if chosen == Some(FormatType::String) {
            *format = StringFormat::Other(name.to_owned());
        }
    }
    each_inner(&mut ty.expr, &mut |inner| choose(inner, chosen, config));
}

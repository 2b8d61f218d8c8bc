//! Dates and times as strings: where the configuration asks for it, and where no attribute can say that they are RFC 3339.

use crate::config::{Config, FormatType};
use crate::model::{Model, Scalar, Shape, StringFormat, TypeExpr, TypeUse, uses};

/// Makes strings of the dates and times in each root of `model`, and in what that is a list, map or tuple of. The types of chrono read more
/// than RFC 3339 there, and write it differently.
pub(in crate::lower) fn keep_formats_outside_fields(model: &mut Model) {
    // Every other alias is in fields.
    let roots = model.further_roots.iter().chain([&model.root]);
    for root in roots {
        if let Shape::Alias(ty) = &mut model.types[root.0].shape {
            as_strings(ty, &|_| true);
        }
    }
}

/// Makes a string of every date and time in `ty` whose format is `chosen`.
pub(super) fn as_strings(ty: &mut TypeUse, chosen: &impl Fn(&str) -> bool) {
    if let TypeExpr::Scalar(Scalar::String(format)) = &mut ty.expr
        && format.has_type()
        && let Some(name) = format.name().filter(|name| chosen(name))
    {
        *format = StringFormat::Other(name.to_owned());
    }
    for inner in ty.expr.inner_mut() {
        as_strings(inner, chosen);
    }
}

/// Makes strings of the dates and times of `model` that `config` keeps as strings, by format or by property.
pub(in crate::lower) fn choose_formats(model: &mut Model, config: &Config) {
    if config.formats.is_empty() {
        return;
    }
    let is_string = |name: &str| config.formats.get(name) == Some(&FormatType::String);
    for def in &mut model.types {
        let fields: Vec<String> = match &def.shape {
            Shape::Struct(object) => {
                let names = object.fields.iter().map(|field| &field.wire_name);
                names
                    .map(|name| format!("{}.{name}", def.wire_name))
                    .collect()
            }
            _ => Vec::new(),
        };
        for (index, ty) in uses::of_shape_mut(&mut def.shape).into_iter().enumerate() {
            // A property that the configuration names is what that says, whatever it says of the format.
            let of_property = fields.get(index).and_then(|name| config.formats.get(name));
            match of_property {
                Some(of_property) => as_strings(ty, &|_| *of_property == FormatType::String),
                None => as_strings(ty, &is_string),
            }
        }
    }
}

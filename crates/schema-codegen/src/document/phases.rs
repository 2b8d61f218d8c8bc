//! The phases that the values of an enum mark: `x-phases`, values by name. Whether the values exist is asked where the enum is built.

use super::operand::Operand;

/// One entry of `x-phases`.
#[derive(Clone, Debug, Default)]
pub(crate) struct NamedPhase {
    pub(crate) name: String,
    pub(crate) values: Vec<String>,
    pub(crate) aside: bool,
    pub(crate) terminal: bool,
}

/// Reads `x-phases`.
pub(super) fn read(value: &mut Operand<'_, '_>) -> Vec<NamedPhase> {
    let items = value.items("an array of phases").iter().enumerate();
    items
        .filter_map(|(index, item)| phase(&mut value.item(index, item)))
        .collect()
}

fn phase(value: &mut Operand<'_, '_>) -> Option<NamedPhase> {
    if value.member("name").is_none() || value.member("values").is_none() {
        value.wrong("an object with name and values");
        return None;
    }
    let mut flag = |key| value.member(key).is_some_and(|mut flag| flag.boolean());
    let (aside, terminal) = (flag("aside"), flag("terminal"));
    Some(NamedPhase {
        name: value.member("name")?.string()?,
        values: value.member("values")?.strings(),
        aside,
        terminal,
    })
}

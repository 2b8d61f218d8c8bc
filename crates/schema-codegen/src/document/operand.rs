//! The value of a keyword, read in the form that it must have. What has another form is reported with the form that was expected.

use super::tree::{Json, Member, Node, number};
use crate::diagnostic::{Code, DiagnosticSink};
use crate::model::{Number, Pointer};
use serde_json::Value;

/// The value of a keyword, and where problems with it are reported.
pub(super) struct Operand<'n, 's> {
    pub(super) node: &'n Node,
    pub(super) pointer: Pointer,
    pub(super) sink: &'s mut DiagnosticSink,
}

impl<'n, 's> Operand<'n, 's> {
    pub(super) fn new(node: &'n Node, pointer: Pointer, sink: &'s mut DiagnosticSink) -> Self {
        Self {
            node,
            pointer,
            sink,
        }
    }

    /// The value of `member` of the schema at `schema`.
    pub(super) fn of(member: &'n Member, schema: &Pointer, sink: &'s mut DiagnosticSink) -> Self {
        Self::new(&member.value, schema.join(&member.key), sink)
    }

    /// Reports a problem with the value.
    pub(super) fn report(
        &mut self,
        code: Code,
        message: impl Into<String>,
        help: impl Into<String>,
    ) {
        self.sink.at(code, &self.pointer, message, help);
    }

    /// Reports that the value is not what the keyword takes.
    pub(super) fn wrong(&mut self, expected: &str) {
        let message = format!("{} holds {}", self.name(), self.node.kind());
        self.report(Code::WrongValue, message, format!("expected {expected}"));
    }

    /// What the value is called in a message: by its key, or by the key of the array that it is an item of.
    pub(super) fn name(&self) -> String {
        let key = self.pointer.last().unwrap_or_default();
        let index = key.parse::<usize>().ok();
        let array = index.and_then(|_| self.pointer.parent()?.last());
        match (index, array) {
            (Some(index), Some(array)) => format!("item {index} of `{}`", array.escape_debug()),
            _ => format!("`{}`", key.escape_debug()),
        }
    }

    pub(super) fn string(&mut self) -> Option<String> {
        let found = self.node.as_str().map(str::to_owned);
        if found.is_none() {
            self.wrong("a string");
        }
        found
    }

    pub(super) fn boolean(&mut self) -> bool {
        let found = self.node.as_bool();
        if found.is_none() {
            self.wrong("true or false");
        }
        found.unwrap_or_default()
    }

    pub(super) fn count(&mut self) -> Option<u64> {
        let found = self.node.to_value().and_then(|value| whole(&value));
        if found.is_none() {
            self.wrong("a whole number, not negative");
        }
        found
    }

    pub(super) fn number(&mut self) -> Option<Number> {
        let Json::Number(digits) = &self.node.json else {
            self.wrong("a number");
            return None;
        };
        let found = number(digits);
        match found {
            None => self.out_of_range(),
            Some(_) => self.report_rounded(),
        }
        found
    }

    pub(super) fn positive_number(&mut self) -> Option<Number> {
        let found = self.number()?;
        let is_positive = found.as_f64().is_some_and(|it| it > 0.0);
        if !is_positive {
            self.report(
                Code::WrongValue,
                format!("{} is not positive", self.name()),
                "expected a number greater than 0",
            );
        }
        is_positive.then_some(found)
    }

    pub(super) fn value(&mut self) -> Option<Value> {
        let found = self.node.to_value();
        match found {
            None => self.out_of_range(),
            Some(_) => self.report_rounded(),
        }
        found
    }

    pub(super) fn values(&mut self) -> Vec<Value> {
        let items = self.items("an array").iter().enumerate();
        items
            .filter_map(|(index, item)| self.item(index, item).value())
            .collect()
    }

    pub(super) fn strings(&mut self) -> Vec<String> {
        let items = self.items("an array of strings").iter().enumerate();
        items
            .filter_map(|(index, item)| self.item(index, item).string())
            .collect()
    }

    /// The items of the array that is `expected`; none when there is no array, which is reported.
    pub(super) fn items(&mut self, expected: &str) -> &'n [Node] {
        let items = self.node.as_array();
        if items.is_none() {
            self.wrong(expected);
        }
        items.unwrap_or_default()
    }

    /// The members of the object that is `expected`; none when there is no object, which is reported.
    pub(super) fn members(&mut self, expected: &str) -> &'n [Member] {
        let members = self.node.as_object();
        if members.is_none() {
            self.wrong(expected);
        }
        members.unwrap_or_default()
    }

    /// The item of an array at `index`.
    pub(super) fn item(&mut self, index: usize, node: &'n Node) -> Operand<'n, '_> {
        Operand::new(node, self.pointer.item(index), self.sink)
    }

    /// The member called `key`.
    pub(super) fn member(&mut self, key: &str) -> Option<Operand<'n, '_>> {
        let member = self.node.member(key)?;
        Some(Operand::of(member, &self.pointer, self.sink))
    }

    fn out_of_range(&mut self) {
        let help = "numbers between -1.797e308 and 1.797e308 can be read";
        let message = "a number is out of the range of a double";
        self.report(Code::NumberRange, message, help);
    }

    /// Reports integers of more than 64 bits, in an array or an object, too.
    fn report_rounded(&mut self) {
        if is_rounded(self.node) {
            let message = "an integer of more than 64 bits is read as the nearest double";
            let help = "checks may take one of its neighbours for it; leave the number out, or write a smaller one";
            self.report(Code::RoundedInteger, message, help);
        }
    }
}

/// `2.0` is a whole number too.
fn whole(value: &Value) -> Option<u64> {
    if let Some(whole) = value.as_u64() {
        return Some(whole);
    }
    let number = value.as_f64()?;
    let digits = (number >= 0.0 && number.fract() == 0.0).then(|| format!("{number:.0}"))?;
    digits.parse().ok()
}

fn is_rounded(node: &Node) -> bool {
    match &node.json {
        Json::Number(digits) => {
            !digits.contains(['.', 'e', 'E']) && number(digits).is_some_and(|it| it.is_f64())
        }
        Json::Array(items) => items.iter().any(is_rounded),
        Json::Object(members) => members.iter().any(|member| is_rounded(&member.value)),
        Json::Null | Json::Bool(_) | Json::String(_) => false,
    }
}

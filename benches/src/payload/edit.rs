//! Changes of the record that keep it a record: order, unknown members, strings, nulls, long arrays.

use super::random::Random;
use super::tree::Tree;
use serde_json::{Value, json};

#[derive(Clone, Copy, Debug)]
pub(super) enum Order {
    Declared,
    Sorted,
    Shuffled,
}

/// Where unknown members are.
#[derive(Clone, Copy, Debug)]
pub(super) enum Unknown {
    Last,
    Anywhere,
}

/// `tree` with its members in `order`, and `count` unknown ones in every object.
pub(super) fn members(tree: &Tree, order: Order, count: usize, position: Unknown) -> Tree {
    let mut editor = Members {
        order,
        count,
        position,
        random: Random::new(),
        serial: 0,
    };
    editor.edit(tree)
}

struct Members {
    order: Order,
    count: usize,
    position: Unknown,
    random: Random,
    serial: usize,
}

impl Members {
    fn edit(&mut self, tree: &Tree) -> Tree {
        match tree {
            Tree::Object(members) => {
                let edited = members
                    .iter()
                    .map(|(name, value)| (name.clone(), self.edit(value)));
                let mut members: Vec<_> = edited.collect();
                match self.order {
                    Order::Declared => {}
                    Order::Sorted => members.sort_by(|(left, _), (right, _)| left.cmp(right)),
                    Order::Shuffled => self.random.shuffle(&mut members),
                }
                for _ in 0..self.count {
                    let at = match self.position {
                        Unknown::Last => members.len(),
                        Unknown::Anywhere => self.random.below(members.len() + 1),
                    };
                    members.insert(at, self.unknown());
                }
                Tree::Object(members)
            }
            Tree::Array(items) => Tree::Array(items.iter().map(|item| self.edit(item)).collect()),
            Tree::Scalar(value) => Tree::Scalar(value.clone()),
        }
    }

    /// Strings, integers, floats, booleans and objects of three members, in turn.
    fn unknown(&mut self) -> (String, Tree) {
        self.serial += 1;
        let serial = self.serial;
        let scalar = |value: Value| Tree::Scalar(value);
        let value = match serial % 5 {
            0 => scalar(json!("a value of next year")),
            1 => scalar(json!(serial * 7919)),
            2 => scalar(serde_json::from_str(&format!("{serial}.125")).expect("a number")),
            3 => scalar(json!(serial.is_multiple_of(2))),
            _ => Tree::Object(vec![
                ("code".to_owned(), scalar(json!(serial))),
                ("label".to_owned(), scalar(json!("next"))),
                ("final".to_owned(), scalar(json!(false))),
            ]),
        };
        (format!("added_member_{serial}"), value)
    }
}

/// Members whose value is any string: not an enum, a date or the like.
const FREE: [&str; 16] = [
    "client_user_id",
    "street",
    "street2",
    "city",
    "region",
    "given_name",
    "family_name",
    "email_address",
    "shareable_url",
    "original_front",
    "original_back",
    "cropped_front",
    "cropped_back",
    "face",
    "image_url",
    "video_url",
];

/// `tree` with a string of `make` in position of every free one.
pub(super) fn strings(tree: &Tree, make: &dyn Fn(&mut Random) -> String) -> Tree {
    replace_strings(tree, make, &mut Random::new())
}

fn replace_strings(tree: &Tree, make: &dyn Fn(&mut Random) -> String, random: &mut Random) -> Tree {
    match tree {
        Tree::Object(members) => {
            let replaced = members.iter().map(|(name, value)| {
                let is_free = FREE.contains(&name.as_str());
                let value = match value {
                    Tree::Scalar(Value::String(_)) if is_free => Tree::Scalar(make(random).into()),
                    value => replace_strings(value, make, random),
                };
                (name.clone(), value)
            });
            Tree::Object(replaced.collect())
        }
        Tree::Array(items) => Tree::Array(
            items
                .iter()
                .map(|item| replace_strings(item, make, random))
                .collect(),
        ),
        Tree::Scalar(value) => Tree::Scalar(value.clone()),
    }
}

/// What a server sends early in an attempt: members in alphabetical order, most objects still null, and the identifier of the request besides.
pub(super) fn early_response(tree: &Tree) -> Tree {
    let Tree::Object(members) = tree else {
        unreachable!("the record is an object");
    };
    let early = members.iter().map(|(name, value)| {
        let is_there = ["steps", "template", "user"].contains(&name.as_str());
        let value = match value {
            Tree::Object(_) if !is_there => Tree::Scalar(Value::Null),
            value => value.clone(),
        };
        (name.clone(), value)
    });
    let request = (
        "request_id".to_owned(),
        Tree::Scalar(json!("ABCDEFGHIJKLMNO")),
    );
    let early = Tree::Object(early.chain([request]).collect());
    self::members(&early, Order::Sorted, 0, Unknown::Last)
}

/// `tree` with `length` documents and `length` selfies.
pub(super) fn long_arrays(tree: &Tree, length: usize) -> Tree {
    match tree {
        Tree::Object(members) => {
            let longer = members.iter().map(|(name, value)| {
                let value = match value {
                    Tree::Array(items) if name == "documents" || name == "selfies" => {
                        Tree::Array(items.iter().cycle().take(length).cloned().collect())
                    }
                    value => long_arrays(value, length),
                };
                (name.clone(), value)
            });
            Tree::Object(longer.collect())
        }
        tree => tree.clone(),
    }
}

//! What unions without a tag cost when they are nested: the work grows with the text, not with the number of ways through it.
#![allow(clippy::struct_field_names, reason = "a macro makes the fields")]

use std::cell::Cell;

use additional_properties::inspect::{Inspect, Node};
use additional_properties::json::{self, FromJson, Reader, from_str};
use additional_properties::{AdditionalProperties, Union};
use serde::{Deserialize, Deserializer};
use serde_json::Value;

thread_local! {
    static READ: Cell<usize> = const { Cell::new(0) };
}

/// A number that counts how often one was read.
struct Counted;

impl<'de> FromJson<'de> for Counted {
    fn blank() -> Self {
        Self
    }

    fn read_json(&mut self, reader: &mut Reader<'de>) -> Result<(), json::Error> {
        READ.set(READ.get() + 1);
        reader.number().map(drop)
    }
}

impl<'de> Deserialize<'de> for Counted {
    fn deserialize<D: Deserializer<'de>>(input: D) -> Result<Self, D::Error> {
        READ.set(READ.get() + 1);
        f64::deserialize(input).map(|_| Self)
    }
}

impl Inspect for Counted {
    fn inspect(&self) -> Node<'_> {
        Node::Integer(0)
    }
}

macro_rules! tree {
    ($name:ident, $own:ident) => {
        #[derive(AdditionalProperties)]
        #[additional_properties(serde(deserialize), json(deserialize), inspect)]
        struct $name {
            #[additional_properties(optional)]
            child: Option<Box<Tree>>,
            mark: Counted,
            #[additional_properties(optional)]
            $own: Option<u8>,
            #[additional_properties]
            rest: AdditionalProperties,
        }
    };
}

tree!(Left, left);
tree!(Right, right);
tree!(Middle, middle);

#[derive(Union)]
#[additional_properties(serde(deserialize), json(deserialize), inspect)]
enum Tree {
    Left(Left),
    Right(Right),
    Middle(Middle),
    #[additional_properties(unknown)]
    Unknown(Value),
}

const LEFT: &str = r#"{"more":0,"mark":1}"#;

/// Objects inside objects; none of them is known whole, so that every variant is tried.
fn nested(depth: usize, innermost: &str) -> String {
    let open = r#"{"more":0,"middle":1,"child":"#.repeat(depth);
    let close = r#","mark":1}"#.repeat(depth);
    format!("{open}{innermost}{close}")
}

fn reads(read: impl FnOnce() -> Tree) -> usize {
    READ.set(0);
    let mut tree = &read();
    let mut depth = 0;
    loop {
        tree = match tree {
            Tree::Middle(Middle {
                child: Some(child), ..
            }) => child,
            Tree::Left(_) | Tree::Unknown(_) => break,
            _ => panic!("the best variant is another one"),
        };
        depth += 1;
    }
    assert!(depth > 0);
    READ.get()
}

#[test]
fn the_work_of_nested_unions_is_that_of_their_levels() {
    for (depth, innermost) in [(10, LEFT), (20, LEFT), (120, LEFT), (120, r#""unknown""#)] {
        let text = nested(depth, innermost);
        // Three variants are tried, and the best is read.
        let bound = 4 * (depth + 1);
        let by_json = reads(|| from_str(&text).unwrap());
        assert!(by_json <= bound, "{by_json} reads of {depth} levels");
        let by_serde = reads(|| serde_json::from_str(&text).unwrap());
        assert!(by_serde <= bound, "{by_serde} reads of {depth} levels");
    }
}

#[test]
fn the_work_of_nested_unions_is_that_of_their_levels_where_the_text_is_wrong() {
    let text = nested(120, LEFT);
    for (end, wrong) in [
        (text.len() / 2, ""),
        (text.len() / 2, "!"),
        (text.len() - 1, ""),
    ] {
        let text = format!("{}{wrong}", &text[..end]);
        READ.set(0);
        assert!(from_str::<Tree>(&text).is_err());
        // The levels that end are tried.
        assert!(READ.get() <= 4 * 121, "{} reads", READ.get());
    }
}

#[test]
fn no_value_is_too_large_for_a_union() {
    let items = vec![r#"{"more":0,"mark":1,"right":[],"middle":1}"#; 20_000].join(",");
    let text = format!("[{items}]");
    let by_json: Vec<Tree> = from_str(&text).unwrap();
    let by_serde: Vec<Tree> = serde_json::from_str(&text).unwrap();
    assert!(
        by_json
            .iter()
            .chain(&by_serde)
            .all(|tree| matches!(tree, Tree::Middle(_)))
    );
}

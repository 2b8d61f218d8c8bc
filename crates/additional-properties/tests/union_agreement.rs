//! Unions within unions: both paths choose alike and lose nothing, and a member that comes twice is not forgiven.

#![expect(
    clippy::struct_field_names,
    reason = "a type is named after its member"
)]

use additional_properties::json::{self, ErrorKind};
use additional_properties::{AdditionalProperties, Union};
use serde_json::Value;

macro_rules! node {
    ($name:ident, $member:ident) => {
        #[derive(Clone, PartialEq, AdditionalProperties)]
        #[additional_properties(debug, serde, json)]
        struct $name {
            id: u32,
            #[additional_properties(optional)]
            $member: Option<u32>,
            #[additional_properties(optional)]
            child: Option<Box<Tree>>,
            #[additional_properties]
            rest: AdditionalProperties,
        }
    };
}

node!(Left, left);
node!(Right, right);

#[derive(Clone, PartialEq, Union)]
#[additional_properties(debug, serde, json)]
enum Tree {
    Left(Left),
    Right(Right),
    #[additional_properties(unknown)]
    Unknown(Value),
}

/// A tree of one branch; the members tell which variants are right, at every level.
fn text(depth: u32, leaf: &str) -> String {
    (0..depth).fold(leaf.to_owned(), |child, id| {
        let side = if id % 3 == 0 { "left" } else { "right" };
        format!(r#"{{"id":{id},"{side}":{id},"child":{child}}}"#)
    })
}

/// The variants from the outside in.
fn sides(mut tree: &Tree) -> String {
    let mut sides = String::new();
    loop {
        let child = match tree {
            Tree::Left(node) => {
                sides.push('l');
                &node.child
            }
            Tree::Right(node) => {
                sides.push('r');
                &node.child
            }
            Tree::Unknown(_) => return sides + "?",
        };
        match child {
            Some(child) => tree = child,
            None => return sides,
        }
    }
}

/// Reads on both paths.
fn read(text: &str) -> Tree {
    let ours: Tree = json::from_str(text).unwrap_or_else(|error| panic!("{error}"));
    let theirs: Tree = serde_json::from_str(text).unwrap_or_else(|error| panic!("{error}"));
    assert!(ours == theirs, "{text}");
    assert_eq!(json::to_string(&ours).unwrap(), text);
    assert_eq!(serde_json::to_string(&theirs).unwrap(), text);
    ours
}

#[test]
fn both_paths_choose_alike_at_any_depth() {
    for depth in [1, 2, 5, 40, 120] {
        let tree = read(&text(depth, r#"{"id":0}"#));
        let expected: String = (0..depth)
            .rev()
            .map(|id| if id % 3 == 0 { 'l' } else { 'r' })
            .collect();
        assert_eq!(sides(&tree), expected + "l");
        let tree = read(&text(depth, "[1]"));
        assert!(sides(&tree).ends_with('?'));
    }
}

#[test]
fn a_member_that_comes_twice_is_an_error_at_any_depth() {
    for leaf in [
        r#"{"id":1,"id":2}"#,
        r#"{"id":1,"x":1,"x":2}"#,
        r#"{"id":1,"x":1,"\u0078":2}"#,
    ] {
        for depth in [0, 1, 7] {
            let text = text(depth, leaf);
            let error = json::from_str::<Tree>(&text).map(|_| ()).unwrap_err();
            assert_eq!(error.kind(), ErrorKind::Duplicate, "{text}");
            assert!(serde_json::from_str::<Tree>(&text).is_err(), "{text}");
        }
    }
}

#[test]
fn unknown_members_stay_in_their_order() {
    read(r#"{"id":1,"right":2,"child":{"id":1,"z":1,"a":{"y":1}},"z":[{"q":1}],"b":0,"a":null}"#);
}

#[test]
fn an_unknown_value_may_have_a_name_twice() {
    for text in [
        r#"{"id":1,"x":{"a":1,"a":2},"right":1}"#,
        r#"{"x":{"a":1,"a":2}}"#,
        r#"[{"a":1,"a":2}]"#,
    ] {
        let ours: Tree = json::from_str(text).unwrap();
        let theirs: Tree = serde_json::from_str(text).unwrap();
        assert!(ours == theirs, "{text}");
    }
}

/// Structs that declare the name of the tag, which serde takes away from them.
#[derive(Debug, PartialEq, AdditionalProperties)]
#[additional_properties(serde, json)]
struct TagFirst {
    kind: Option<String>,
    x: u32,
}

#[derive(Debug, PartialEq, AdditionalProperties)]
#[additional_properties(serde, json)]
struct TagLast {
    x: u32,
    inner: Option<Box<TagFirst>>,
    kind: Option<String>,
}

#[derive(Debug, PartialEq, Union)]
#[additional_properties(serde, json)]
#[serde(tag = "kind")]
enum Tagged {
    First(TagFirst),
    Last(TagLast),
}

#[test]
fn a_variant_never_sees_the_tag_whatever_it_declares() {
    let members = [
        r#""x":1"#,
        r#""x":1,"inner":{"kind":"seen","x":2}"#,
        r#""inner":{"x":2,"kind":"seen"},"x":1"#,
    ];
    for name in ["First", "Last"] {
        for members in members {
            for text in [
                format!(r#"{{"kind":"{name}",{members}}}"#),
                format!(r#"{{{members},"kind":"{name}"}}"#),
                format!("{{\n  \"kind\": \"{name}\",\n  {members}\n}}"),
                format!("{{\n  {members},\n  \"kind\": \"{name}\"\n}}"),
            ] {
                let ours: Tagged = json::from_str(&text).unwrap();
                assert_eq!(ours, serde_json::from_str(&text).unwrap(), "{text}");
                let kind = match ours {
                    Tagged::First(first) => first.kind,
                    Tagged::Last(last) => last.kind,
                };
                assert_eq!(kind, None, "{text}");
            }
        }
    }
}

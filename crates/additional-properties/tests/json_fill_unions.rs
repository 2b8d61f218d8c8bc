//! Unions that no tag decides, in the text of a fill: what is found of them there says nothing of the document, or of another fill.

use additional_properties::json::{self, Filled};
use additional_properties::{AdditionalProperties, Union};
use serde_json::Value;

fn filled<'de, T: json::FromJson<'de>>(text: &'de str) -> Filled<T> {
    json::from_str_filling(text).ok().unwrap()
}

#[derive(Debug, PartialEq, Union)]
#[additional_properties(json, inspect)]
enum Any {
    Number(i64),
    List(Vec<u8>),
    Text(String),
    #[additional_properties(unknown)]
    Unknown(Value),
}

#[derive(Debug, PartialEq, AdditionalProperties)]
#[additional_properties(json, inspect)]
struct Fills {
    #[additional_properties(fill = 1)]
    a: Any,
    #[additional_properties(fill = [])]
    b: Any,
    #[additional_properties(fill = "x")]
    c: Any,
}

#[derive(Debug, PartialEq, Union)]
#[additional_properties(json, inspect)]
enum Around {
    Fills(Fills),
    #[additional_properties(unknown)]
    Unknown(Value),
}

#[derive(Debug, PartialEq, Union)]
#[additional_properties(json, inspect)]
enum Farther {
    Around(Around),
    Any(Any),
    #[additional_properties(unknown)]
    Unknown(Value),
}

/// The text of each begins at the same offset.
#[test]
fn each_is_what_its_own_text_is() {
    let expected = || Fills {
        a: Any::Number(1),
        b: Any::List(vec![]),
        c: Any::Text("x".into()),
    };
    assert_eq!(filled::<Fills>("{}").value, expected());
    let around = || Around::Fills(expected());
    assert_eq!(filled::<Around>("{}").value, around());
    assert_eq!(filled::<Farther>("{}").value, Farther::Around(around()));
    let filled = filled::<Around>(r#"{"a":"here"}"#);
    let pointers = filled.pointers.to_vec();
    let here = Fills {
        a: Any::Text("here".into()),
        ..expected()
    };
    assert_eq!(
        (filled.value, pointers),
        (Around::Fills(here), vec!["/b".to_owned(), "/c".to_owned()])
    );
}

#[derive(Debug, PartialEq, Union)]
#[additional_properties(json, inspect)]
enum Tree {
    Node(Node),
    Number(i64),
    #[additional_properties(unknown)]
    Unknown(Value),
}

#[derive(Debug, PartialEq, AdditionalProperties)]
#[additional_properties(json, inspect)]
struct Node {
    #[additional_properties(fill = 1)]
    child: Box<Tree>,
}

/// The text of the fill begins where that of the document does.
#[test]
fn one_inside_itself_is_what_its_own_text_is() {
    let number = Tree::Number(1);
    let node = |child| {
        Tree::Node(Node {
            child: Box::new(child),
        })
    };
    assert_eq!(filled::<Tree>("{}").value, node(number));
    let text = r#"{"child":{"child":{}}}"#;
    let expected = node(node(node(Tree::Number(1))));
    assert_eq!(filled::<Tree>(text).value, expected);
}

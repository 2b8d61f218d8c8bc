//! The generated visitor reaches every struct of a value, by its own type and with its pointer.

use additional_properties::inspect::{Node, walk};
use additional_properties::json::from_str;
use additional_properties::visitor::{Accept, Pointer};
use workspace_tests::fixtures::visitor::Garden;
use workspace_tests::fixtures::visitor::visitor::{Model, Visitor};

const EVERY_POSITION: &str = include_str!("../fixtures/visitor/samples/every_position.json");
const LEAST: &str = include_str!("../fixtures/visitor/samples/least.json");

#[derive(Default)]
struct Log(Vec<(String, String)>);

impl Visitor for Log {
    fn visit(&mut self, model: Model<'_>, pointer: &str) {
        let name = match model {
            Model::Garden(_) => "garden".to_owned(),
            Model::Person(person) => person.name.clone(),
            Model::Bed(bed) => bed.size.to_string(),
            other => unreachable!("the schema has three structs: {other:?}"),
        };
        self.0.push((pointer.to_owned(), name));
    }
}

fn visited(value: &impl Accept<Log>) -> Vec<(String, String)> {
    let mut log = Log::default();
    value.accept(&mut log, &mut Pointer::default());
    log.0
}

#[test]
fn every_struct_is_visited_with_its_pointer() {
    let garden: Garden = from_str(EVERY_POSITION).expect("a valid sample");
    let expected = [
        ("", "garden"),
        ("/owner", "a"),
        ("/owner/parent", "b"),
        ("/owner/parent/parent", "c"),
        ("/helper", "d"),
        ("/beds/0", "1"),
        ("/beds/1", "2"),
        ("/pair/1", "e"),
        ("/by~1season/*", "3"),
        ("/grown", "4"),
        ("/*", "f"),
    ];
    let visited = visited(&garden);
    let visited: Vec<_> = visited
        .iter()
        .map(|(pointer, name)| (pointer.as_str(), name.as_str()))
        .collect();
    assert_eq!(visited, expected);
}

#[test]
fn the_visitor_goes_where_the_untyped_walk_goes() {
    for text in [EVERY_POSITION, LEAST] {
        let garden: Garden = from_str(text).expect("a valid sample");
        let mut walked = Vec::new();
        walk(&garden, &mut |visit| {
            if matches!(visit.value.inspect(), Node::Object(_)) {
                walked.push(visit.pointer.to_owned());
            }
        });
        let visited: Vec<_> = visited(&garden)
            .into_iter()
            .map(|(pointer, _)| pointer)
            .collect();
        assert_eq!(visited, walked);
    }
}

#[test]
fn containers_of_models_are_visited_with_their_indices() {
    let garden: Garden = from_str(LEAST).expect("a valid sample");
    let pointers: Vec<_> = visited(&vec![garden.clone(), garden])
        .into_iter()
        .map(|(pointer, _)| pointer)
        .collect();
    let expected = ["/0", "/0/owner", "/0/pair/1", "/1", "/1/owner", "/1/pair/1"];
    assert_eq!(pointers, expected);
}

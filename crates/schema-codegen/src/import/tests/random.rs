//! Random documents in several versions, imported one after the other: ours means what upstream means, its history fits, and another import
//! changes nothing.

use super::super::layout::Layout;
use super::super::translate::{array, object, string};
use super::super::{Import, Upstream, import};
use super::imported;
use crate::document::{Json, Node};
use crate::history::History;
use crate::model::{Model, Shape, TypeExpr, TypeUse};
use crate::{Config, Documents, Outcome, Syntax};

const SEEDS: u64 = 30;
const VERSIONS: usize = 4;

const NAMES: [&str; 4] = ["Money", "Party", "Item", "Note"];
const FIELDS: [&str; 6] = ["zeta", "alpha", "mid", "eps", "beta", "gamma"];
/// What a definition composed of an earlier one has of its own: a property that is declared twice, as different things, has no value.
const OWN: [[&str; 2]; 4] = [
    ["rate", "flat"],
    ["tax", "sum"],
    ["fee", "cut"],
    ["bid", "ask"],
];

/// A generator of numbers from a seed (`SplitMix64`).
struct Random(u64);

impl Random {
    fn below(&mut self, end: usize) -> usize {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut mixed = self.0;
        mixed = (mixed ^ (mixed >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        usize::try_from((mixed ^ (mixed >> 31)) >> 33).expect("31 bits") % end
    }

    fn chance(&mut self, percent: usize) -> bool {
        self.below(100) < percent
    }
}

#[derive(Clone)]
struct Property {
    name: &'static str,
    schema: Node,
    required: bool,
}

/// An object, written in place or as a definition.
#[derive(Clone)]
struct Object {
    base: Option<usize>,
    /// The names of its properties.
    names: &'static [&'static str],
    /// A name that is required and not declared.
    undeclared: bool,
    properties: Vec<Property>,
}

fn flag(value: bool) -> Node {
    Node {
        start: 0,
        json: Json::Bool(value),
    }
}

fn reference(definition: usize) -> Node {
    let to = format!("#/components/schemas/{}", NAMES[definition]);
    object(vec![("$ref", string(&to))])
}

fn typed(name: &str) -> Vec<(&'static str, Node)> {
    vec![("type", string(name))]
}

/// A schema that refers to definitions below `end` only, so that nothing contains itself.
fn schema(random: &mut Random, end: usize, depth: usize) -> Node {
    let is_nested = depth < 2;
    let mut members = match random.below(11) {
        0 => typed("integer"),
        1 => typed("boolean"),
        2 => {
            let values = ["a", "b", "c", "d"][random.below(2)..][..2].iter();
            let mut members = typed("string");
            members.push(("enum", array(values.map(|value| string(value)).collect())));
            members
        }
        3 if is_nested => {
            let mut members = typed("array");
            members.push(("items", schema(random, end, depth + 1)));
            members
        }
        4 | 5 if is_nested => fields(random, &FIELDS, end, depth + 1).members(),
        6 if is_nested => {
            let mut members = fields(random, &FIELDS, end, depth + 1).members();
            members.retain(|(key, _)| *key != "type");
            members
        }
        7 if end > 0 => return reference(random.below(end)),
        8 if end > 0 => vec![("allOf", array(vec![reference(random.below(end))]))],
        9 | 10 if end > 0 && is_nested => {
            let base = Some(random.below(end));
            let own = fields(random, &OWN[end], end, depth + 1);
            Object { base, ..own }.members()
        }
        _ => typed("string"),
    };
    if random.chance(25) {
        members.push(("nullable", flag(true)));
    }
    object(members)
}

fn fields(random: &mut Random, names: &'static [&str], end: usize, depth: usize) -> Object {
    let mut object = Object {
        base: None,
        names,
        undeclared: false,
        properties: Vec::new(),
    };
    for _ in 0..=random.below(3) {
        object.add(random, end, depth);
    }
    object
}

impl Object {
    fn add(&mut self, random: &mut Random, end: usize, depth: usize) {
        let property = Property {
            name: self.names[random.below(self.names.len())],
            schema: schema(random, end, depth),
            required: random.chance(40),
        };
        if self.properties.iter().all(|of| of.name != property.name) {
            let at = random.below(self.properties.len() + 1);
            self.properties.insert(at, property);
        }
    }

    fn members(&self) -> Vec<(&'static str, Node)> {
        let mut members = typed("object");
        let required = self.properties.iter().filter(|of| of.required);
        let mut required: Vec<Node> = required.map(|of| string(of.name)).collect();
        required.extend(self.undeclared.then(|| string("loose")));
        if !required.is_empty() {
            members.push(("required", array(required)));
        }
        let properties = self.properties.iter();
        let properties = properties.map(|of| (of.name, of.schema.clone()));
        members.push(("properties", object(properties.collect())));
        match self.base {
            Some(base) => vec![("allOf", array(vec![reference(base), object(members)]))],
            None => members,
        }
    }

    /// The object of the next version; definitions below `end` may be referred to.
    fn change(&mut self, random: &mut Random, end: usize) {
        for _ in 0..random.below(3) {
            let at = random.below(self.properties.len().max(1));
            match random.below(6) {
                0 | 1 => self.add(random, end, 0),
                2 if self.properties.len() > 1 => drop(self.properties.remove(at)),
                3 if at < self.properties.len() => {
                    self.properties[at].schema = schema(random, end, 0);
                }
                4 if at < self.properties.len() => {
                    self.properties[at].required = !self.properties[at].required;
                }
                5 if end > 0 && self.names.len() == 2 => {
                    self.base = random.chance(50).then(|| random.below(end));
                }
                _ => self.undeclared = !self.undeclared,
            }
        }
    }
}

/// The document of a version: the definitions, and a root that refers to all of them.
fn document(objects: &[Object], version: usize) -> String {
    let properties = (0..objects.len()).map(|at| (NAMES[at], reference(at)));
    let mut root = typed("object");
    root.push(("properties", object(properties.collect())));
    let mut schemas: Vec<_> = (0..objects.len())
        .map(|at| (NAMES[at], object(objects[at].members())))
        .collect();
    schemas.push(("Pet", object(root)));
    let info = vec![
        ("title", string("Pets")),
        ("version", string(&version.to_string())),
    ];
    let document = object(vec![
        ("openapi", string("3.0.3")),
        ("info", object(info)),
        ("paths", object(Vec::new())),
        ("components", object(vec![("schemas", object(schemas))])),
    ]);
    Layout::of("").write(&document, "", 0)
}

/// What `ty` is, without the names of types: presence, null, and what is inside.
fn meaning(model: &Model, ty: &TypeUse) -> String {
    let null = if ty.admits_null() { "?" } else { "" };
    let what = match &ty.expr {
        TypeExpr::Named(id) => match &model.type_def(*id).shape {
            Shape::Struct(def) => {
                let fields = def.fields.iter().map(|field| {
                    let required = if field.required { "!" } else { "" };
                    let inside = meaning(model, &field.ty);
                    format!("{}{required}: {inside}", field.wire_name)
                });
                let mut fields: Vec<String> = fields.collect();
                fields.sort_unstable();
                format!("{{{}}}", fields.join(", "))
            }
            Shape::Enum(def) => {
                let mut values: Vec<&str> = def.values.iter().map(|of| &*of.value).collect();
                values.sort_unstable();
                values.join("|")
            }
            Shape::Alias(inner) => meaning(model, inner),
            Shape::Union(def) => {
                let variants = def.variants.iter();
                let mut all: Vec<_> = variants.map(|of| meaning(model, &of.ty)).collect();
                all.sort_unstable();
                all.join(" or ")
            }
        },
        TypeExpr::Array(inner) => format!("[{}]", meaning(model, inner)),
        other => format!("{other:?}"),
    };
    format!("{what}{null}")
}

fn root_meaning(plan: &crate::Plan) -> String {
    let root = TypeUse::of(TypeExpr::Named(plan.model.root), false);
    meaning(&plan.model, &root)
}

/// The document `text` imported into itself.
fn of_itself(text: &str) -> Import {
    let upstream = Upstream {
        text,
        syntax: Syntax::Json,
        plan: &super::upstream(text),
    };
    let config = Config {
        roots: vec!["Pet".to_owned()],
        ..Config::default()
    };
    import(&Documents::new(text), &config, upstream, false).expect("a schema")
}

/// What does not hold after an import of `theirs` into `ours`.
fn broken(
    ours: &str,
    theirs: &str,
    history: &mut History,
    version: usize,
) -> Result<String, String> {
    let made = imported(ours, theirs, false);
    let differences: Vec<_> = made.decisions.iter().map(|of| &of.subject).collect();
    made.record(history, &version.to_string());
    let mut documents = Documents::new(made.text.as_str());
    documents.set_history(history.to_text());
    let planned = match crate::plan_documents(&documents, &Config::default()) {
        Ok(Outcome::Plan(plan)) => root_meaning(&plan),
        other => return Err(format!("the generator refuses it: {other:?}")),
    };
    let expected = root_meaning(&super::upstream(theirs));
    if planned != expected {
        return Err(format!(
            "{planned}\n  is not\n  {expected}\n  {differences:?}"
        ));
    }
    let itself = of_itself(theirs);
    if itself.text != theirs || !itself.applied.is_empty() || !itself.agrees(theirs) {
        return Err(format!(
            "of itself: {:?}\n  {}",
            itself.applied, itself.text
        ));
    }
    let again = imported(&made.text, theirs, false);
    if again.text != made.text || !again.applied.is_empty() || !again.agrees(&made.text) {
        let left: Vec<_> = again.decisions.iter().map(|of| &of.subject).collect();
        return Err(format!(
            "again: {:?} {left:?}\n  {}",
            again.applied, again.text
        ));
    }
    Ok(made.text)
}

#[test]
fn imports_of_random_documents_settle() {
    let mut failures = Vec::new();
    for seed in 0..SEEDS {
        let mut random = Random(seed);
        let count = 1 + random.below(NAMES.len());
        let mut objects: Vec<Object> = (0..count)
            .map(|at| {
                let names: &[&str] = if random.chance(50) { &OWN[at] } else { &FIELDS };
                fields(&mut random, names, at, 0)
            })
            .collect();
        let mut ours = "{\n  \"title\": \"Pet\",\n  \"type\": \"object\"\n}\n".to_owned();
        let mut history = History::default();
        for version in 1..=VERSIONS {
            let theirs = document(&objects, version);
            match broken(&ours, &theirs, &mut history, version) {
                Ok(text) => ours = text,
                Err(why) => {
                    failures.push(format!(
                        "seed {seed}, version {version}: {why}\n{ours}\n{theirs}"
                    ));
                    break;
                }
            }
            for (at, object) in objects.iter_mut().enumerate() {
                object.change(&mut random, at);
            }
        }
    }
    assert!(
        failures.is_empty(),
        "{} of {SEEDS} fail:\n{}",
        failures.len(),
        failures.join("\n\n")
    );
}

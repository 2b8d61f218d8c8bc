//! A schema of the upstream document as our schema writes it: with our references, in the form of 2020-12, without texts and annotations.

use super::spelling::Drafts;
use crate::document::{CONTAINERS, Holds, Json, Member, Node, Treatment, keyword, map_subschemas};
use crate::model::Pointer;

/// Annotations that say what holds for values, and not only what people read.
pub(super) const FLAGS: [&str; 4] = ["default", "deprecated", "readOnly", "writeOnly"];

/// Which schemas the value of the keyword `key` holds.
pub(super) fn holds(key: &str) -> Option<Holds> {
    keyword(key).and_then(|keyword| keyword.holds)
}

/// How schemas are translated.
#[derive(Clone, Debug)]
pub(super) struct Translation {
    /// Our root states what upstream has as the definition at this pointer; ours has no definition of that name, unlike an OpenAPI document.
    pub(super) root: Option<Pointer>,
    /// Where our document holds its schemas.
    pub(super) container: &'static str,
    /// Ours is OpenAPI, too, and keeps `nullable`.
    pub(super) keeps_nullable: bool,
    /// Descriptions are copied.
    pub(super) descriptions: bool,
    pub(super) drafts: Drafts,
}

pub(super) fn string(string: &str) -> Node {
    node(Json::String(string.to_owned()))
}

pub(super) fn array(items: Vec<Node>) -> Node {
    node(Json::Array(items))
}

pub(super) fn object(members: Vec<(&str, Node)>) -> Node {
    let members = members.into_iter();
    node(Json::Object(
        members.map(|(key, value)| member(key, value)).collect(),
    ))
}

pub(super) fn node(json: Json) -> Node {
    Node { start: 0, json }
}

pub(super) fn member(key: &str, value: Node) -> Member {
    Member {
        key: key.to_owned(),
        key_start: 0,
        value,
    }
}

impl Translation {
    /// The schema `node` of upstream as ours.
    pub(super) fn schema(&self, node: &Node) -> Node {
        let Some(members) = node.as_object() else {
            return node.clone();
        };
        let kept = members.iter().filter(|member| self.is_kept(member));
        let mut kept: Vec<Member> = kept.map(|of| member(&of.key, self.value(of))).collect();
        self.drafts.respell(&mut kept);
        exclusive_limits(&mut kept);
        self.drafts.respell_for_draft_04(&mut kept);
        unwrap_single(&mut kept);
        let is_nullable = node.get("nullable").and_then(Node::as_bool);
        if is_nullable == Some(true) && !self.keeps_nullable {
            return nullable(kept);
        }
        Node {
            start: 0,
            json: Json::Object(kept),
        }
    }

    /// Our reference for one of upstream.
    fn reference(&self, reference: &str) -> String {
        let Some(inside) = reference.strip_prefix('#') else {
            return reference.to_owned();
        };
        let below = |above: &str| {
            let rest = inside.strip_prefix(above)?;
            (rest.is_empty() || rest.starts_with('/')).then_some(rest)
        };
        let root = self.root.as_ref().map(|root| root.0.as_str());
        let of_root = root.filter(|root| !root.is_empty()).and_then(below);
        if let Some(rest) = of_root {
            return format!("#{rest}");
        }
        let of_definition = CONTAINERS.into_iter().find_map(below);
        let definition = of_definition.filter(|rest| !rest.is_empty());
        definition.map_or_else(
            || reference.to_owned(),
            |rest| format!("#{}{rest}", self.container),
        )
    }

    fn is_kept(&self, member: &Member) -> bool {
        let key = member.key.as_str();
        match keyword(key).map(|keyword| keyword.treatment) {
            _ if key == "nullable" => self.keeps_nullable,
            Some(Treatment::Shape | Treatment::Constraint | Treatment::Validation) => true,
            Some(_) => FLAGS.contains(&key) || (self.descriptions && key == "description"),
            None => false,
        }
    }

    fn value(&self, member: &Member) -> Node {
        let value = &member.value;
        match (member.key.as_str(), &value.json) {
            ("$ref", Json::String(reference)) => string(&self.reference(reference)),
            ("discriminator", Json::Object(members)) => {
                let members = members.iter().map(|of| (of.key.as_str(), self.mapping(of)));
                object(members.collect())
            }
            (key, _) => map_subschemas(key, value, |_, schema| self.schema(schema)),
        }
    }

    fn mapping(&self, of: &Member) -> Node {
        let Some(entries) = of.value.as_object().filter(|_| of.key == "mapping") else {
            return of.value.clone();
        };
        let reference = |target: &Node| target.as_str().map(|target| self.reference(target));
        let entries = entries.iter().map(|entry| {
            let target = reference(&entry.value).map(|target| string(&target));
            let target = target.unwrap_or_else(|| entry.value.clone());
            (entry.key.as_str(), target)
        });
        object(entries.collect())
    }
}

/// `exclusiveMinimum: true` beside `minimum` becomes a limit of its own.
fn exclusive_limits(members: &mut Vec<Member>) {
    for (exclusive, limit) in [
        ("exclusiveMinimum", "minimum"),
        ("exclusiveMaximum", "maximum"),
    ] {
        let flag = members.iter().find(|member| member.key == exclusive);
        let Some(flag) = flag.and_then(|member| member.value.as_bool()) else {
            continue;
        };
        members.retain(|member| member.key != exclusive);
        let limit = members.iter_mut().find(|member| member.key == limit);
        if let Some(limit) = limit.filter(|_| flag) {
            exclusive.clone_into(&mut limit.key);
        }
    }
}

/// `allOf` with one reference, which is how OpenAPI 3.0 writes keywords beside it, becomes the reference.
fn unwrap_single(members: &mut [Member]) {
    let Some(index) = members.iter().position(|member| member.key == "allOf") else {
        return;
    };
    let only = match members[index].value.as_array() {
        Some([only]) => only.member("$ref").map(|reference| reference.value.clone()),
        _ => None,
    };
    if let Some(reference) = only.filter(|_| !members.iter().any(|it| it.key == "$ref")) {
        members[index] = member("$ref", reference);
    }
}

/// The type that keywords imply where none is stated, and nothing else says what the value is.
fn implied_type(members: &[Member]) -> Option<&'static str> {
    let has = |keys: &[&str]| members.iter().any(|of| keys.contains(&of.key.as_str()));
    let is_said = has(&["type", "$ref", "enum", "const", "allOf", "anyOf", "oneOf"]);
    let of_object = [
        "properties",
        "required",
        "additionalProperties",
        "patternProperties",
    ];
    match (has(&of_object), has(&["items", "prefixItems"])) {
        (true, false) if !is_said => Some("object"),
        (false, true) if !is_said => Some("array"),
        _ => None,
    }
}

/// The schema of `members`, or null.
fn nullable(mut members: Vec<Member>) -> Node {
    let null = || object(vec![("type", string("null"))]);
    if let Some(implied) = implied_type(&members) {
        members.insert(0, member("type", string(implied)));
    }
    if let Some(types) = members.iter_mut().find(|member| member.key == "type") {
        let mut list = match &types.value.json {
            Json::Array(list) => list.clone(),
            _ => vec![types.value.clone()],
        };
        if !list.iter().any(|of| of.as_str() == Some("null")) {
            list.push(string("null"));
        }
        types.value = array(list);
        let values = members.iter_mut().find(|member| member.key == "enum");
        if let Some(Json::Array(values)) = values.map(|member| &mut member.value.json)
            && !values.iter().any(|value| matches!(value.json, Json::Null))
        {
            values.push(node(Json::Null));
        }
        return node(Json::Object(members));
    }
    for key in ["anyOf", "oneOf"] {
        let union = members.iter_mut().find(|member| member.key == key);
        if let Some(Json::Array(branches)) = union.map(|member| &mut member.value.json) {
            branches.push(null());
            return node(Json::Object(members));
        }
    }
    let is_flag =
        |member: &Member| FLAGS.contains(&member.key.as_str()) || member.key == "description";
    let (mut outside, inside): (Vec<_>, Vec<_>) = members.into_iter().partition(is_flag);
    outside.push(member(
        "anyOf",
        array(vec![node(Json::Object(inside)), null()]),
    ));
    node(Json::Object(outside))
}

//! What schemas assert beyond their types, which no change of a type shows: of items, additional members and branches, and conditions.
//! Goes through ours and upstream side by side and finds what the one states and the other does not.

use super::ours::Ours;
use super::questions::{
    admits_null, asserts_in, has_annotations, joined, only_asserts, reference, shown,
    whole_reference, without_assertions, without_null,
};
use super::references;
use super::settle::{Differs, Finding};
use super::structure::{asserts_the_same, says_the_same_of_values};
use super::translate::{Translation, holds};
use super::values::are_listed;
use crate::document::{Json, Node};
use crate::model::Pointer;
use std::collections::BTreeSet;

/// Two schemas, of ours by its pointer and of upstream in our form.
struct Pair<'n> {
    at: Pointer,
    name: String,
    theirs: &'n Node,
    /// The schema is used by others, too, so what upstream says here is no edit of it.
    is_shared: bool,
    /// More of what upstream says is elsewhere.
    is_part: bool,
}

fn asserts_all_the_same(ours: &Node, theirs: &Node) -> bool {
    asserts_the_same("not", ours, theirs)
}

/// Everything that differs between `ours` and `upstream`, whose root is at `root`.
pub(super) fn findings(
    ours: Ours<'_>,
    (upstream, root): (&Node, &Pointer),
    translation: &Translation,
) -> Vec<Finding> {
    let mut walk = Walk {
        ours,
        upstream,
        translation,
        seen: BTreeSet::new(),
        found: Vec::new(),
    };
    if let Some(theirs) = upstream.at(root) {
        let theirs = translation.schema(theirs);
        walk.pair(&Pair {
            at: Pointer::default(),
            name: root.last().unwrap_or_default(),
            theirs: &theirs,
            is_shared: false,
            is_part: false,
        });
    }
    walk.found
}

struct Walk<'a> {
    ours: Ours<'a>,
    upstream: &'a Node,
    translation: &'a Translation,
    seen: BTreeSet<(Pointer, String)>,
    found: Vec<Finding>,
}

impl Walk<'_> {
    /// Compares two schemas, and what is in them.
    fn pair(&mut self, pair: &Pair<'_>) {
        let Some(ours) = self.ours.find(&pair.at) else {
            return;
        };
        let (at, ours) = without_null(&pair.at, ours);
        let theirs = without_null(&Pointer::default(), pair.theirs).1;
        let (own_ref, their_ref) = (whole_reference(ours), reference(theirs));
        let mut here = Pair {
            at,
            name: pair.name.clone(),
            theirs,
            ..*pair
        };
        if own_ref.is_none() && their_ref.is_none() {
            return self.compare(&here, ours);
        }
        if !self
            .seen
            .insert((here.at.clone(), format!("{:?}", theirs.to_value())))
        {
            return;
        }
        // What stands beside a reference holds as well as what it leads to.
        let target = their_ref.and_then(|it| self.their_definition(it));
        let whole = target.map(|target| match own_ref {
            Some(_) => joined(&target, &without_assertions(theirs)),
            None => joined(&target, theirs),
        });
        if let (Some(_), Some(target)) = (own_ref, &whole) {
            here.is_part = true;
            self.keywords(&here, ours);
            here.theirs = target;
            here.is_part = pair.is_part;
        } else if let Some(target) = &whole {
            here.theirs = target;
        }
        if let Some(own) = own_ref {
            here.is_shared = their_ref.is_none();
            here.at = self.ours.led_to(&here.at, own);
            if let Some(name) = here.at.last() {
                here.name = name;
            }
        }
        self.pair(&here);
    }

    fn their_definition(&self, reference: &str) -> Option<Node> {
        let pointer = Pointer(reference.strip_prefix('#')?.to_owned());
        let found = match pointer.last() {
            None => self.upstream.at(self.translation.root.as_ref()?),
            Some(name) => references::definition(self.upstream, &name),
        };
        found.map(|node| self.translation.schema(node))
    }

    /// Compares two schemas that are no references.
    fn compare(&mut self, pair: &Pair<'_>, ours: &Node) {
        let key = format!("{} {:?}", pair.is_part, pair.theirs.to_value());
        if !self.seen.insert((pair.at.clone(), key)) {
            return;
        }
        self.keywords(pair, ours);
        for member in pair.theirs.members() {
            let inner = pair.at.join(&member.key);
            match (member.key.as_str(), &member.value.json) {
                ("properties", Json::Object(properties)) => {
                    for property in properties {
                        if let Some(at) = self.property(&pair.at, &property.key, 0) {
                            let name = format!("{}.{}", pair.name, property.key);
                            self.inner(pair, at, name, &property.value);
                        }
                    }
                }
                ("additionalProperties", Json::Object(_)) => {
                    self.value(pair, inner, ".*", &member.value);
                }
                ("items", Json::Object(_)) => self.value(pair, inner, "[]", &member.value),
                ("prefixItems", Json::Array(items)) => {
                    for (index, item) in items.iter().enumerate() {
                        let at = inner.item(index);
                        self.value(pair, at, &format!("[{index}]"), item);
                    }
                }
                ("anyOf" | "oneOf", Json::Array(branches)) => {
                    self.branches(pair, ours, branches);
                }
                ("allOf", Json::Array(parts)) => self.parts(pair, ours, parts),
                _ => {}
            }
        }
    }

    /// What a value in another is, of which no change of a property says whether it may be null.
    fn value(&mut self, pair: &Pair<'_>, at: Pointer, step: &str, theirs: &Node) {
        let Some(ours) = self.ours.find(&at) else {
            return;
        };
        let name = format!("{}{step}", pair.name);
        let own = |reference: &str| self.ours.find(&self.ours.led_to(&at, reference)).cloned();
        let before = admits_null(ours, &own, 0);
        let admits = admits_null(theirs, &|it: &str| self.their_definition(it), 0);
        if before != admits && ours.as_object().is_some() {
            let theirs = theirs.clone();
            self.find(&at, &name, Differs::Null { theirs, admits });
        }
        self.inner(pair, at, name, theirs);
    }

    fn inner(&mut self, pair: &Pair<'_>, at: Pointer, name: String, theirs: &Node) {
        self.pair(&Pair {
            at,
            name,
            theirs,
            is_shared: pair.is_shared,
            is_part: false,
        });
    }

    /// Where ours declares the property `name` of the schema at `at`: in it, or in what it is composed of.
    fn property(&self, at: &Pointer, name: &str, depth: usize) -> Option<Pointer> {
        let own = at.join("properties").join(name);
        if self.ours.find(&own).is_some() {
            return Some(own);
        }
        let parts = self.ours.find(&at.join("allOf"))?.as_array()?;
        let mut parts = parts.iter().enumerate().filter(|_| depth < 8);
        parts.find_map(|(index, part)| {
            let part = match reference(part) {
                Some(reference) => self.ours.led_to(at, reference),
                None => at.join("allOf").item(index),
            };
            self.property(&part, name, depth + 1)
        })
    }

    /// Pairs each branch of ours with the one of upstream that asserts the same, else with one that says the same of values, limits aside.
    fn branches(&mut self, pair: &Pair<'_>, ours: &Node, theirs: &[Node]) {
        for key in ["anyOf", "oneOf"] {
            let own = ours.list(key);
            let mut pairs: Vec<Option<usize>> = vec![None; own.len()];
            // Branches that differ in limits alone are told apart by these: the same ones first, and each of upstream once.
            for is_it in [asserts_all_the_same, says_the_same_of_values] {
                for (index, branch) in own.iter().enumerate() {
                    let is_free = |at: &usize| !pairs.contains(&Some(*at));
                    let found =
                        (0..theirs.len()).find(|at| is_free(at) && is_it(branch, &theirs[*at]));
                    pairs[index] = pairs[index].or(found);
                }
            }
            for (index, paired) in pairs.into_iter().enumerate() {
                if let Some(paired) = paired {
                    let at = pair.at.join(key).item(index);
                    self.inner(pair, at, format!("{}[{index}]", pair.name), &theirs[paired]);
                }
            }
        }
    }

    /// What upstream composes a schema of: each part is one of ours, or is said by all of ours.
    fn parts(&mut self, pair: &Pair<'_>, ours: &Node, parts: &[Node]) {
        let own = ours.list("allOf");
        for part in parts {
            if own.iter().any(|of| asserts_the_same("allOf", of, part)) && reference(part).is_none()
            {
                continue;
            }
            if only_asserts(part) {
                self.find(&pair.at, &pair.name, Differs::Composed(part.clone()));
                continue;
            }
            let is_it = |of: &Node| reference(of).is_some() && reference(of) == reference(part);
            let at = match own.iter().position(is_it) {
                Some(index) => pair.at.join("allOf").item(index),
                None => pair.at.clone(),
            };
            let theirs = match reference(part).and_then(|it| self.their_definition(it)) {
                Some(target) if at == pair.at => target,
                _ => part.clone(),
            };
            self.pair(&Pair {
                at,
                name: pair.name.clone(),
                theirs: &theirs,
                is_shared: pair.is_shared,
                is_part: true,
            });
        }
    }

    fn find(&mut self, at: &Pointer, name: &str, kind: Differs) {
        self.found.push(Finding {
            at: at.clone(),
            name: name.to_owned(),
            kind,
        });
    }

    /// Compares the keywords of two schemas that assert.
    fn keywords(&mut self, pair: &Pair<'_>, ours: &Node) {
        for member in pair.theirs.members() {
            let key = &member.key;
            let before = ours.get(key);
            let is_same = before.is_some_and(|it| asserts_the_same(key, it, &member.value));
            if is_same || !asserts_in(pair.theirs, key, &member.value) {
                continue;
            }
            let kind = Differs::Keyword {
                key: key.clone(),
                theirs: member.value.clone(),
                is_new: before.is_none(),
                can_edit: !pair.is_shared && !before.is_some_and(has_annotations),
            };
            self.find(&pair.at, &pair.name, kind);
        }
        for member in ours.members() {
            let (key, value) = (&member.key, &member.value);
            let is_stated = pair.theirs.member(key).is_some() || are_listed(ours, key, pair.theirs);
            if pair.is_part || is_stated || !asserts_in(ours, key, value) {
                continue;
            }
            let text = match holds(key) {
                Some(_) => format!("{}: `{key}`", pair.name),
                None => format!("{key}: {}", shown(value)),
            };
            self.find(&pair.at, &pair.name, Differs::Own(text));
        }
    }
}

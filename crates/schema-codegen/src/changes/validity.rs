//! What follows from a change for data that are validated.

use super::fields::Owners;
use super::instances::examples;
use super::{Change, Comparison, Release};
use crate::analyze::refuses;
use crate::containment::{Answer, SchemaText};
use crate::model::{Additional, Field, Shape, TypeId};
use serde_json::{Value, json};

/// False for a property on which other schemas have a say than those that `change` points at: only the whole object shows what is valid.
pub(super) fn are_stated_alone(c: &Comparison<'_>, change: &Change) -> bool {
    let (Some(name), Some(ids)) = (&change.member, c.names.get(change.type_name.as_str())) else {
        return true;
    };
    let (old, new) = c.defs(ids.0, ids.1);
    [old, new].iter().all(|def| {
        let Shape::Struct(def) = &def.shape else {
            return true;
        };
        let mut fields = def.fields.iter();
        let field = fields.find(|field| field.wire_name == *name);
        field.is_none_or(|field| field.stated_alone)
    })
}

/// What the declaration of `field` does, in the new schema where `in_new`, to a property that the other schema does not declare: the
/// verdict for data of the schema that declares it, and for data of the other.
pub(super) fn of_declaring(
    c: &mut Comparison<'_>,
    owners: Owners,
    field: &Field,
    in_new: bool,
) -> (Answer, Answer) {
    let new = (c.new, owners.new);
    let old = (c.old, owners.old);
    let (with, without) = if in_new { (new, old) } else { (old, new) };
    let are_open = [with, without].into_iter().all(is_open);
    if are_open && only_adds(with.0, field) {
        // What declares it says the same, and more.
        let refused = refused_value(with.0, field);
        let shown = refused.and_then(|value| {
            let member = (field.wire_name.as_str(), Some(&value));
            examples(&without.0.plan, without.1, Some(member)).next()
        });
        if let Some(shown) = shown {
            return (Answer::Proven, Answer::Breaks(shown));
        }
    }
    let (old_at, new_at) = c.defs(owners.old, owners.new);
    let (old_at, new_at) = (old_at.pointer.clone(), new_at.pointer.clone());
    let (of_new, of_old) = c.validity(&old_at, &new_at);
    let of_new = by_member(c, field, of_new, &c.old.schema.at(&old_at.0));
    let of_old = by_member(c, field, of_old, &c.new.schema.at(&new_at.0));
    if in_new {
        (of_new, of_old)
    } else {
        (of_old, of_new)
    }
}

/// `verdict` on whole objects, as far as it is one on `field`: an instance that is valid by `schema` without it shows that it breaks.
fn by_member(c: &Comparison<'_>, field: &Field, verdict: Answer, schema: &SchemaText) -> Answer {
    let Answer::Breaks(value) = &verdict else {
        return verdict;
    };
    let mut rest = value.clone();
    let members = rest.as_object_mut();
    let removed = members.and_then(|members| members.remove(&field.wire_name));
    let is_shown = removed.is_some() && schema.admits_within(&rest, &c.work) == Some(true);
    if is_shown {
        verdict
    } else {
        Answer::NotDecided
    }
}

/// Whether a member that the type does not declare may have any value. What `unevaluatedProperties` says of a property depends on where it is
/// declared.
fn is_open((release, id): (&Release, TypeId)) -> bool {
    let def = release.plan.type_def(id);
    let is_any =
        matches!(&def.shape, Shape::Struct(def) if matches!(def.additional, Additional::Any));
    is_any && !release.schema.at(&def.pointer.0).seals()
}

/// Whether the declaration of `field` asserts something of the property and changes nothing else: `additionalProperties` beside it says
/// nothing of the property any more.
fn only_adds(release: &Release, field: &Field) -> bool {
    let mut above = field.pointer.0.rsplitn(3, '/').skip(2);
    let beside = above.next().map(|above| release.schema.at(above));
    field.stated_alone && beside.is_some_and(|schema| schema.admits_others())
}

/// A value that `field` refuses by its type.
fn refused_value(release: &Release, field: &Field) -> Option<Value> {
    let all = [
        json!(null),
        json!(true),
        json!(0),
        json!(""),
        json!([]),
        json!({}),
    ];
    let mut all = all.into_iter();
    all.find(|value| refuses(&release.plan.model, &field.ty, value))
}

/// `change`, where the types of one release read the data of the other as `verdict` says: old data where `of_old`.
pub(super) fn with_decode(mut change: Change, verdict: Answer, of_old: bool) -> Change {
    // What the types refuse is invalid, too; and in the other direction less is asked than before.
    let effect = &mut change.effect;
    if of_old {
        effect.new_types_read_old_data = verdict.clone();
        (effect.old_data_valid_now, effect.new_data_valid_before) = (verdict, Answer::Proven);
    } else {
        effect.old_types_read_new_data = verdict.clone();
        (effect.new_data_valid_before, effect.old_data_valid_now) = (verdict, Answer::Proven);
    }
    change
}

/// What the types of a release refuse is invalid by its schema, too.
pub(super) fn follow(refused: &Answer, valid: &mut Answer) {
    if *refused != Answer::NotDecided {
        *valid = refused.clone();
    }
}

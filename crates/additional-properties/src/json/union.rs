//! Reads a union: by its tag where it has one, else as the best of its candidates.

use std::borrow::Cow;

use super::candidates::{read_best, read_decided};
use super::error::{Error, Segment};
use super::kind::{ErrorKind, Found};
use super::read::{Check, MapReader, Reader, leading_tag};
use super::traits::FromJson;
use crate::codec::Codec;
use crate::inspect::Inspect;
use crate::union::{Choice, Facts, Tag, TagStyle, UNKNOWN_VARIANT, UnionInfo};

/// What the derive knows about reading one union.
pub trait ReadUnion<'de>: Sized {
    /// What tells its variants apart.
    const INFO: UnionInfo;

    /// Reads a value as the variant with this index.
    ///
    /// # Errors
    ///
    /// The value is none of that variant.
    fn read_variant(index: usize, reader: &mut Reader<'de>) -> Result<Self, Error>;

    /// The value as the count of its unknown members sees it.
    fn inspected(&self) -> &dyn Inspect;
}

/// Reads the value of a variant.
///
/// # Errors
///
/// The value is not a `T`.
pub fn read_value<'de, T: FromJson<'de>>(reader: &mut Reader<'de>) -> Result<T, Error> {
    let mut value = T::blank();
    value.read_json(reader).map(|()| value)
}

/// Reads the value of a variant by a codec.
///
/// # Errors
///
/// The value is not what the codec reads.
pub fn read_value_as<C: Codec<T>, T>(reader: &mut Reader<'_>) -> Result<T, Error> {
    let mut value = C::blank();
    C::read_json(&mut value, reader).map(|()| value)
}

/// Reads the value of a variant that holds none: whatever is there is skipped.
///
/// # Errors
///
/// There is no valid value, or the tag of the union comes again in it.
pub fn read_unit(reader: &mut Reader<'_>) -> Result<(), Error> {
    if reader.kind()? != Found::Object {
        return reader.skip(Check::Syntax).map(drop);
    }
    // Member by member, which finds a second tag.
    let mut map = MapReader::open(reader)?;
    while map.next(reader)?.is_some() {
        reader.skip(Check::Syntax)?;
    }
    Ok(())
}

/// Reads the content of a variant that holds none: null.
///
/// # Errors
///
/// There is something else.
pub fn read_no_content(reader: &mut Reader<'_>) -> Result<(), Error> {
    if reader.null()? {
        return Ok(());
    }
    let found = reader.kind()?;
    Err(reader.error(ErrorKind::WrongType, "null", found))
}

/// The error of a union without an unknown variant for a value whose tag selects nothing.
#[cold]
#[must_use]
pub fn no_variant(reader: &mut Reader<'_>) -> Error {
    let start = reader.checkpoint();
    // The search for the tag ended where the text went wrong, and said nothing of it.
    if let Err(error) = read_unit(reader) {
        return error;
    }
    reader.rewind(start);
    let found = reader.kind().unwrap_or(Found::Nothing);
    reader.error(
        ErrorKind::Invalid,
        "a value with a tag that selects a variant",
        found,
    )
}

/// Reads a union.
///
/// # Errors
///
/// There is no valid value, or the tag selects a variant that the value does not fit.
pub fn read_union<'de, U: ReadUnion<'de>>(
    union: &mut U,
    reader: &mut Reader<'de>,
) -> Result<(), Error> {
    if let Some(decided) = read_decided(reader) {
        *union = decided?;
        return Ok(());
    }
    let info = &U::INFO;
    let facts = facts(info, reader);
    *union = match info.choose(&facts) {
        Choice::Variant(index) => read_selected(index, &facts, reader)?,
        Choice::Unknown => U::read_variant(UNKNOWN_VARIANT, reader)?,
        Choice::Undecided => read_best(reader, facts.present)?,
    };
    Ok(())
}

/// Reads the variant that the tag selects.
fn read_selected<'de, U: ReadUnion<'de>>(
    index: usize,
    facts: &Facts<'de>,
    reader: &mut Reader<'de>,
) -> Result<U, Error> {
    let content = match U::INFO.style {
        TagStyle::Member => return U::read_variant(index, reader),
        TagStyle::Internal => {
            reader.hide_tag(U::INFO.tag[0], facts.tag_offset, facts.tag_end);
            let union = U::read_variant(index, reader);
            reader.show_tag();
            return union;
        }
        TagStyle::Adjacent(content) => content,
    };
    let mut union = None;
    let mut tagged = false;
    let mut map = MapReader::open(reader)?;
    while let Some(name) = map.next(reader)? {
        let is_tag = name == U::INFO.tag[0];
        if is_tag && tagged || name == content && union.is_some() {
            return Err(reader.duplicate_member());
        }
        tagged |= is_tag;
        if name == content {
            let read = U::read_variant(index, reader);
            union = Some(read.map_err(|error| error.inside(Segment::Undeclared))?);
        } else if U::INFO.closed && !is_tag {
            let kind = ErrorKind::UnknownMember;
            let error = reader.error(kind, "a declared member", Found::Nothing);
            return Err(error.inside(Segment::Undeclared));
        } else {
            reader.skip(Check::Syntax)?;
        }
    }
    // A variant without a value needs no content.
    union.map_or_else(|| U::read_variant(index, &mut Reader::new("null")), Ok)
}

/// Looks at the members of the object that comes next. The reader stays where it is.
///
/// What is wrong in the text is not reported here: the variant meets it again, and knows its pointer.
fn facts<'de>(info: &UnionInfo, reader: &mut Reader<'de>) -> Facts<'de> {
    let mut facts = Facts::default();
    if info.tag.is_empty() && info.members.is_empty() {
        return facts;
    }
    let start = reader.checkpoint();
    if let Some((tag, offset, end)) = leading_tag(reader, info.opening) {
        facts.tag = Some(Tag::String(Cow::Borrowed(tag)));
        (facts.tag_offset, facts.tag_end) = (offset, Some(end));
    } else if let Ok(Found::Object) = reader.kind() {
        facts.is_object = true;
        let _ = look(info, reader, &mut facts);
        reader.rewind(start);
    }
    facts
}

fn look<'de>(
    info: &UnionInfo,
    reader: &mut Reader<'de>,
    facts: &mut Facts<'de>,
) -> Result<(), Error> {
    let mut map = MapReader::open(reader)?;
    while let Some(name) = map.next(reader)? {
        info.note(&mut facts.present, &name);
        match info.tag {
            [tag, inner @ ..] if *tag == name && facts.tag.is_none() => {
                facts.tag_offset = map.name_offset();
                facts.tag = read_tag(inner, reader)?;
                // A tag decides, whatever else is there.
                if facts.tag.is_some() {
                    break;
                }
            }
            _ => drop(reader.skip(Check::Syntax)?),
        }
    }
    Ok(())
}

/// Reads a tag, or looks for it in the object that comes next.
fn read_tag<'de>(path: &[&str], reader: &mut Reader<'de>) -> Result<Option<Tag<'de>>, Error> {
    let Some((first, inner)) = path.split_first() else {
        return read_scalar(reader).map(Some);
    };
    if reader.kind()? != Found::Object {
        reader.skip(Check::Syntax)?;
        return Ok(None);
    }
    let mut tag = None;
    let mut map = MapReader::open(reader)?;
    while let Some(name) = map.next(reader)? {
        if tag.is_none() && name == *first {
            tag = read_tag(inner, reader)?;
        } else {
            reader.skip(Check::Syntax)?;
        }
    }
    Ok(tag)
}

fn read_scalar<'de>(reader: &mut Reader<'de>) -> Result<Tag<'de>, Error> {
    Ok(match reader.kind()? {
        Found::String => Tag::String(reader.string()?),
        Found::Boolean => Tag::Bool(reader.boolean()?),
        Found::Number => {
            crate::codec::exact_integer(reader.number()?).map_or(Tag::Other, Tag::Integer)
        }
        Found::Null if reader.null()? => Tag::Null,
        _ => {
            reader.skip(Check::Syntax)?;
            Tag::Other
        }
    })
}

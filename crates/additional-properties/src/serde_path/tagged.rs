//! Writes the variants of a union with a tag that is no member of theirs.

use serde::ser::{Error, Impossible, Serialize, SerializeMap, SerializeStruct, Serializer};

/// Writes a tag beside the value of its variant.
///
/// # Errors
///
/// Those of the format.
pub fn write_adjacent<S: Serializer>(
    output: S,
    name: &'static str,
    tag: (&'static str, &impl Serialize),
    content: (&'static str, &impl Serialize),
) -> Result<S::Ok, S::Error> {
    let mut output = output.serialize_struct(name, 2)?;
    output.serialize_field(tag.0, tag.1)?;
    output.serialize_field(content.0, content.1)?;
    output.end()
}

/// Writes a variant that holds nothing: a struct with the tag.
///
/// # Errors
///
/// Those of the format.
pub fn write_tag<S: Serializer>(
    output: S,
    name: &'static str,
    tag: (&'static str, &impl Serialize),
) -> Result<S::Ok, S::Error> {
    let mut output = output.serialize_struct(name, 1)?;
    output.serialize_field(tag.0, tag.1)?;
    output.end()
}

/// Writes the value of a variant with its tag as the first member.
///
/// # Errors
///
/// Those of the format; and when the variant is written neither as a struct nor as a map.
pub fn write_tagged<S: Serializer>(
    output: S,
    tag: (&'static str, &impl Serialize),
    value: &impl Serialize,
) -> Result<S::Ok, S::Error> {
    value.serialize(Tagged { output, tag })
}

struct Tagged<'a, S, T> {
    output: S,
    tag: (&'static str, &'a T),
}

macro_rules! refuse {
    ($($method:ident($($argument:ty),*) -> $ok:ty;)*) => {$(
        fn $method(self, $(_: $argument),*) -> Result<$ok, S::Error> {
            Err(no_members())
        }
    )*};
}

#[cold]
fn no_members<E: Error>() -> E {
    E::custom("a variant with a tag is written as a struct or a map")
}

impl<S: Serializer, T: Serialize> Serializer for Tagged<'_, S, T> {
    type Ok = S::Ok;
    type Error = S::Error;
    type SerializeSeq = Impossible<S::Ok, S::Error>;
    type SerializeTuple = Impossible<S::Ok, S::Error>;
    type SerializeTupleStruct = Impossible<S::Ok, S::Error>;
    type SerializeTupleVariant = Impossible<S::Ok, S::Error>;
    type SerializeMap = S::SerializeMap;
    type SerializeStruct = S::SerializeStruct;
    type SerializeStructVariant = Impossible<S::Ok, S::Error>;

    fn serialize_map(self, length: Option<usize>) -> Result<S::SerializeMap, S::Error> {
        let mut map = self.output.serialize_map(length.map(|length| length + 1))?;
        map.serialize_entry(self.tag.0, self.tag.1)?;
        Ok(map)
    }

    fn serialize_struct(
        self,
        name: &'static str,
        length: usize,
    ) -> Result<S::SerializeStruct, S::Error> {
        let mut fields = self.output.serialize_struct(name, length + 1)?;
        fields.serialize_field(self.tag.0, self.tag.1)?;
        Ok(fields)
    }

    fn serialize_unit(self) -> Result<S::Ok, S::Error> {
        let mut map = self.output.serialize_map(Some(1))?;
        map.serialize_entry(self.tag.0, self.tag.1)?;
        map.end()
    }

    fn serialize_unit_struct(self, name: &'static str) -> Result<S::Ok, S::Error> {
        write_tag(self.output, name, self.tag)
    }

    fn serialize_some<V: Serialize + ?Sized>(self, value: &V) -> Result<S::Ok, S::Error> {
        value.serialize(self)
    }

    fn serialize_newtype_struct<V: Serialize + ?Sized>(
        self,
        _: &'static str,
        value: &V,
    ) -> Result<S::Ok, S::Error> {
        value.serialize(self)
    }

    fn serialize_newtype_variant<V: Serialize + ?Sized>(
        self,
        _: &'static str,
        _: u32,
        _: &'static str,
        _: &V,
    ) -> Result<S::Ok, S::Error> {
        Err(no_members())
    }

    refuse! {
        serialize_bool(bool) -> S::Ok;
        serialize_i8(i8) -> S::Ok;
        serialize_i16(i16) -> S::Ok;
        serialize_i32(i32) -> S::Ok;
        serialize_i64(i64) -> S::Ok;
        serialize_u8(u8) -> S::Ok;
        serialize_u16(u16) -> S::Ok;
        serialize_u32(u32) -> S::Ok;
        serialize_u64(u64) -> S::Ok;
        serialize_f32(f32) -> S::Ok;
        serialize_f64(f64) -> S::Ok;
        serialize_char(char) -> S::Ok;
        serialize_str(&str) -> S::Ok;
        serialize_bytes(&[u8]) -> S::Ok;
        serialize_none() -> S::Ok;
        serialize_unit_variant(&'static str, u32, &'static str) -> S::Ok;
        serialize_seq(Option<usize>) -> Self::SerializeSeq;
        serialize_tuple(usize) -> Self::SerializeTuple;
        serialize_tuple_struct(&'static str, usize) -> Self::SerializeTupleStruct;
        serialize_tuple_variant(&'static str, u32, &'static str, usize) -> Self::SerializeTupleVariant;
        serialize_struct_variant(&'static str, u32, &'static str, usize) -> Self::SerializeStructVariant;
    }

    fn is_human_readable(&self) -> bool {
        self.output.is_human_readable()
    }
}

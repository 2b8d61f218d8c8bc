//! Tuples: arrays of a fixed length with a type for each element.

use super::super::error::Error;
use super::super::read::{Reader, SeqReader};
use super::super::traits::{FromJson, ToJson};
use super::super::write::Writer;

/// Reads one element of a tuple.
fn element<'de, T: FromJson<'de>>(
    value: &mut T,
    list: &mut SeqReader,
    reader: &mut Reader<'de>,
) -> Result<(), Error> {
    if !list.next(reader)? {
        return Err(SeqReader::wrong_length(reader, "more elements"));
    }
    value
        .read_json(reader)
        .map_err(|error| list.in_element(error))
}

macro_rules! tuples {
    ($( ($($name:ident $index:tt),+) )*) => { $(
        impl<'de, $($name: FromJson<'de>),+> FromJson<'de> for ($($name,)+) {
            fn blank() -> Self {
                ($($name::blank(),)+)
            }

            fn read_json(&mut self, reader: &mut Reader<'de>) -> Result<(), Error> {
                let mut list = SeqReader::open(reader)?;
                $( element(&mut self.$index, &mut list, reader)?; )+
                list.end(reader)
            }
        }

        impl<$($name: ToJson),+> ToJson for ($($name,)+) {
            fn write_json(&self, writer: &mut Writer) {
                let start = writer.open();
                $( writer.element(&self.$index); )+
                writer.end_array(start);
            }
        }
    )* };
}

tuples! {
    (A 0)
    (A 0, B 1)
    (A 0, B 1, C 2)
    (A 0, B 1, C 2, D 3)
    (A 0, B 1, C 2, D 3, E 4)
    (A 0, B 1, C 2, D 3, E 4, F 5)
    (A 0, B 1, C 2, D 3, E 4, F 5, G 6)
    (A 0, B 1, C 2, D 3, E 4, F 5, G 6, H 7)
    (A 0, B 1, C 2, D 3, E 4, F 5, G 6, H 7, I 8)
    (A 0, B 1, C 2, D 3, E 4, F 5, G 6, H 7, I 8, J 9)
    (A 0, B 1, C 2, D 3, E 4, F 5, G 6, H 7, I 8, J 9, K 10)
    (A 0, B 1, C 2, D 3, E 4, F 5, G 6, H 7, I 8, J 9, K 10, L 11)
}

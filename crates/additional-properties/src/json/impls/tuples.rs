//! Tuples: arrays of a fixed length with a type for each element.

use super::super::error::Error;
use super::super::read::{Reader, SeqReader};
use super::super::traits::{FromJson, ToJson};
use super::super::write::Writer;

macro_rules! tuples {
    ($( ($($name:ident $index:tt),+) )*) => { $(
        impl<'de, $($name: FromJson<'de>),+> FromJson<'de> for ($($name,)+) {
            fn blank() -> Self {
                ($($name::blank(),)+)
            }

            fn read_json(&mut self, reader: &mut Reader<'de>) -> Result<(), Error> {
                let mut list = SeqReader::open(reader)?;
                $( list.required(reader, |reader| self.$index.read_json(reader))?; )+
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

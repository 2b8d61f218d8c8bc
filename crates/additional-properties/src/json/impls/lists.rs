//! Lists of any length, and arrays.

use super::super::error::Error;
use super::super::read::{Reader, SeqReader};
use super::super::traits::{FromJson, ToJson};
use super::super::write::Writer;

impl<'de, T: FromJson<'de>> FromJson<'de> for Vec<T> {
    fn blank() -> Self {
        Self::new()
    }

    fn read_json(&mut self, reader: &mut Reader<'de>) -> Result<(), Error> {
        self.clear();
        let mut list = SeqReader::open(reader)?;
        while list.next(reader)? {
            self.push(T::blank());
            if let Some(Err(error)) = self.last_mut().map(|last| last.read_json(reader)) {
                return Err(list.in_element(error));
            }
        }
        Ok(())
    }
}

impl<T: ToJson> ToJson for Vec<T> {
    fn write_json(&self, writer: &mut Writer) {
        self.as_slice().write_json(writer);
    }
}

impl<T: ToJson> ToJson for [T] {
    fn write_json(&self, writer: &mut Writer) {
        let start = writer.open();
        for element in self {
            writer.element(element);
        }
        writer.end_array(start);
    }
}

impl<'de, T: FromJson<'de>, const N: usize> FromJson<'de> for [T; N] {
    fn blank() -> Self {
        std::array::from_fn(|_| T::blank())
    }

    fn read_json(&mut self, reader: &mut Reader<'de>) -> Result<(), Error> {
        let mut list = SeqReader::open(reader)?;
        for element in &mut *self {
            if !list.next(reader)? {
                return Err(SeqReader::wrong_length(reader, "more elements"));
            }
            element
                .read_json(reader)
                .map_err(|error| list.in_element(error))?;
        }
        list.end(reader)
    }
}

impl<T: ToJson, const N: usize> ToJson for [T; N] {
    fn write_json(&self, writer: &mut Writer) {
        self.as_slice().write_json(writer);
    }
}

//! Collections of elements, and arrays.

use std::collections::{BTreeSet, BinaryHeap, HashSet, LinkedList, VecDeque};
use std::hash::{BuildHasher, Hash};
use std::rc::Rc;
use std::sync::Arc;

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

macro_rules! collections {
    ($([$($bounds:tt)*] $type:ty => $push:ident),*) => { $(
        impl<'de, T: FromJson<'de> $($bounds)*> FromJson<'de> for $type {
            fn blank() -> Self {
                Self::default()
            }

            fn read_json(&mut self, reader: &mut Reader<'de>) -> Result<(), Error> {
                self.clear();
                let mut list = SeqReader::open(reader)?;
                while list.next(reader)? {
                    let mut element = T::blank();
                    element.read_json(reader).map_err(|error| list.in_element(error))?;
                    self.$push(element);
                }
                Ok(())
            }
        }
    )* };
}

collections!(
    [] VecDeque<T> => push_back, [] LinkedList<T> => push_back, [+ Ord] BTreeSet<T> => insert, [+ Ord] BinaryHeap<T> => push
);

impl<'de, T: FromJson<'de> + Eq + Hash, S: BuildHasher + Default> FromJson<'de> for HashSet<T, S> {
    fn blank() -> Self {
        Self::default()
    }

    fn read_json(&mut self, reader: &mut Reader<'de>) -> Result<(), Error> {
        let mut list = Vec::blank();
        list.read_json(reader)?;
        *self = list.into_iter().collect();
        Ok(())
    }
}

macro_rules! written {
    ($([$($generics:tt)*] $type:ty),*) => { $(
        impl<T: ToJson $($generics)*> ToJson for $type {
            fn write_json(&self, writer: &mut Writer) {
                let array = writer.open();
                for element in self {
                    writer.element(element);
                }
                writer.end_array(array);
            }
        }
    )* };
}

written!([] VecDeque<T>, [] LinkedList<T>, [] BTreeSet<T>, [] BinaryHeap<T>, [, S] HashSet<T, S>);

macro_rules! slices {
    ($($pointer:ident),*) => { $(
        impl<'de, T: FromJson<'de>> FromJson<'de> for $pointer<[T]> {
            fn blank() -> Self {
                Vec::new().into()
            }

            fn read_json(&mut self, reader: &mut Reader<'de>) -> Result<(), Error> {
                let mut list = Vec::blank();
                list.read_json(reader)?;
                *self = list.into();
                Ok(())
            }
        }
    )* };
}

slices!(Box, Rc, Arc);

impl<'de, T: FromJson<'de>, const N: usize> FromJson<'de> for [T; N] {
    fn blank() -> Self {
        std::array::from_fn(|_| T::blank())
    }

    fn read_json(&mut self, reader: &mut Reader<'de>) -> Result<(), Error> {
        let mut list = SeqReader::open(reader)?;
        for element in &mut *self {
            list.required(reader, |reader| element.read_json(reader))?;
        }
        list.end(reader)
    }
}

impl<T: ToJson, const N: usize> ToJson for [T; N] {
    fn write_json(&self, writer: &mut Writer) {
        self.as_slice().write_json(writer);
    }
}

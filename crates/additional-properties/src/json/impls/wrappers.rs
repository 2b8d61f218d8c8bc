//! `Option`, `Maybe`, boxes and references: no text of their own.

use std::rc::Rc;
use std::sync::Arc;

use super::super::error::Error;
use super::super::read::Reader;
use super::super::traits::{FromJson, ToJson};
use super::super::write::Writer;
use crate::Maybe;

impl<'de, T: FromJson<'de>> FromJson<'de> for Option<T> {
    const OPTIONAL: bool = true;

    fn blank() -> Self {
        None
    }

    fn read_json(&mut self, reader: &mut Reader<'de>) -> Result<(), Error> {
        if reader.null()? {
            *self = None;
            Ok(())
        } else {
            self.insert(T::blank()).read_json(reader)
        }
    }
}

impl<T: ToJson> ToJson for Option<T> {
    fn write_json(&self, writer: &mut Writer) {
        match self {
            Some(value) => value.write_json(writer),
            None => writer.null(),
        }
    }
}

impl<'de, T: FromJson<'de>> FromJson<'de> for Maybe<T> {
    const OPTIONAL: bool = true;

    fn blank() -> Self {
        Self::Absent
    }

    fn read_json(&mut self, reader: &mut Reader<'de>) -> Result<(), Error> {
        if reader.null()? {
            *self = Self::Null;
            return Ok(());
        }
        *self = Self::Value(T::blank());
        match self {
            Self::Value(value) => value.read_json(reader),
            Self::Absent | Self::Null => Ok(()),
        }
    }
}

impl<T: ToJson> ToJson for Maybe<T> {
    fn write_json(&self, writer: &mut Writer) {
        match self {
            Self::Value(value) => value.write_json(writer),
            Self::Absent | Self::Null => writer.null(),
        }
    }
}

impl<'de, T: FromJson<'de>> FromJson<'de> for Box<T> {
    const OPTIONAL: bool = T::OPTIONAL;

    fn blank() -> Self {
        Self::new(T::blank())
    }

    fn read_json(&mut self, reader: &mut Reader<'de>) -> Result<(), Error> {
        self.as_mut().read_json(reader)
    }
}

macro_rules! shared {
    ($($pointer:ident),*) => { $(
        impl<'de, T: FromJson<'de>> FromJson<'de> for $pointer<T> {
            const OPTIONAL: bool = T::OPTIONAL;

            fn blank() -> Self {
                Self::new(T::blank())
            }

            fn read_json(&mut self, reader: &mut Reader<'de>) -> Result<(), Error> {
                let mut value = T::blank();
                value.read_json(reader)?;
                *self = Self::new(value);
                Ok(())
            }
        }
    )* };
}

shared!(Rc, Arc);

macro_rules! transparent {
    ($([$($generics:tt)*] $type:ty),*) => { $(
        impl<$($generics)*> ToJson for $type {
            fn write_json(&self, writer: &mut Writer) {
                (**self).write_json(writer);
            }
        }
    )* };
}

transparent!(
    [T: ToJson + ?Sized] Box<T>, [T: ToJson + ?Sized] Rc<T>, [T: ToJson + ?Sized] Arc<T>,
    [T: ToJson + ?Sized] &T, [T: ToJson + ?Sized] &mut T
);

//! Types of the standard library that serde reads and writes in a format of its own: this path asks serde.

use std::cell::{Cell, RefCell};
use std::cmp::Reverse;
use std::marker::PhantomData;
use std::net::{IpAddr, Ipv4Addr, Ipv6Addr, SocketAddr, SocketAddrV4, SocketAddrV6};
use std::num::{
    NonZeroI8, NonZeroI16, NonZeroI32, NonZeroI64, NonZeroI128, NonZeroIsize, NonZeroU8,
    NonZeroU16, NonZeroU32, NonZeroU64, NonZeroU128, NonZeroUsize, Saturating, Wrapping,
};
use std::ops::{Range, RangeInclusive};
use std::path::{Path, PathBuf};
use std::sync::{Mutex, RwLock};
use std::time::{Duration, SystemTime};

use serde::{Deserialize, Serialize};

use super::super::error::Error;
use super::super::kind::{ErrorKind, Found};
use super::super::read::{MapReader, Reader};
use super::super::traits::{FromJson, ToJson};
use super::super::write::Writer;
use crate::__private::json::read_with;

macro_rules! via_serde {
    ($($type:ty = $blank:expr),* $(,)?) => { $(
        impl FromJson<'_> for $type {
            fn blank() -> Self {
                $blank
            }

            fn read_json(&mut self, reader: &mut Reader<'_>) -> Result<(), Error> {
                read_with(self, reader, |input| Self::deserialize(input))
            }
        }

        impl ToJson for $type {
            fn write_json(&self, writer: &mut Writer) {
                writer.serde(self);
            }
        }
    )* };
}

const LOCALHOST: SocketAddrV4 = SocketAddrV4::new(Ipv4Addr::LOCALHOST, 0);

via_serde!(
    Duration = Self::ZERO,
    SystemTime = Self::UNIX_EPOCH,
    IpAddr = Self::V4(Ipv4Addr::LOCALHOST),
    Ipv4Addr = Self::LOCALHOST,
    Ipv6Addr = Self::LOCALHOST,
    SocketAddr = Self::V4(LOCALHOST),
    SocketAddrV4 = LOCALHOST,
    SocketAddrV6 = Self::new(Ipv6Addr::LOCALHOST, 0, 0, 0),
    PathBuf = Self::new(),
    NonZeroI8 = Self::MIN,
    NonZeroI16 = Self::MIN,
    NonZeroI32 = Self::MIN,
    NonZeroI64 = Self::MIN,
    NonZeroI128 = Self::MIN,
    NonZeroIsize = Self::MIN,
    NonZeroU8 = Self::MIN,
    NonZeroU16 = Self::MIN,
    NonZeroU32 = Self::MIN,
    NonZeroU64 = Self::MIN,
    NonZeroU128 = Self::MIN,
    NonZeroUsize = Self::MIN,
    // serde makes the nearest number of one that is out of range.
    Saturating<i8> = Self(0),
    Saturating<i16> = Self(0),
    Saturating<i32> = Self(0),
    Saturating<i64> = Self(0),
    Saturating<isize> = Self(0),
    Saturating<u8> = Self(0),
    Saturating<u16> = Self(0),
    Saturating<u32> = Self(0),
    Saturating<u64> = Self(0),
    Saturating<usize> = Self(0),
);

impl FromJson<'_> for Box<Path> {
    fn blank() -> Self {
        PathBuf::new().into()
    }

    fn read_json(&mut self, reader: &mut Reader<'_>) -> Result<(), Error> {
        let mut path = PathBuf::new();
        path.read_json(reader)?;
        *self = path.into();
        Ok(())
    }
}

impl ToJson for Path {
    fn write_json(&self, writer: &mut Writer) {
        writer.serde(self);
    }
}

/// Ranges are objects with `start` and `end`.
macro_rules! ranges {
    ($($type:ident = $blank:expr),*) => { $(
        impl<'de, T: FromJson<'de> + Deserialize<'de>> FromJson<'de> for $type<T> {
            fn blank() -> Self {
                $blank(T::blank(), T::blank())
            }

            fn read_json(&mut self, reader: &mut Reader<'de>) -> Result<(), Error> {
                read_with(self, reader, |input| Self::deserialize(input))
            }
        }

        impl<T: Serialize> ToJson for $type<T> {
            fn write_json(&self, writer: &mut Writer) {
                writer.serde(self);
            }
        }
    )* };
}

ranges!(Range = |start, end| start..end, RangeInclusive = Self::new);

impl<T: ?Sized> FromJson<'_> for PhantomData<T> {
    fn blank() -> Self {
        Self
    }

    fn read_json(&mut self, reader: &mut Reader<'_>) -> Result<(), Error> {
        ().read_json(reader)
    }
}

impl<T: ?Sized> ToJson for PhantomData<T> {
    fn write_json(&self, writer: &mut Writer) {
        writer.null();
    }
}

/// An object with the one member `Ok` or `Err`.
impl<'de, T: FromJson<'de>, E: FromJson<'de>> FromJson<'de> for Result<T, E> {
    fn blank() -> Self {
        Ok(T::blank())
    }

    fn read_json(&mut self, reader: &mut Reader<'de>) -> Result<(), Error> {
        let variant = |reader: &mut Reader<'_>| {
            let expected = "an object with the one member `Ok` or `Err`";
            reader.error(ErrorKind::Invalid, expected, Found::Object)
        };
        let mut map = MapReader::open(reader)?;
        match map.next(reader)?.as_deref() {
            Some("Ok") => {
                let mut value = T::blank();
                value.read_json(reader).map_err(MapReader::in_member)?;
                *self = Ok(value);
            }
            Some("Err") => {
                let mut error = E::blank();
                error.read_json(reader).map_err(MapReader::in_member)?;
                *self = Err(error);
            }
            _ => return Err(variant(reader)),
        }
        match map.next(reader)? {
            None => Ok(()),
            Some(_) => Err(variant(reader)),
        }
    }
}

impl<T: ToJson, E: ToJson> ToJson for Result<T, E> {
    fn write_json(&self, writer: &mut Writer) {
        let object = writer.open();
        match self {
            Ok(value) => writer.member("Ok", value),
            Err(error) => writer.member("Err", error),
        }
        writer.end_object(object);
    }
}

/// Wrappers that are written as what they hold: how to make one, and how to look inside to write it.
macro_rules! transparent {
    ($($type:ident = $new:expr, $write:expr);* $(;)?) => { $(
        impl<'de, T: FromJson<'de>> FromJson<'de> for $type<T> {
            const OPTIONAL: bool = T::OPTIONAL;

            fn blank() -> Self {
                $new(T::blank())
            }

            fn read_json(&mut self, reader: &mut Reader<'de>) -> Result<(), Error> {
                let mut value = T::blank();
                value.read_json(reader)?;
                *self = $new(value);
                Ok(())
            }
        }

        transparent!(@write $type, $write);
    )* };
    (@write Cell, $write:expr) => {
        impl<T: ToJson + Copy> ToJson for Cell<T> {
            fn write_json(&self, writer: &mut Writer) {
                self.get().write_json(writer);
            }
        }
    };
    (@write $type:ident, $write:expr) => {
        impl<T: ToJson> ToJson for $type<T> {
            fn write_json(&self, writer: &mut Writer) {
                let write: fn(&Self, &mut Writer) = $write;
                write(self, writer);
            }
        }
    };
}

/// A value behind a lock or a `RefCell` that can't be had now, as in serde.
fn locked(writer: &mut Writer) {
    writer.fail(ErrorKind::Invalid, "a value that nobody else changes");
}

transparent!(
    Wrapping = Wrapping, |this, writer| this.0.write_json(writer);
    Reverse = Reverse, |this, writer| this.0.write_json(writer);
    Cell = Cell::new, ();
    RefCell = RefCell::new, |this, writer| match this.try_borrow() {
        Ok(value) => value.write_json(writer),
        Err(_) => locked(writer),
    };
    Mutex = Mutex::new, |this, writer| match this.lock() {
        Ok(value) => value.write_json(writer),
        Err(_) => locked(writer),
    };
    RwLock = RwLock::new, |this, writer| match this.read() {
        Ok(value) => value.write_json(writer),
        Err(_) => locked(writer),
    };
);

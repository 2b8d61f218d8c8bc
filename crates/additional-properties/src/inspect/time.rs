//! `Inspect` for chrono's dates and times: the text of RFC 3339.

use super::{Inspect, Node};
use chrono::{DateTime, NaiveDate, NaiveDateTime, NaiveTime, TimeZone};
use core::fmt::Display;
use std::borrow::Cow;

impl<Z: TimeZone> Inspect for DateTime<Z>
where
    Z::Offset: Display,
{
    fn inspect(&self) -> Node<'_> {
        let text = self
            .fixed_offset()
            .to_rfc3339_opts(chrono::SecondsFormat::AutoSi, true);
        Node::Text(Cow::Owned(text))
    }
}

macro_rules! plain {
    ($($ty:ty)*) => {$(
        impl Inspect for $ty {
            fn inspect(&self) -> Node<'_> {
                Node::Text(Cow::Owned(self.to_string()))
            }
        }
    )*};
}

plain!(NaiveDate NaiveDateTime NaiveTime);

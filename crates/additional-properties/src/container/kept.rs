//! Where the text of a container is: in the container's own box while it is short, elsewhere when it is long.
//!
//! Most objects have one unknown member or none. The room is what members as values would take.

use std::borrow::Cow;

use crate::json::protocol::RawCapture;

/// How long a text may be to need no allocation of its own.
const ROOM: usize = 79;

/// A text.
#[derive(Clone)]
pub(super) enum Kept<V> {
    Short(Short),
    /// Not a value, but what keeps the text.
    Held(V),
}

/// A short text.
#[derive(Clone)]
pub(super) struct Short {
    length: u8,
    bytes: [u8; ROOM],
}

impl<V> Kept<V> {
    pub(super) fn new<'de>(capture: &RawCapture<'de, V>, text: Cow<'de, str>) -> Self {
        let short = capture.ops.parse.and_then(|_| Short::new(&text));
        short.map_or_else(|| Self::Held((capture.store)(text)), Self::Short)
    }

    /// Adds a text behind a comma; `false` if this kind cannot grow.
    pub(super) fn append(&mut self, capture: &RawCapture<'_, V>, text: &str) -> bool {
        let short = match self {
            Self::Held(held) => return (capture.append)(held, text),
            Self::Short(short) => format!("{},{text}", short.as_str()),
        };
        *self = Self::new(capture, Cow::Owned(short));
        true
    }
}

impl Short {
    fn new(text: &str) -> Option<Self> {
        let mut bytes = [0; ROOM];
        bytes
            .get_mut(..text.len())?
            .copy_from_slice(text.as_bytes());
        let length = u8::try_from(text.len()).ok()?;
        Some(Self { length, bytes })
    }

    pub(super) fn as_bytes(&self) -> &[u8] {
        self.bytes
            .get(..usize::from(self.length))
            .unwrap_or_default()
    }

    pub(super) fn as_str(&self) -> &str {
        // What was put in was text.
        std::str::from_utf8(self.as_bytes()).unwrap_or_default()
    }
}

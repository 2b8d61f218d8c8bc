//! Streams of one JSON value a line (NDJSON).

use std::io::{BufRead, Write};
use std::marker::PhantomData;

use super::entry::from_slice;
use super::error::Error;
use super::traits::{FromJsonOwned, ToJson};
use super::write::{Writer, one_line};

/// Reads one value from each line of a stream.
///
/// A line that cannot be read is one `Err`, with its line number, and the next lines go on. A stream that fails is an
/// `Err` and the end.
pub fn lines<T: FromJsonOwned, R: BufRead>(stream: R) -> Lines<R, T> {
    Lines {
        stream,
        buffer: Vec::new(),
        line: 0,
        ended: false,
        values: PhantomData,
    }
}

/// The iterator of [`lines`].
pub struct Lines<R, T> {
    stream: R,
    buffer: Vec<u8>,
    line: usize,
    ended: bool,
    values: PhantomData<fn() -> T>,
}

impl<R: BufRead, T> Lines<R, T> {
    /// Reads the next line that is not blank into the buffer; whether there is one.
    fn advance(&mut self) -> Result<bool, Error> {
        while !self.ended {
            self.buffer.clear();
            self.line += 1;
            match self.stream.read_until(b'\n', &mut self.buffer) {
                Ok(0) => self.ended = true,
                Ok(_) if self.buffer.trim_ascii().is_empty() => {}
                Ok(_) => return Ok(true),
                Err(error) => {
                    self.ended = true;
                    return Err(Error::io(error));
                }
            }
        }
        Ok(false)
    }
}

impl<R: BufRead, T: FromJsonOwned> Iterator for Lines<R, T> {
    type Item = Result<T, Error>;

    fn next(&mut self) -> Option<Self::Item> {
        match self.advance() {
            Ok(true) => Some(from_slice(&self.buffer).map_err(|error| error.on_line(self.line))),
            Ok(false) => None,
            Err(error) => Some(Err(error)),
        }
    }
}

/// Writes each value on a line of its own.
///
/// # Errors
///
/// A value cannot be written, or the stream fails.
pub fn to_lines<T: ToJson>(
    mut stream: impl Write,
    values: impl IntoIterator<Item = T>,
) -> Result<(), Error> {
    let mut buffer = Vec::new();
    for value in values {
        buffer.clear();
        let mut writer = Writer::with_buffer(buffer);
        value.write_json(&mut writer);
        buffer = writer.finish()?;
        // Source text that was kept may have line breaks between its tokens.
        if buffer.contains(&b'\n') {
            buffer = one_line(&buffer);
        }
        buffer.push(b'\n');
        stream.write_all(&buffer).map_err(Error::io)?;
    }
    Ok(())
}

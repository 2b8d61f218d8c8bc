//! Escapes: which character each stands for, and how long it is.

/// The character that a valid escape stands for, and its length, if one comes next.
#[inline]
pub(super) fn escape(bytes: &[u8]) -> Option<(char, usize)> {
    if bytes.first() != Some(&b'\\') {
        return None;
    }
    single(bytes).or_else(|| character(bytes).ok())
}

/// The same as [`character`] for one valid escape that is no half of a pair, which nearly all are.
#[inline]
fn single(bytes: &[u8]) -> Option<(char, usize)> {
    let &[_, letter] = bytes.first_chunk()?;
    if letter == b'u' {
        let value = four_digits(*bytes.get(2..)?.first_chunk()?);
        let character = char::from_u32(value).filter(|_| value < INVALID);
        return character.map(|character| (character, 6));
    }
    match SHORT[usize::from(letter)] {
        0 => None,
        byte => Some((char::from(byte), 2)),
    }
}

/// The character that the escapes at the start of `bytes` stand for, and their length: one escape, or two for a surrogate pair.
///
/// The error is the offset of the byte that is wrong; zero if the form is right, but half of a pair is missing.
pub(super) fn character(bytes: &[u8]) -> Result<(char, usize), usize> {
    let (first, length) = code_unit(bytes)?;
    if let Some(character) = char::from_u32(first) {
        return Ok((character, length));
    }
    // Not a character, so one of \ud800 to \udfff: half of a pair.
    let Some(tail @ [b'\\', b'u', ..]) = bytes.get(length..) else {
        return Err(0);
    };
    let (second, _) = code_unit(tail).map_err(|at| length + at)?;
    if !(0xdc00..0xe000).contains(&second) {
        return Err(0);
    }
    // Where the first is a second half, too, this is beyond the last character.
    let code = 0x10000 + ((first - 0xd800) << 10) + (second - 0xdc00);
    char::from_u32(code).map_or(Err(0), |character| Ok((character, 2 * length)))
}

/// The UTF-16 code unit of the escape at the start of `bytes`, and the escape's length; or the offset of the byte that is wrong.
pub(super) fn code_unit(bytes: &[u8]) -> Result<(u32, usize), usize> {
    let letter = bytes.get(1).copied().ok_or(1_usize)?;
    if letter == b'u' {
        return hexadecimal(&bytes[2..]).map(|code| (code, 6));
    }
    match SHORT[usize::from(letter)] {
        0 => Err(1),
        byte => Ok((byte.into(), 2)),
    }
}

/// The byte that each letter behind a backslash stands for; 0 for those that stand for none.
const SHORT: [u8; 256] = {
    let mut short = [0; 256];
    short[b'"' as usize] = b'"';
    short[b'\\' as usize] = b'\\';
    short[b'/' as usize] = b'/';
    short[b'b' as usize] = 0x08;
    short[b'f' as usize] = 0x0c;
    short[b'n' as usize] = b'\n';
    short[b'r' as usize] = b'\r';
    short[b't' as usize] = b'\t';
    short
};

/// The value of four hexadecimal digits; or the offset of the byte that is wrong, in its escape.
fn hexadecimal(bytes: &[u8]) -> Result<u32, usize> {
    let value = bytes.first_chunk().copied().map_or(INVALID, four_digits);
    if value < INVALID {
        return Ok(value);
    }
    let valid = bytes.iter().take_while(|byte| byte.is_ascii_hexdigit());
    Err(2 + valid.count())
}

/// The value of four hexadecimal digits, below [`INVALID`]. All are looked up before any is checked.
#[inline]
fn four_digits([a, b, c, d]: [u8; 4]) -> u32 {
    let digit = |byte: u8| DIGITS[usize::from(byte)];
    digit(a) << 12 | digit(b) << 8 | digit(c) << 4 | digit(d)
}

/// What a byte that is no hexadecimal digit counts as.
const INVALID: u32 = 1 << 16;

/// The value of each byte as a hexadecimal digit.
const DIGITS: [u32; 256] = {
    let mut digits = [INVALID; 256];
    let mut value: u32 = 0;
    while value < 16 {
        digits[b"0123456789abcdef"[value as usize] as usize] = value;
        digits[b"0123456789ABCDEF"[value as usize] as usize] = value;
        value += 1;
    }
    digits
};

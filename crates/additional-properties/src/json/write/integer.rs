//! Integers in decimal.

const PAIRS: &[u8; 200] = b"\
    0001020304050607080910111213141516171819\
    2021222324252627282930313233343536373839\
    4041424344454647484950515253545556575859\
    6061626364656667686970717273747576777879\
    8081828384858687888990919293949596979899";

/// Writes an integer, two digits at a time.
pub(super) fn decimal(out: &mut Vec<u8>, negative: bool, mut value: u64) {
    let mut digits = [0_u8; 20];
    let mut at = digits.len();
    while value >= 10 {
        // Below 100, so that it fits an index on every machine.
        #[allow(clippy::cast_possible_truncation)]
        let pair = (value % 100) as usize * 2;
        value /= 100;
        at -= 2;
        digits[at..at + 2].copy_from_slice(&PAIRS[pair..pair + 2]);
    }
    if value > 0 || at == digits.len() {
        at -= 1;
        // Below 10.
        #[allow(clippy::cast_possible_truncation)]
        let digit = value as u8;
        digits[at] = b'0' + digit;
    }
    if negative {
        out.push(b'-');
    }
    out.extend_from_slice(&digits[at..]);
}

//! The formats of dates, times and durations.

/// RFC 3339, full-date.
pub(super) fn is_date(value: &str) -> bool {
    let bytes = value.as_bytes();
    let shape = bytes.len() == 10 && bytes[4] == b'-' && bytes[7] == b'-';
    shape
        && match (
            digits(value, 0, 4),
            digits(value, 5, 7),
            digits(value, 8, 10),
        ) {
            (Some(year), Some(month), Some(day)) => (1..=days_in(year, month)).contains(&day),
            _ => false,
        }
}

/// RFC 3339, date-time.
pub(super) fn is_date_time(value: &str) -> bool {
    let parts = value.split_once(['T', 't']);
    parts.is_some_and(|(date, time)| is_date(date) && is_time(time))
}

/// RFC 3339, full-time: with an offset. A leap second is at the end of a day in UTC.
pub(super) fn is_time(value: &str) -> bool {
    let Some(at) = value.find(['Z', 'z', '+', '-']) else {
        return false;
    };
    let (clock, offset) = value.split_at(at);
    match (clock_of(clock), offset_of(offset)) {
        (Some((minutes, second)), Some(offset)) => {
            let in_utc = (i64::from(minutes) - offset).rem_euclid(24 * 60);
            second < 60 || in_utc == 23 * 60 + 59
        }
        _ => false,
    }
}

/// The minutes since midnight and the second of partial-time.
fn clock_of(value: &str) -> Option<(u32, u32)> {
    let (clock, fraction) = value.split_once('.').unwrap_or((value, "0"));
    let bytes = clock.as_bytes();
    let shape = bytes.len() == 8 && bytes[2] == b':' && bytes[5] == b':';
    let fraction_holds = !fraction.is_empty() && fraction.bytes().all(|byte| byte.is_ascii_digit());
    if !shape || !fraction_holds {
        return None;
    }
    let hour = digits(clock, 0, 2).filter(|hour| *hour < 24)?;
    let minute = digits(clock, 3, 5).filter(|minute| *minute < 60)?;
    let second = digits(clock, 6, 8).filter(|second| *second <= 60)?;
    Some((hour * 60 + minute, second))
}

/// The minutes that a time is ahead of UTC.
fn offset_of(value: &str) -> Option<i64> {
    if value.eq_ignore_ascii_case("z") {
        return Some(0);
    }
    if value.len() != 6 || !value.starts_with(['+', '-']) || value.as_bytes()[3] != b':' {
        return None;
    }
    let hour = digits(value, 1, 3).filter(|hour| *hour < 24)?;
    let minute = digits(value, 4, 6).filter(|minute| *minute < 60)?;
    let minutes = i64::from(hour * 60 + minute);
    Some(if value.starts_with('-') {
        -minutes
    } else {
        minutes
    })
}

/// ISO 8601 as appendix A of RFC 3339 has it: weeks alone, or units in their order, none left out between two of them.
pub(super) fn is_duration(value: &str) -> bool {
    let Some(rest) = value.strip_prefix('P') else {
        return false;
    };
    let (date, time) = match rest.split_once('T') {
        Some((date, time)) => (date, Some(time)),
        None => (rest, None),
    };
    let time_holds = time.is_none_or(|time| !time.is_empty() && has_units(time, "HMS"));
    let has_any = !date.is_empty() || time.is_some();
    has_any && time_holds && (has_units(date, "YMD") || time.is_none() && has_units(date, "W"))
}

/// True for numbers, each with one of `units`: from any of them on, one after the other.
fn has_units(value: &str, mut units: &str) -> bool {
    let mut rest = value;
    while !rest.is_empty() {
        let digits = rest.bytes().take_while(u8::is_ascii_digit).count();
        let (number, from_unit) = rest.split_at(digits);
        let mut characters = from_unit.chars();
        let after = characters.next().and_then(|unit| units.split_once(unit));
        match after {
            // What is left out stands before the first of them.
            Some((left_out, smaller))
                if !number.is_empty() && (left_out.is_empty() || rest.len() == value.len()) =>
            {
                units = smaller;
            }
            _ => return false,
        }
        rest = characters.as_str();
    }
    true
}

fn digits(value: &str, from: usize, to: usize) -> Option<u32> {
    let part = value.get(from..to)?;
    if part.bytes().all(|byte| byte.is_ascii_digit()) {
        part.parse().ok()
    } else {
        None
    }
}

fn days_in(year: u32, month: u32) -> u32 {
    match month {
        1 | 3 | 5 | 7 | 8 | 10 | 12 => 31,
        4 | 6 | 9 | 11 => 30,
        2 if year % 4 == 0 && (year % 100 != 0 || year % 400 == 0) => 29,
        2 => 28,
        _ => 0,
    }
}

//! The format `regex`: an expression of ECMA-262.
//!
//! Only what no engine reads is refused. The engine for `pattern` knows less than ECMA-262, so it can't be asked.

/// False for an expression with a group or class that does not end, a quantifier of nothing, or a backslash at its end.
pub(super) fn may_be_valid(value: &str) -> bool {
    let mut characters = value.chars().peekable();
    let mut open_groups = 0_usize;
    // Whether there is something that a quantifier could be about.
    let mut has_operand = false;
    while let Some(character) = characters.next() {
        match character {
            '\\' if characters.next().is_none() => return false,
            '(' => {
                open_groups += 1;
                if characters.next_if_eq(&'?').is_some() && characters.peek().is_none() {
                    return false;
                }
            }
            ')' if open_groups == 0 => return false,
            ')' => open_groups -= 1,
            '[' if !skip_class(&mut characters) => return false,
            '*' | '+' | '?' if !has_operand => return false,
            _ => {}
        }
        // A quantifier may have a `?` behind it, and nothing else.
        has_operand = match character {
            '(' | '|' | '^' => false,
            '*' | '+' | '?' | '}' => {
                characters.next_if_eq(&'?');
                character == '}'
            }
            _ => true,
        };
    }
    open_groups == 0
}

/// Skips a class, whose `[` was read; false where it does not end.
fn skip_class(characters: &mut std::iter::Peekable<std::str::Chars<'_>>) -> bool {
    while let Some(character) = characters.next() {
        match character {
            '\\' => {
                characters.next();
            }
            ']' => return true,
            _ => {}
        }
    }
    false
}

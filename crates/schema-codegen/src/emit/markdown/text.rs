//! Escapes: words, code and links as Markdown that reads the same in a paragraph and in a table cell.
//!
//! In: text of any kind. Out: Markdown in which nothing of it acts as markup.

/// Words, escaped. `at_start`: they begin a line.
pub(super) fn escape(text: &str, at_start: bool) -> String {
    let text = &*crate::content::prose::clean(text.into());
    let mut out = String::with_capacity(text.len() + 8);
    let mut before = None;
    let mut rest = text.chars().peekable();
    while let Some(c) = rest.next() {
        match c {
            '\\' | '`' | '*' | '[' | ']' | '<' | '|' | '~' | '$' => out.extend(['\\', c]),
            '_' if !(is_word(before) && is_word(rest.peek().copied())) => out.push_str("\\_"),
            '&' if starts_entity(rest.clone()) => out.push_str("&amp;"),
            '#' | '>' | '+' | '-' | '=' if at_start && before.is_none() => out.extend(['\\', c]),
            '.' | ')'
                if at_start
                    && out.len() < 10
                    && out.bytes().all(|b| b.is_ascii_digit())
                    && before.is_some() =>
            {
                out.extend(['\\', c]);
            }
            '\n' | '\t' => out.push(' '),
            _ => out.push(c),
        }
        before = Some(c);
    }
    out
}

fn is_word(c: Option<char>) -> bool {
    c.is_some_and(char::is_alphanumeric)
}

fn starts_entity(rest: std::iter::Peekable<std::str::Chars<'_>>) -> bool {
    let name: String = rest
        .take_while(|c| c.is_ascii_alphanumeric() || matches!(c, '#' | ';'))
        .collect();
    name.find(';').is_some_and(|end| end > 0)
}

/// A code span, fenced by more back ticks than it holds.
pub(super) fn code(text: &str) -> String {
    let text =
        crate::content::prose::clean(text.replace(['\n', '\t'], " ").into()).replace('|', "\\|");
    let longest = text.split(|c| c != '`').map(str::len).max().unwrap_or(0);
    let fence = "`".repeat(longest + 1);
    let edge = |c: Option<char>| c.is_none_or(|c| c == '`' || c == ' ');
    let pad = if edge(text.chars().next()) || edge(text.chars().next_back()) {
        " "
    } else {
        ""
    };
    format!("{fence}{pad}{text}{pad}{fence}")
}

/// The target of a link.
pub(super) fn destination(url: &str) -> String {
    let mut out = String::with_capacity(url.len());
    for c in url.chars() {
        match c {
            '(' => out.push_str("%28"),
            ')' => out.push_str("%29"),
            '<' => out.push_str("%3C"),
            '>' => out.push_str("%3E"),
            '|' => out.push_str("%7C"),
            '\\' => out.push_str("%5C"),
            _ => out.push(c),
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn markup_becomes_text() {
        assert_eq!(
            escape("snake_case _em_ *b* [x](y) <i> a|b $x$", false),
            r"snake_case \_em\_ \*b\* \[x\](y) \<i> a\|b \$x\$"
        );
        assert_eq!(escape("&lt; R&D &copy", false), "&amp;lt; R&D &copy");
        assert_eq!(escape("1. one", true), "1\\. one");
        assert_eq!(escape("# head", true), "\\# head");
        assert_eq!(escape("a-b #1", true), "a-b #1");
    }

    #[test]
    fn code_is_fenced_by_more_than_it_holds() {
        assert_eq!(code("a`b"), "``a`b``");
        assert_eq!(code("`"), "`` ` ``");
        assert_eq!(code("a|b"), "`a\\|b`");
        assert_eq!(code(""), "`  `");
    }
}

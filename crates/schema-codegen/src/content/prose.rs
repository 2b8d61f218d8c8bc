//! Descriptions: `CommonMark` that others wrote, made safe.
//!
//! In: untrusted text. Out: events that hold no HTML, no image, no heading and no link but http, https and relative ones.
//! Characters that steer the terminal or the direction of text are made visible. Emitters write these events and nothing else.

use pulldown_cmark::{CowStr, Event, LinkType, Options, Parser, Tag, TagEnd};

/// The safe events of a description.
#[must_use]
pub fn events(text: &str) -> Vec<Event<'_>> {
    let mut links: Vec<bool> = Vec::new();
    Parser::new_ext(text, Options::empty())
        .filter_map(|event| safe(event, &mut links))
        .flatten()
        .collect()
}

type Few<'a> = Vec<Event<'a>>;

fn safe<'a>(event: Event<'a>, links: &mut Vec<bool>) -> Option<Few<'a>> {
    Some(match event {
        Event::Start(Tag::Heading { .. }) => {
            vec![Event::Start(Tag::Paragraph), Event::Start(Tag::Strong)]
        }
        Event::End(TagEnd::Heading(_)) => {
            vec![Event::End(TagEnd::Strong), Event::End(TagEnd::Paragraph)]
        }
        Event::Start(Tag::HtmlBlock) => vec![Event::Start(Tag::Paragraph)],
        Event::End(TagEnd::HtmlBlock) => vec![Event::End(TagEnd::Paragraph)],
        Event::Html(text) | Event::InlineHtml(text) | Event::Text(text) => {
            vec![Event::Text(clean(text))]
        }
        Event::Code(text) => vec![Event::Code(clean(text))],
        Event::Start(Tag::CodeBlock(_)) => {
            vec![Event::Start(Tag::CodeBlock(
                pulldown_cmark::CodeBlockKind::Fenced(CowStr::Borrowed("")),
            ))]
        }
        Event::Start(Tag::Link { dest_url, .. } | Tag::Image { dest_url, .. }) => {
            let open = !links.contains(&true) && allowed(&dest_url);
            links.push(open);
            if !open {
                return None;
            }
            vec![Event::Start(link(dest_url))]
        }
        Event::End(TagEnd::Link | TagEnd::Image) => {
            if !links.pop()? {
                return None;
            }
            vec![Event::End(TagEnd::Link)]
        }
        other => vec![other],
    })
}

fn link(dest_url: CowStr<'_>) -> Tag<'_> {
    Tag::Link {
        link_type: LinkType::Inline,
        dest_url,
        title: CowStr::Borrowed(""),
        id: CowStr::Borrowed(""),
    }
}

/// True for http, https and relative addresses.
fn allowed(url: &str) -> bool {
    let odd = |c: char| c.is_control() || c.is_whitespace() || c == '\\';
    if url.is_empty() || url.contains(odd) || holds_reference(url) {
        return false;
    }
    let lower = url.to_ascii_lowercase();
    if lower.starts_with("http://") || lower.starts_with("https://") {
        return true;
    }
    let path = lower.split(['/', '?', '#']).next().unwrap_or_default();
    !lower.starts_with("//") && !path.contains(':')
}

/// True where a character reference is left, which another reader of the address may resolve once more.
fn holds_reference(url: &str) -> bool {
    url.split('&').skip(1).any(|rest| {
        let name = rest.split(';').next().unwrap_or_default();
        let is_name = |c: char| c.is_ascii_alphanumeric() || c == '#';
        name.len() < rest.len() && !name.is_empty() && name.chars().all(is_name)
    })
}

/// Control characters and marks that reorder text, made visible.
#[must_use]
pub fn clean(text: CowStr<'_>) -> CowStr<'_> {
    if !text.contains(steers) {
        return text;
    }
    let mut out = String::with_capacity(text.len());
    for c in text.chars() {
        if steers(c) {
            out.extend(c.escape_unicode());
        } else {
            out.push(c);
        }
    }
    out.into()
}

fn steers(c: char) -> bool {
    (c.is_control() && c != '\n' && c != '\t')
        || matches!(c, '\u{200e}' | '\u{200f}' | '\u{061c}' | '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}')
}

/// The words alone.
#[must_use]
pub fn plain(text: &str) -> String {
    let mut out = String::new();
    for event in events(text) {
        match event {
            Event::Text(text) | Event::Code(text) => out.push_str(&text),
            Event::SoftBreak | Event::HardBreak | Event::End(TagEnd::Paragraph | TagEnd::Item) => {
                out.push(' ');
            }
            _ => {}
        }
    }
    out.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// The first sentence, without marks.
#[must_use]
pub fn summary(text: &str) -> String {
    let plain = plain(text);
    let end = plain
        .match_indices(['.', ':', '?', '!'])
        .map(|(at, _)| at + 1)
        .find(|&end| ends_sentence(&plain, end));
    let first = end.map_or(plain.as_str(), |end| &plain[..end]);
    first
        .strip_suffix(':')
        .map_or_else(|| first.to_owned(), |head| format!("{head}."))
}

/// A sentence ends where a space and something other than a lower-case letter follow.
fn ends_sentence(text: &str, end: usize) -> bool {
    let mut rest = text[end..].chars();
    match rest.next() {
        None => true,
        Some(' ') => !rest.next().is_some_and(char::is_lowercase) || text[..end].ends_with(':'),
        Some(_) => false,
    }
}

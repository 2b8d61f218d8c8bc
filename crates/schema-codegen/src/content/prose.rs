//! Descriptions: `CommonMark` that others wrote, reduced to events that are safe in HTML, Markdown and doc comments.
//!
//! The result has no HTML, no image, no heading, no link but to http and https (nobody knows what a relative one is relative to), and no
//! invisible character that steers a terminal or the direction of text. Emitters write these events and nothing else.

use crate::visible::{is_hidden, visible};
use pulldown_cmark::{
    CodeBlockKind, CowStr, Event, LinkType, Options, Parser, Tag, TagEnd, TextMergeStream,
};
use std::borrow::Cow;

/// The safe events of a description.
#[must_use]
pub fn events(markdown: &str) -> Vec<Event<'_>> {
    let mut filter = Filter::default();
    let mut out = Vec::new();
    // Merged, because an address with an underscore in it arrives in several events.
    for event in TextMergeStream::new(Parser::new_ext(markdown, Options::empty())) {
        filter.event(event, &mut out);
    }
    out
}

#[derive(Default)]
struct Filter {
    /// The links and images that are open: true for one that is written.
    links: Vec<bool>,
    in_code_block: bool,
}

impl Filter {
    fn event<'a>(&mut self, event: Event<'a>, out: &mut Vec<Event<'a>>) {
        match event {
            Event::Html(text) | Event::InlineHtml(text) | Event::Text(text) => {
                if self.in_code_block || self.links.contains(&true) {
                    out.push(Event::Text(clean(text)));
                } else {
                    with_links(&clean(text), out);
                }
            }
            Event::Code(text) => out.push(Event::Code(clean(text))),
            Event::Start(tag) => self.start(tag, out),
            Event::End(tag) => self.end(tag, out),
            other => out.push(other),
        }
    }

    fn start<'a>(&mut self, tag: Tag<'a>, out: &mut Vec<Event<'a>>) {
        match tag {
            // A heading in a description would break the outline of the page around it.
            Tag::Heading { .. } => {
                out.extend([Event::Start(Tag::Paragraph), Event::Start(Tag::Strong)]);
            }
            Tag::HtmlBlock => out.push(Event::Start(Tag::Paragraph)),
            Tag::CodeBlock(_) => {
                self.in_code_block = true;
                let kind = CodeBlockKind::Fenced(CowStr::Borrowed(""));
                out.push(Event::Start(Tag::CodeBlock(kind)));
            }
            Tag::Link {
                link_type,
                dest_url,
                ..
            }
            | Tag::Image {
                link_type,
                dest_url,
                ..
            } => {
                let is_written = !self.links.contains(&true) && allowed(&dest_url);
                self.links.push(is_written);
                out.extend(is_written.then(|| Event::Start(link(link_type, dest_url))));
            }
            other => out.push(Event::Start(other)),
        }
    }

    fn end(&mut self, tag: TagEnd, out: &mut Vec<Event<'_>>) {
        match tag {
            TagEnd::Heading(_) => {
                out.extend([Event::End(TagEnd::Strong), Event::End(TagEnd::Paragraph)]);
            }
            TagEnd::HtmlBlock => out.push(Event::End(TagEnd::Paragraph)),
            TagEnd::Link | TagEnd::Image => {
                let is_written = self.links.pop() == Some(true);
                out.extend(is_written.then_some(Event::End(TagEnd::Link)));
            }
            TagEnd::CodeBlock => {
                self.in_code_block = false;
                out.push(Event::End(tag));
            }
            other => out.push(Event::End(other)),
        }
    }
}

fn link(link_type: LinkType, dest_url: CowStr<'_>) -> Tag<'_> {
    let is_short = link_type == LinkType::Autolink && dest_url.chars().all(is_of_address);
    Tag::Link {
        link_type: if is_short {
            LinkType::Autolink
        } else {
            LinkType::Inline
        },
        dest_url,
        title: CowStr::Borrowed(""),
        id: CowStr::Borrowed(""),
    }
}

/// True for a character of an address that needs no escape between `<` and `>`, in a table either.
fn is_of_address(c: char) -> bool {
    c.is_ascii_graphic() && !matches!(c, '<' | '>' | '`' | '"' | '\\' | '|')
}

/// `text` without what closes a sentence or a parenthesis around it; one that the address itself opens belongs to it.
fn address(text: &str) -> &str {
    let mut url = text.trim_end_matches(['.', ',', ';', ':', '!', '?', ')', ']', '\'', '*', '_']);
    let is_open = |url: &str| url.matches('(').count() > url.matches(')').count();
    while is_open(url) && text[url.len()..].starts_with(')') {
        url = &text[..=url.len()];
    }
    url
}

/// Text in which each bare address becomes a link to itself.
fn with_links(text: &str, out: &mut Vec<Event<'_>>) {
    let mut rest = text;
    while let Some(start) = ["http://", "https://"]
        .iter()
        .filter_map(|scheme| rest.find(scheme))
        .min()
    {
        let (before, from) = rest.split_at(start);
        if !before.is_empty() {
            out.push(Event::Text(before.to_owned().into()));
        }
        let end = from
            .find(|c: char| c.is_whitespace() || (c.is_ascii() && !is_of_address(c)))
            .unwrap_or(from.len());
        let url = address(&from[..end]);
        rest = &from[url.len()..];
        let is_address = !url.ends_with("//") && url.is_ascii() && allowed(url);
        if is_address {
            let dest_url = CowStr::from(url.to_owned());
            out.push(Event::Start(link(LinkType::Autolink, dest_url.clone())));
            out.push(Event::Text(dest_url));
            out.push(Event::End(TagEnd::Link));
        } else {
            // No address yet, but some renderers would make a link of it, and rustdoc warns of it.
            out.push(Event::Code(url.to_owned().into()));
        }
    }
    if !rest.is_empty() {
        out.push(Event::Text(rest.to_owned().into()));
    }
}

/// True for http and https addresses.
fn allowed(url: &str) -> bool {
    let odd = |c: char| is_hidden(c) || c.is_whitespace() || c == '\\';
    let lower = url.to_ascii_lowercase();
    let is_web = lower.starts_with("http://") || lower.starts_with("https://");
    is_web && !url.contains(odd) && !has_reference(url)
}

/// True where a character reference is left, which another reader of the address may resolve once more.
fn has_reference(url: &str) -> bool {
    url.split('&').skip(1).any(|rest| {
        let name = rest.split(';').next().unwrap_or_default();
        let is_name = |c: char| c.is_ascii_alphanumeric() || c == '#';
        name.len() < rest.len() && !name.is_empty() && name.chars().all(is_name)
    })
}

/// [`visible`] for the text of an event.
#[must_use]
pub fn clean(text: CowStr<'_>) -> CowStr<'_> {
    match visible(&text) {
        Cow::Borrowed(_) => text,
        Cow::Owned(escaped) => escaped.into(),
    }
}

/// The words of a description without markup, on one line.
#[must_use]
pub fn strip_markup(markdown: &str) -> String {
    let mut out = String::new();
    for event in events(markdown) {
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

/// The first sentence of a description, without markup.
#[must_use]
pub fn summary(markdown: &str) -> String {
    let words = strip_markup(markdown);
    let end = words
        .match_indices(['.', ':', '?', '!'])
        .map(|(at, _)| at + 1)
        .find(|&end| ends_sentence(&words, end));
    let first = end.map_or(words.as_str(), |end| &words[..end]);
    first
        .strip_suffix(':')
        .map_or_else(|| first.to_owned(), |head| format!("{head}."))
}

/// True where a space and something other than a lower-case letter follow, so that `e.g. this` is one sentence.
fn ends_sentence(text: &str, end: usize) -> bool {
    let mut rest = text[end..].chars();
    match rest.next() {
        None => true,
        Some(' ') => !rest.next().is_some_and(char::is_lowercase) || text[..end].ends_with(':'),
        Some(_) => false,
    }
}

#[cfg(test)]
mod tests {
    use super::address;

    #[test]
    fn an_address_has_the_parentheses_that_it_opens() {
        for (text, url) in [
            ("https://a.example/b.", "https://a.example/b"),
            ("https://a.example/b).", "https://a.example/b"),
            ("https://a.example/b_(c)", "https://a.example/b_(c)"),
            ("https://a.example/b_(c)).", "https://a.example/b_(c)"),
            ("https://a.example/b_(c).", "https://a.example/b_(c)"),
        ] {
            assert_eq!(address(text), url);
        }
    }
}

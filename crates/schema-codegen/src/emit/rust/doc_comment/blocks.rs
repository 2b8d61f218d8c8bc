//! Paragraphs, lists, quotes and code: the structure that a description may have.

use super::inline::{Paragraph, code_span};
use pulldown_cmark::{
    CodeBlockKind, Event, LinkType, Options, Parser, Tag, TagEnd, TextMergeStream,
};

/// Parses `markdown` and writes it again, with the marks we know and no other.
pub(super) fn write(markdown: &str) -> Vec<String> {
    let mut writer = Writer::default();
    for event in TextMergeStream::new(Parser::new_ext(markdown, Options::empty())) {
        writer.event(event);
    }
    writer.flush();
    writer.lines
}

#[derive(Debug, Default)]
struct Writer {
    lines: Vec<String>,
    paragraph: Paragraph,
    /// The containers that are open, outermost first.
    open: Vec<Container>,
    /// Text of a code block, while in one.
    code: Option<String>,
    /// Links that are open, each with its end mark.
    links: Vec<String>,
    /// The next block continues a list: no blank line before it.
    tight: bool,
}

#[derive(Debug)]
enum Container {
    Quote,
    /// A list: the number of its next item, if it has numbers, and whether it has an item yet.
    List(Option<u64>, bool),
    /// A list item: its mark, until the first line is written, and the width of it.
    Item(Option<String>, usize),
}

impl Writer {
    fn event(&mut self, event: Event<'_>) {
        match event {
            Event::Start(tag) => self.start(tag),
            Event::End(tag) => self.end(tag),
            Event::Text(text) => self.text(&text),
            Event::Code(code) | Event::InlineMath(code) | Event::DisplayMath(code) => {
                self.paragraph.glue(&code_span(&code));
            }
            Event::Html(text) | Event::InlineHtml(text) => self.paragraph.text(&text),
            Event::SoftBreak | Event::HardBreak => self.paragraph.space(),
            Event::Rule => self.flush(),
            Event::FootnoteReference(_) | Event::TaskListMarker(_) => {}
        }
    }

    fn text(&mut self, text: &str) {
        match &mut self.code {
            Some(code) => code.push_str(text),
            None if self.links.iter().any(|end| !end.is_empty()) => self.paragraph.link_text(text),
            None => self.paragraph.text(text),
        }
    }

    fn start(&mut self, tag: Tag<'_>) {
        match tag {
            Tag::Emphasis => self.paragraph.glue("*"),
            Tag::Strong => self.paragraph.glue("**"),
            Tag::Link {
                link_type: LinkType::Autolink,
                ..
            } => self.links.push(String::new()),
            Tag::Link { dest_url, .. } => self.open_link(&dest_url),
            Tag::Image { .. } => {}
            Tag::CodeBlock(CodeBlockKind::Fenced(_) | CodeBlockKind::Indented) => {
                self.flush();
                self.code = Some(String::new());
            }
            Tag::BlockQuote(_) => self.enter(Container::Quote),
            Tag::List(first) => self.enter(Container::List(first, false)),
            Tag::Item => self.enter_item(),
            Tag::Heading { .. } => {
                self.flush();
                self.paragraph.glue("**");
            }
            _ => self.flush(),
        }
    }

    fn end(&mut self, tag: TagEnd) {
        match tag {
            TagEnd::Emphasis => self.paragraph.glue_end("*"),
            TagEnd::Strong => self.paragraph.glue_end("**"),
            TagEnd::Link => {
                let end = self.links.pop().unwrap_or_default();
                self.paragraph.glue_end(&end);
            }
            TagEnd::Image => {}
            TagEnd::CodeBlock => self.code_block(),
            TagEnd::BlockQuote(_) | TagEnd::List(_) | TagEnd::Item => {
                self.flush();
                self.open.pop();
                self.tight = false;
            }
            TagEnd::Heading(_) => {
                self.paragraph.glue_end("**");
                self.flush();
            }
            _ => self.flush(),
        }
    }

    /// A link to the web stays one; any other target means nothing here, or would be taken for a path to an item.
    fn open_link(&mut self, target: &str) {
        let web = ["http://", "https://"]
            .iter()
            .any(|scheme| target.starts_with(scheme));
        let plain = target
            .chars()
            .all(|c| c.is_ascii_graphic() && !matches!(c, '<' | '>' | '\\' | '`'));
        if web && plain {
            self.paragraph.glue("[");
            self.links.push(format!("](<{target}>)"));
        } else {
            self.links.push(String::new());
        }
    }

    fn enter(&mut self, container: Container) {
        self.flush();
        self.open.push(container);
    }

    fn enter_item(&mut self) {
        self.flush();
        let mut mark = "- ".to_owned();
        if let Some(Container::List(number, started)) = self.open.last_mut() {
            self.tight = std::mem::replace(started, true);
            if let Some(number) = number {
                mark = format!("{number}. ");
                *number += 1;
            }
        }
        let width = mark.len();
        self.open.push(Container::Item(Some(mark), width));
    }

    fn code_block(&mut self) {
        let code = self.code.take().unwrap_or_default();
        let longest = code.split(|c| c != '`').map(str::len).max().unwrap_or(0);
        let fence = "`".repeat(longest.max(2) + 1);
        let body = code.trim_end_matches('\n').lines().map(str::to_owned);
        let lines = std::iter::once(format!("{fence}text"))
            .chain(body)
            .chain([fence.clone()])
            .collect();
        self.block(lines);
    }

    fn flush(&mut self) {
        if !self.paragraph.is_empty() {
            let lines = self.paragraph.take_lines();
            self.block(lines);
        }
    }

    /// Writes one block, with the marks of the containers it is in.
    fn block(&mut self, lines: Vec<String>) {
        let tight = std::mem::take(&mut self.tight);
        if !self.lines.is_empty() && !tight {
            let blank = self.prefix(true).trim_end().to_owned();
            self.lines.push(blank);
        }
        for line in lines {
            let prefix = self.prefix(false);
            self.lines
                .push(format!("{prefix}{line}").trim_end().to_owned());
        }
    }

    fn prefix(&mut self, blank: bool) -> String {
        let mut prefix = String::new();
        for container in &mut self.open {
            match container {
                Container::Quote => prefix.push_str("> "),
                Container::List(..) => {}
                Container::Item(mark, width) => match if blank { None } else { mark.take() } {
                    Some(mark) => prefix.push_str(&mark),
                    None => prefix.push_str(&" ".repeat(*width)),
                },
            }
        }
        prefix
    }
}

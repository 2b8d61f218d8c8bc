//! Descriptions as Markdown again: the safe events of a description, written as blocks or as one table cell.
//!
//! In: untrusted `CommonMark`. Out: Markdown that holds only what [`crate::content::prose`] lets pass.

use super::text;
use crate::content::prose;
use pulldown_cmark::{Event, Tag, TagEnd};

/// Paragraphs, lists and the like, separated by blank lines.
pub(super) fn blocks(source: &str) -> String {
    write(source, false)
}

/// The same on one line, for a table.
pub(super) fn cell(source: &str) -> String {
    write(source, true)
}

fn write(source: &str, one_line: bool) -> String {
    let mut writer = Writer {
        one_line,
        ..Writer::default()
    };
    for event in prose::events(source) {
        writer.event(event);
    }
    writer.out.trim_end().to_owned()
}

#[derive(Default)]
struct Writer {
    out: String,
    one_line: bool,
    /// Next number of each open list, `None` for bullets.
    lists: Vec<Option<u64>>,
    quotes: usize,
    code: Option<String>,
    links: Vec<String>,
    at_start: bool,
    /// An item was opened and has no text yet.
    fresh_item: bool,
}

impl Writer {
    fn event(&mut self, event: Event<'_>) {
        match event {
            Event::Start(tag) => self.start(tag),
            Event::End(tag) => self.end(tag),
            Event::Text(words) => self.words(&words),
            Event::Code(words) => self.raw(&text::code(&words)),
            Event::SoftBreak => self.raw(" "),
            Event::HardBreak => self.raw("<br>"),
            Event::Rule => self.block(),
            _ => {}
        }
    }

    fn start(&mut self, tag: Tag<'_>) {
        match tag {
            Tag::Paragraph => self.block(),
            Tag::BlockQuote(_) => self.quotes += 1,
            Tag::CodeBlock(_) => self.code = Some(String::new()),
            Tag::List(first) => self.lists.push(first),
            Tag::Item => self.item(),
            Tag::Emphasis => self.raw("*"),
            Tag::Strong => self.raw("**"),
            Tag::Link { dest_url, .. } => {
                self.links.push(text::destination(&dest_url));
                self.raw("[");
            }
            _ => {}
        }
    }

    fn end(&mut self, tag: TagEnd) {
        match tag {
            TagEnd::BlockQuote(_) => self.quotes -= 1,
            TagEnd::CodeBlock => self.code_block(),
            TagEnd::List(_) => drop(self.lists.pop()),
            TagEnd::Emphasis => self.raw("*"),
            TagEnd::Strong => self.raw("**"),
            TagEnd::Link => {
                let url = self.links.pop().unwrap_or_default();
                self.raw(&format!("]({url})"));
            }
            _ => {}
        }
    }

    fn words(&mut self, words: &str) {
        if let Some(code) = &mut self.code {
            code.push_str(words);
        } else {
            let escaped = text::escape(words, self.at_start);
            self.raw(&escaped);
        }
    }

    fn raw(&mut self, text: &str) {
        self.out.push_str(text);
        self.at_start = false;
        self.fresh_item = false;
    }

    /// Begins a block.
    fn block(&mut self) {
        self.at_start = true;
        if std::mem::take(&mut self.fresh_item) || self.out.is_empty() && self.quotes == 0 {
            return;
        }
        if self.one_line {
            self.out
                .push_str(if self.out.is_empty() { "" } else { "<br><br>" });
            return;
        }
        if !self.out.is_empty() {
            self.out.push_str("\n\n");
        }
        let indent = "  ".repeat(self.lists.len());
        self.out.push_str(&indent);
        self.out.push_str(&"> ".repeat(self.quotes));
    }

    fn item(&mut self) {
        let depth = self.lists.len().saturating_sub(1);
        let mark = match self.lists.last_mut() {
            Some(Some(number)) => {
                *number += 1;
                format!("{}\\. ", *number - 1)
            }
            _ => "• ".to_owned(),
        };
        if self.one_line {
            self.out
                .push_str(if self.out.is_empty() { "" } else { "<br>" });
            self.out.push_str(&mark);
        } else {
            if !self.out.is_empty() {
                self.out.push_str(if self.out.ends_with("\n\n") {
                    ""
                } else {
                    "\n\n"
                });
            }
            self.out.push_str(&"  ".repeat(depth));
            self.out.push_str(&if mark.starts_with('•') {
                "- ".to_owned()
            } else {
                mark.replace('\\', "")
            });
        }
        self.at_start = true;
        self.fresh_item = true;
    }

    fn code_block(&mut self) {
        let code = self.code.take().unwrap_or_default();
        for line in code.lines().filter(|line| !line.trim().is_empty()) {
            if self.one_line {
                self.out
                    .push_str(if self.out.is_empty() { "" } else { "<br>" });
            } else {
                self.block();
            }
            self.raw(&text::code(line));
        }
    }
}

//! Paragraphs, lists, quotes and code: the structure that a description may have.

use super::Style;
use super::inline::{Paragraph, code, destination};
use crate::content::prose;
use pulldown_cmark::{Event, LinkType, Tag, TagEnd};

/// The safe events of `markdown`, written again: lines, or for a cell, runs to be joined.
pub(super) fn write(markdown: &str, style: Style) -> Vec<String> {
    let mut writer = Writer {
        style,
        lines: Vec::new(),
        paragraph: Paragraph::new(style),
        open: Vec::new(),
        code: None,
        links: Vec::new(),
        tight: false,
    };
    for event in prose::events(markdown) {
        writer.event(event);
    }
    writer.flush();
    writer.lines
}

#[derive(Debug)]
struct Writer {
    style: Style,
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
            Event::Text(text) => match (&mut self.code, self.links.last()) {
                (Some(code), _) => code.push_str(&text),
                // Between angle brackets a backslash is a part of the address.
                (None, Some(end)) if end == ">" => self.paragraph.glue(&text),
                _ => self.paragraph.text(&text),
            },
            Event::Code(text) => self.paragraph.glue(&code(&text, self.style)),
            Event::HardBreak if self.style != Style::Doc => self.paragraph.glue("<br>"),
            Event::SoftBreak | Event::HardBreak => self.paragraph.space(),
            Event::Rule => self.flush(),
            // `prose` switches on no extension and lets no HTML pass.
            _ => {}
        }
    }

    fn start(&mut self, tag: Tag<'_>) {
        match tag {
            Tag::Emphasis => self.paragraph.glue("*"),
            Tag::Strong => self.paragraph.glue("**"),
            Tag::Link {
                link_type,
                dest_url,
                ..
            } => self.open_link(link_type, &dest_url),
            Tag::CodeBlock(_) => {
                self.flush();
                self.code = Some(String::new());
            }
            Tag::BlockQuote(_) => self.enter(Container::Quote),
            Tag::List(first) => self.enter(Container::List(first, false)),
            Tag::Item => self.enter_item(),
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
            TagEnd::CodeBlock => self.code_block(),
            TagEnd::BlockQuote(_) | TagEnd::List(_) | TagEnd::Item => {
                self.flush();
                self.open.pop();
                self.tight = false;
            }
            _ => self.flush(),
        }
    }

    /// An address that is its own label keeps the short form.
    fn open_link(&mut self, link_type: LinkType, target: &str) {
        let (start, end) = match link_type {
            LinkType::Autolink => ("<", ">".to_owned()),
            _ => ("[", format!("]({})", destination(target))),
        };
        self.paragraph.glue(start);
        self.links.push(end);
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
        let text = self.code.take().unwrap_or_default().replace('\t', "    ");
        let body = text.trim_end_matches('\n').lines();
        let lines = if self.style == Style::Cell {
            body.filter(|line| !line.trim().is_empty())
                .map(|line| code(line, self.style))
                .collect()
        } else {
            let longest = text.split(|c| c != '`').map(str::len).max().unwrap_or(0);
            let fence = "`".repeat(longest.max(2) + 1);
            // Without a language rustdoc would compile the block as a test.
            std::iter::once(format!("{fence}text"))
                .chain(body.map(str::to_owned))
                .chain([fence.clone()])
                .collect()
        };
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
        let is_first = self.lines.is_empty();
        if self.style == Style::Cell {
            let run = self.cell_run(is_first, &lines.join("<br>"));
            return self.lines.push(run);
        }
        let tight = std::mem::take(&mut self.tight);
        if !is_first && !tight {
            let blank = self.prefix(true).trim_end().to_owned();
            self.lines.push(blank);
        }
        for line in lines {
            let prefix = self.prefix(false);
            self.lines
                .push(format!("{prefix}{line}").trim_end().to_owned());
        }
    }

    /// A block in a cell, where there are no lists: the item's mark becomes text.
    fn cell_run(&mut self, is_first: bool, text: &str) -> String {
        let mark = self
            .open
            .iter_mut()
            .filter_map(|container| match container {
                Container::Item(mark, _) => mark.take(),
                Container::Quote | Container::List(..) => None,
            })
            .next_back();
        let separator = match (is_first, &mark) {
            (true, _) => "",
            (false, Some(_)) => "<br>",
            (false, None) => "<br><br>",
        };
        let mark = match mark.as_deref() {
            Some("- ") => "• ".to_owned(),
            Some(number) => number.replace('.', "\\."),
            None => String::new(),
        };
        format!("{separator}{mark}{text}")
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

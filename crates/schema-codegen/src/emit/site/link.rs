//! Where links lead, and how phrases and descriptions read in HTML. Only this module makes addresses.

use crate::content::pagination::{self, Pagination};
use crate::content::{Content, Phrase, Span, Target, Use, address, prose};
use crate::model::{Shape, TypeId};
use crate::plan::FieldId;
use maud::{Markup, PreEscaped, html};
use pulldown_cmark::{Event, Tag, TagEnd};

/// Writes links as seen from one page.
#[derive(Clone, Copy)]
pub(super) struct Linker<'c, 'p> {
    /// What there is to link to.
    pub(super) content: &'c Content<'p>,
    /// The way from the page to the root of the site: empty or `../`, or where the site is on its host.
    pub(super) root: &'c str,
}

impl Linker<'_, '_> {
    /// A phrase with its code as code.
    pub(super) fn phrase(self, phrase: &Phrase) -> Markup {
        html! { @for span in &phrase.0 { (self.span(span, true)) } }
    }

    /// A type, set as code, that may break where its argument begins.
    pub(super) fn code(self, phrase: &Phrase) -> Markup {
        html! {
            code {
                @for span in &phrase.0 {
                    (self.span(span, false))
                    @if matches!(span, Span::Text(words) if words.ends_with('<')) { wbr; }
                }
            }
        }
    }

    /// A phrase without marks of its own.
    pub(super) fn unmarked(self, phrase: &Phrase) -> Markup {
        html! { @for span in &phrase.0 { (self.span(span, false)) } }
    }

    /// A phrase whose names need not break.
    pub(super) fn unbroken(self, phrase: &Phrase) -> Markup {
        html! {
            @for span in &phrase.0 {
                @match span {
                    Span::Text(words) => { (words) }
                    Span::Code(code) => { code { (code) } }
                    Span::Link(label, target) => { a href=(self.href(*target)) { (label) } }
                }
            }
        }
    }

    fn span(self, span: &Span, marked: bool) -> Markup {
        match span {
            Span::Text(words) => html! { (words) },
            Span::Code(code) if marked => html! { code { (breakable(code)) } },
            Span::Code(code) => html! { (code) },
            Span::Link(label, target) => {
                html! { a href=(self.href(*target)) { (breakable(label)) } }
            }
        }
    }

    /// Where a target is, seen from here.
    pub(super) fn href(self, target: Target) -> String {
        let plan = self.content.plan;
        match target {
            Target::External(url) => url.to_owned(),
            Target::Type(id) => self.page(id),
            Target::Field(field) => {
                let name = &plan.field(field).wire_name;
                let page = self.page_of_part(field.owner, |parts| parts.of(field.index));
                format!("{page}#{}", address::field_anchor(name))
            }
            Target::Additional(id) => {
                let page = self.page_of_part(id, Pagination::last);
                format!("{page}#{}", address::ADDITIONAL_ANCHOR)
            }
            Target::Variant(id, index) => {
                let name = plan.names.variants[&(id, index)].as_str();
                let page = self.page_of_part(id, |parts| parts.of(index));
                format!("{page}#{}", address::variant_anchor(name))
            }
            Target::Value(id, index) => match &plan.type_def(id).shape {
                Shape::Enum(def) => {
                    let anchor = address::value_anchor(&def.values[index].value);
                    let page = self.page_of_part(id, |parts| parts.of(index));
                    format!("{page}#{anchor}")
                }
                _ => self.page(id),
            },
            Target::Rule(index) => {
                let rules = &self.content.rules;
                let file = pagination::file_of_rule(rules.len(), index);
                format!("{}{file}#{}", self.root, rules[index].anchor)
            }
        }
    }

    fn page(self, id: TypeId) -> String {
        self.page_of_part(id, |_| 0)
    }

    /// The page of a type, or the one of its pages that `part` chooses.
    fn page_of_part(self, id: TypeId, part: impl FnOnce(Pagination) -> usize) -> String {
        if let Some(page) = self.content.page(id) {
            let file = pagination::file(&page.slug, part(page.parts()));
            return match self.root {
                "../" => file,
                root => format!("{root}models/{file}"),
            };
        }
        let scalars = &self.content.scalars;
        let Some(index) = self.content.scalar_index(id) else {
            unreachable!("a type without a page is a named value");
        };
        let parts = Pagination::of_values(scalars.len());
        let file = pagination::file("values", parts.of(index));
        format!("{}{file}#{}", self.root, scalars[index].anchor)
    }

    /// Where the example on the page of the field's owner has the field, if it has it.
    pub(super) fn in_payload(self, field: FieldId) -> Option<String> {
        let name = &self.content.plan.field(field).wire_name;
        self.content.page(field.owner)?.example?.get(name)?;
        let page = self.page_of_part(field.owner, |parts| parts.of(field.index));
        Some(format!("{page}#{}", address::example_anchor(name)))
    }

    /// A link to a type by its name in the schema.
    pub(super) fn type_link(self, id: TypeId) -> Markup {
        let name = &self.content.plan.type_def(id).wire_name;
        html! { a href=(self.href(Target::Type(id))) { (breakable(name)) } }
    }

    /// Links to rules, separated by commas.
    pub(super) fn rule_links(self, rules: &[usize]) -> Markup {
        html! {
            @for (index, rule) in rules.iter().enumerate() {
                @if index > 0 { ", " }
                a href=(self.href(Target::Rule(*rule))) { (self.content.rules[*rule].id) }
            }
        }
    }

    /// Links to what uses a type. Those of one owner follow its name, which is no link: each of them leads to its page. More than [`MAX_USES`] are
    /// folded, and of more than [`MAX_FOLDED`] only the number is given.
    pub(super) fn uses(self, uses: &[Use]) -> Markup {
        let groups: Vec<&[Use]> = uses
            .chunk_by(|one, other| one.owner() == other.owner())
            .collect();
        let (shown, more) = groups.split_at(groups.len().min(MAX_USES));
        let (folded, counted) = more.split_at(more.len().min(MAX_FOLDED));
        html! {
            (self.use_groups(shown))
            @if !more.is_empty() {
                details.more {
                    summary { "and " (more.len()) " more" }
                    p {
                        (self.use_groups(folded))
                        @if !counted.is_empty() { "; and " (counted.len()) " more, which " a href={ (self.root) "index.json" } { "index.json" } " lists" }
                    }
                }
            }
        }
    }

    fn use_groups(self, groups: &[&[Use]]) -> Markup {
        html! {
            @for (index, group) in groups.iter().enumerate() {
                @if index > 0 { "; " }
                (breakable(&self.content.plan.type_def(group[0].owner()).wire_name)) ": "
                @for (index, by) in group.iter().enumerate().take(MAX_USES) {
                    @if index > 0 { ", " }
                    a href=(self.href(by.target())) { (breakable(by.label(self.content.plan))) }
                }
                @if group.len() > MAX_USES { " and " (group.len() - MAX_USES) " more, which " a href={ (self.root) "index.json" } { "index.json" } " lists" }
            }
        }
    }
}

/// How many users of a type are shown at once, and how many uses of each.
const MAX_USES: usize = 12;
/// How many more can be unfolded: an identifier that every request has would make a page of its own.
const MAX_FOLDED: usize = 12;

/// Names up to this many letters are not broken.
const UNBROKEN_LETTERS: usize = 22;

/// A long name or path that may break where a word in it begins.
pub(super) fn breakable(name: &str) -> Markup {
    breakable_over(UNBROKEN_LETTERS, name)
}

/// The same where names up to `unbroken` letters are not broken. An empty name is shown as an empty string.
pub(super) fn breakable_over(unbroken: usize, name: &str) -> Markup {
    broken(unbroken, &['_', ':'], name)
}

/// A URL or the pointer of a schema, which may break behind a slash, too.
pub(super) fn breakable_address(address: &str) -> Markup {
    broken(UNBROKEN_LETTERS, &['_', ':', '/'], address)
}

fn broken(unbroken: usize, separators: &[char], name: &str) -> Markup {
    if name.is_empty() {
        // A link or a heading without text is none to a screen reader.
        return html! { "\"\"" };
    }
    if name.len() <= unbroken {
        return html! { (name) };
    }
    let mut out = String::with_capacity(name.len() + 16);
    let mut before = 'A';
    for c in name.chars() {
        let is_separator = separators.contains(&before);
        if (before.is_lowercase() && c.is_uppercase()) || (is_separator && c != before) {
            out.push_str("<wbr>");
        }
        match c {
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '&' => out.push_str("&amp;"),
            _ => out.push(c),
        }
        before = c;
    }
    PreEscaped(out)
}

/// A description as blocks.
pub(super) fn prose(text: &str) -> Markup {
    html! { div.prose { (events(prose::events(text))) } }
}

/// A description of one paragraph without the paragraph around it.
pub(super) fn inline(text: &str) -> Markup {
    let all = prose::events(text);
    let paragraphs = all
        .iter()
        .filter(|event| matches!(event, Event::Start(Tag::Paragraph)))
        .count();
    let only = matches!(all.first(), Some(Event::Start(Tag::Paragraph)));
    if paragraphs == 1 && only && matches!(all.last(), Some(Event::End(TagEnd::Paragraph))) {
        let end = all.len() - 1;
        return events(all[1..end].to_vec());
    }
    events(all)
}

fn events(events: Vec<Event<'_>>) -> Markup {
    let mut out = String::new();
    pulldown_cmark::html::push_html(&mut out, events.into_iter().map(guarded));
    PreEscaped(out.trim_end().to_owned())
}

/// A link of a description tells the other side nothing about where it came from.
fn guarded(event: Event<'_>) -> Event<'_> {
    match event {
        Event::Start(Tag::Link { dest_url, .. }) => {
            let whole = html! { a href=(dest_url) rel="noreferrer nofollow" {} }.into_string();
            Event::InlineHtml(
                whole
                    .strip_suffix("</a>")
                    .unwrap_or_default()
                    .to_owned()
                    .into(),
            )
        }
        Event::End(TagEnd::Link) => Event::InlineHtml("</a>".into()),
        other => other,
    }
}

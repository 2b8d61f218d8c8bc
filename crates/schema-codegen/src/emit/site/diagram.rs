//! The picture of the model as SVG, every object a box and every box a link, and the same as a nested list.

use super::geometry::{COLUMN_GAP, Frame, layout};
use super::link::{Linker, breakable};
use crate::content::Target;
use crate::content::outline::{self, Holder, Node, Outline};
use maud::{Markup, html};

/// Letters in one line of a type's name.
const LINE_LETTERS: usize = 25;
/// A picture up to this width needs no scrolling on a screen of usual size.
const SCREEN_WIDTH: usize = 960;

struct Drawn<'a> {
    node: &'a Node,
    sensitive: bool,
    is_root: bool,
    name: String,
    lines: Vec<String>,
}

/// The picture and its text alternative.
pub(super) fn diagram(linker: Linker<'_, '_>, outline: &Outline) -> Markup {
    let nodes = &outline.nodes;
    let drawn: Vec<Drawn<'_>> = nodes
        .iter()
        .enumerate()
        .map(|(index, node)| drawn(linker, node, outline.roots.contains(&index)))
        .collect();
    let sizes: Vec<(usize, usize)> = drawn.iter().map(size).collect();
    let (frames, (width, height)) = layout(outline, &sizes);
    html! {
        figure.diagram {
            div.scroll tabindex="0" role="region" aria-label="Diagram of the objects" {
                svg viewBox={ "-1 -1 " (width + 2) " " (height + 2) } width=(shown(width + 2)) role="group" aria-label="Objects and how they nest" {
                    @for (at, node) in nodes.iter().enumerate() {
                        @for child in &node.children { (edge(frames[at], frames[*child])) }
                    }
                    @for (at, item) in drawn.iter().enumerate() { (draw(linker, item, frames[at])) }
                }
            }
            (legend(&drawn))
            details.more.listed {
                summary { "The same as a list" }
                ul.tree { @for root in &outline.roots { (branch(linker, nodes, *root)) } }
            }
        }
    }
}

/// What the marks of the picture mean, as far as they occur in it.
fn legend(drawn: &[Drawn<'_>]) -> Markup {
    let any = |is: fn(&Node) -> bool| drawn.iter().any(|item| is(item.node));
    html! {
        figcaption {
            span.key.solid {} "always there"
            @if any(|node| node.optional) { span.key.dotted {} "may be absent" }
            @if any(may_be_null) { span.key.dashed {} "may be null" }
            @if any(|node| node.holders.contains(&Holder::List)) { span.key.many {} "[ ] a list of them" }
            @if any(|node| node.holders.contains(&Holder::Map)) { span.key.many {} "{ } a map of them" }
            @if any(|node| node.holders.iter().any(|it| matches!(it, Holder::Tuple(_)))) { span.key {} "[0] an item of a tuple" }
            @if drawn.iter().any(|item| item.sensitive) { span.key.dot {} "declared sensitive" }
            @if drawn.len() == outline::MAX_NODES { span.more { "It ends after " (outline::MAX_NODES) " boxes; there are more pages." } }
        }
    }
}

fn may_be_null(node: &Node) -> bool {
    node.nullable || node.null_inside
}

/// The width that a picture is shown with: a little larger than drawn if there is room, else as small as can still be read.
fn shown(width: usize) -> usize {
    (width * 6 / 5).min(SCREEN_WIDTH).max(width * 9 / 10)
}

fn drawn<'a>(linker: Linker<'_, '_>, node: &'a Node, is_root: bool) -> Drawn<'a> {
    let plan = linker.content.plan;
    let def = plan.type_def(node.id);
    let name = node.via.map(|via| {
        let marks = node.holders.iter().map(|holder| match holder {
            Holder::List => " [ ]".to_owned(),
            Holder::Map => " { }".to_owned(),
            Holder::Tuple(index) => format!(" [{index}]"),
        });
        plan.field(via).wire_name.clone() + &marks.collect::<String>()
    });
    Drawn {
        node,
        sensitive: def.sensitivity.is_sensitive(),
        is_root,
        name: name.unwrap_or_default(),
        lines: wrapped(&def.wire_name),
    }
}

/// How many tenths of a unit a letter is wide: capitals are wider.
fn tenths(letter: char) -> usize {
    if letter.is_uppercase() { 80 } else { 62 }
}

/// Letters are counted, not measured: the fonts of a reader are not known here.
fn size(item: &Drawn<'_>) -> (usize, usize) {
    let type_width = item
        .lines
        .iter()
        .map(|line| line.chars().map(tenths).sum::<usize>() / 10)
        .max()
        .unwrap_or(0);
    let type_width = if item.is_root {
        type_width * 6 / 5
    } else {
        type_width
    };
    let name_width = item.name.chars().count() * 15 / 2;
    let head = usize::from(!item.name.is_empty()) * 16;
    (
        type_width.max(name_width) + 24 + usize::from(item.sensitive) * 12,
        head + item.lines.len() * 13 + 13,
    )
}

/// A name in lines that break where a word begins.
fn wrapped(name: &str) -> Vec<String> {
    let mut lines: Vec<String> = vec![String::new()];
    let mut word = String::new();
    let mut before = 'A';
    let mut flush = |word: &mut String| {
        let line = lines.last_mut().expect("there is always a line");
        if !line.is_empty() && line.chars().count() + word.chars().count() > LINE_LETTERS {
            lines.push(std::mem::take(word));
        } else {
            line.push_str(word);
            word.clear();
        }
    };
    for c in name.chars() {
        if before.is_lowercase() && c.is_uppercase() {
            flush(&mut word);
        }
        word.push(c);
        before = c;
    }
    flush(&mut word);
    lines
}

/// How far below its upper edge a line meets a box.
const LINE_OFFSET: usize = 13;
/// The radius of a line's bends.
const BEND_RADIUS: usize = 6;

/// A line from the right of a box to the left of one of its children, which is beside it or further down.
fn edge(from: Frame, to: Frame) -> Markup {
    let (x1, y1) = (from.x + from.width, from.y + LINE_OFFSET);
    let (x2, y2) = (to.x, to.y + LINE_OFFSET);
    let middle = x2 - COLUMN_GAP / 2;
    let path = if y1 == y2 {
        format!("M{x1} {y1}H{x2}")
    } else {
        let (before, after) = (middle - BEND_RADIUS, middle + BEND_RADIUS);
        let (below, above) = (y1 + BEND_RADIUS, y2 - BEND_RADIUS);
        format!(
            "M{x1} {y1}H{before}Q{middle} {y1} {middle} {below}V{above}Q{middle} {y2} {after} {y2}H{x2}"
        )
    };
    html! { path.edge d=(path) {} }
}

fn draw(linker: Linker<'_, '_>, item: &Drawn<'_>, frame: Frame) -> Markup {
    let Frame {
        x,
        y,
        width,
        height,
    } = frame;
    let head = usize::from(!item.name.is_empty()) * 16;
    let many = [Holder::List, Holder::Map];
    let is_many = item.node.holders.iter().any(|it| many.contains(it));
    html! {
        @let is_absent = item.node.optional && !item.node.nullable;
        a.node.null[may_be_null(item.node) && !is_absent].absent[is_absent].root[item.is_root] href=(linker.href(Target::Type(item.node.id))) {
            @if is_many { rect x=(x + 3) y=(y + 3) width=(width - 3) height=(height - 3) rx="7" {} }
            rect x=(x) y=(y) width=(width - usize::from(is_many) * 3) height=(height - usize::from(is_many) * 3) rx="7" {}
            @if !item.name.is_empty() {
                text.name x=(x + 11) y=(y + 19) { (item.name) }
            }
            @for (line, text) in item.lines.iter().enumerate() {
                text x=(x + 11) y=(y + head + 17 + line * 13) { (text) }
            }
            @if item.sensitive { circle cx=(x + width - 12) cy=(y + 13) r="3" {} }
        }
    }
}

fn branch(linker: Linker<'_, '_>, nodes: &[Node], at: usize) -> Markup {
    let node = &nodes[at];
    let plan = linker.content.plan;
    html! {
        li {
            @if let Some(via) = node.via { code { (breakable(&plan.field(via).wire_name)) } " " }
            (linker.type_link(node.id))
            @if let Some(holders) = node.holders() { ", " (holders) }
            @if node.optional { ", may be absent" }
            @if node.nullable { ", may be null" }
            @if node.null_inside { ", each may be null" }
            @if !node.children.is_empty() { ul { @for child in &node.children { (branch(linker, nodes, *child)) } } }
        }
    }
}

//! The layout of the diagram: columns by depth, leaves one under another, a parent beside the first of its children.

use crate::content::outline::{Node, Outline};

/// Space between two columns.
pub(super) const COLUMN_GAP: usize = 30;
/// Space between two boxes.
const ROW_GAP: usize = 9;

/// A box, its corner and its size.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Frame {
    /// Left edge.
    pub(super) x: usize,
    /// Upper edge.
    pub(super) y: usize,
    /// Width.
    pub(super) width: usize,
    /// Height.
    pub(super) height: usize,
}

/// The frames of all nodes and the size of the whole.
pub(super) fn layout(outline: &Outline, sizes: &[(usize, usize)]) -> (Vec<Frame>, (usize, usize)) {
    let nodes = &outline.nodes;
    let mut depths = vec![0; nodes.len()];
    for (at, node) in nodes.iter().enumerate() {
        for child in &node.children {
            depths[*child] = depths[at] + 1;
        }
    }
    let columns = columns(&depths, sizes);
    let mut frames: Vec<Frame> = (0..nodes.len())
        .map(|at| Frame {
            x: columns[depths[at]].0,
            y: 0,
            width: columns[depths[at]].1,
            height: sizes[at].1,
        })
        .collect();
    let mut bottom = 0;
    for root in &outline.roots {
        bottom = stack(nodes, *root, bottom, &mut frames);
    }
    let right = columns.last().map_or(0, |(x, width)| x + width);
    (frames, (right, bottom.saturating_sub(ROW_GAP)))
}

/// Left edge and width of each column.
fn columns(depths: &[usize], sizes: &[(usize, usize)]) -> Vec<(usize, usize)> {
    let deepest = depths.iter().copied().max().unwrap_or(0);
    let mut x = 0;
    (0..=deepest)
        .map(|depth| {
            let in_column = depths.iter().zip(sizes).filter(|(at, _)| **at == depth);
            let width = in_column.map(|(_, size)| size.0).max().unwrap_or(0);
            let left = x;
            x += width + COLUMN_GAP;
            (left, width)
        })
        .collect()
}

/// Stacks the children of a node from `top` on, the node beside the first of them. Returns where the next box may start.
fn stack(nodes: &[Node], at: usize, top: usize, frames: &mut [Frame]) -> usize {
    frames[at].y = top;
    let mut next = top;
    for child in &nodes[at].children {
        next = stack(nodes, *child, next, frames);
    }
    next.max(top + frames[at].height + ROW_GAP)
}

//! The blocks of a page: paragraphs, headings, list items, captions, with what stands around each.

use std::collections::HashSet;
use std::ops::Range;

use dom_query::{Document, NodeRef};

use super::clean::STAMP;
use super::place::{self, Place};

/// What a block is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Kind {
    Paragraph,
    Heading(u8),
    Item,
    Cell,
    Caption,
}

/// Words that stand together between two ends of blocks.
#[derive(Clone, Debug)]
pub(super) struct Block {
    pub(super) kind: Kind,
    /// Ranges of the page's words; an empty one is a line break.
    pub(super) pieces: Vec<Range<usize>>,
    /// Letters in it, and those of them that are links.
    pub(super) letters: usize,
    pub(super) linked: usize,
    /// Letters that the vote keeps.
    pub(super) voted: usize,
    pub(super) place: Place,
    /// Stamp of the table row around it.
    pub(super) row: Option<u32>,
    /// Addresses its words lead to.
    pub(super) links: Vec<String>,
}

/// Elements between a link and its words.
const INSIDE_LINK: usize = 4;

/// Letters up to which a cell is set in one line with its row; longer ones are paragraphs of a page laid out as a table.
const MOST_CELL_LETTERS: usize = 80;

impl Block {
    /// Whether the block goes on in the line of the cell `before`.
    pub(super) fn is_beside(&self, before: &Self) -> bool {
        let is_cell = |block: &Self| block.kind == Kind::Cell && block.letters <= MOST_CELL_LETTERS;
        is_cell(self) && is_cell(before) && self.row.is_some() && self.row == before.row
    }

    /// Its words as one line; of a long block the first thousand bytes or so.
    pub(super) fn line(&self, words: &str) -> String {
        let mut line = String::new();
        for word in self.pieces.iter().flat_map(|piece| words[piece.clone()].split_whitespace()) {
            if !line.is_empty() {
                line.push(' ');
            }
            line.push_str(word);
            if line.len() > 1000 {
                break;
            }
        }
        line
    }
}

/// Walks the tree once, from the first node to the last, and cuts its text into blocks. Without a vote the blocks that
/// stand in no menu, footer or the like count as voted for.
pub(super) fn blocks(document: &Document, words: &mut String, votes: Option<&HashSet<u32>>) -> Vec<Block> {
    let mut walk =
        Walk { words, votes, cursor: 0, open: vec![Open::default()], blocks: Vec::new(), block: None };
    let root = document.root();
    let mut next = root.first_child();
    while let Some(node) = next {
        walk.enter(&node);
        next = node.first_child();
        let mut node = node;
        while next.is_none() {
            walk.leave(&node);
            next = node.next_sibling();
            if next.is_none() {
                let Some(parent) = node.parent().filter(|parent| parent.id != root.id) else { break };
                node = parent;
            }
        }
    }
    walk.end_block();
    walk.blocks
}

/// An element that is open on the walk.
#[derive(Clone, Debug, Default)]
struct Open {
    is_block: bool,
    is_voted: bool,
    is_link: bool,
    place: Place,
    kind: Option<Kind>,
    row: Option<u32>,
    /// Where a link leads, until its first words are read.
    leads_to: Option<String>,
}

impl Open {
    /// What an element inside has from it.
    fn inner(&self) -> Self {
        Self { leads_to: None, ..self.clone() }
    }
}

struct Walk<'a> {
    words: &'a mut String,
    votes: Option<&'a HashSet<u32>>,
    /// Where in the words the walk is.
    cursor: usize,
    open: Vec<Open>,
    blocks: Vec<Block>,
    block: Option<Block>,
}

impl Walk<'_> {
    fn enter(&mut self, node: &NodeRef<'_>) {
        if node.is_text() {
            let text = node.text();
            self.text(&text);
            return;
        }
        if !node.is_element() {
            return;
        }
        let open = self.opened(node);
        if open.is_block {
            self.end_block();
        }
        if node.has_name("br") {
            self.line_break();
        }
        self.open.push(open);
    }

    fn leave(&mut self, node: &NodeRef<'_>) {
        if node.is_element() && self.open.pop().is_some_and(|open| open.is_block) {
            self.end_block();
        }
    }

    fn opened(&mut self, node: &NodeRef<'_>) -> Open {
        let around = self.open.last().map(Open::inner).unwrap_or_default();
        let stamp: Option<u32> = node.attr(STAMP).and_then(|stamp| stamp.parse().ok());
        if let Some(stamp) = stamp {
            self.cursor = stamp as usize;
        }
        let name = node.node_name().unwrap_or_default();
        let is_block = place::is_block(&name);
        let place = around.place.inside(&name, node);
        let is_voted = match (self.votes, stamp) {
            (None, _) => !place.is_aside,
            (Some(votes), Some(stamp)) => votes.contains(&stamp),
            (Some(_), None) => around.is_voted,
        };
        let goes_on = |kind: &Kind| !is_block || matches!(kind, Kind::Caption | Kind::Item | Kind::Cell);
        Open {
            is_block,
            is_voted,
            is_link: around.is_link || &*name == "a",
            leads_to: node.attr("href").filter(|_| &*name == "a").map(|address| address.to_string()),
            place,
            kind: kind_of(&name).or(around.kind.filter(goes_on)),
            row: if &*name == "tr" { stamp } else { around.row },
        }
    }

    fn text(&mut self, text: &str) {
        let range = self.locate(text);
        if text.trim().is_empty() && self.block.is_none() {
            return;
        }
        let leads_to = self.open.iter_mut().rev().take(INSIDE_LINK).find_map(|open| open.leads_to.take());
        let Some(open) = self.open.last() else { return };
        let letters = text.chars().filter(|letter| letter.is_alphanumeric()).count();
        let block = self.block.get_or_insert_with(|| Block {
            kind: open.kind.unwrap_or(Kind::Paragraph),
            pieces: Vec::new(),
            letters: 0,
            linked: 0,
            voted: 0,
            place: open.place,
            row: open.row,
            links: Vec::new(),
        });
        block.links.extend(leads_to);
        block.letters += letters;
        block.linked += if open.is_link { letters } else { 0 };
        block.voted += if open.is_voted { letters } else { 0 };
        block.pieces.push(range);
    }

    /// Where in the page's words `text` stands: at the cursor, but for white space that the tree leaves out. Text that
    /// the tree moved elsewhere is put after the words, with no way back.
    fn locate(&mut self, text: &str) -> Range<usize> {
        let here = self.words.get(self.cursor..).unwrap_or("");
        let spaces = here.len() - here.trim_start().len();
        let start = if here.starts_with(text) {
            self.cursor
        } else if here[spaces..].starts_with(text) {
            self.cursor + spaces
        } else {
            let start = self.words.len();
            self.words.push_str(text);
            return start..self.words.len();
        };
        self.cursor = start + text.len();
        start..self.cursor
    }

    /// One line break parts lines, two part blocks.
    fn line_break(&mut self) {
        let Some(block) = &mut self.block else { return };
        let is_second = block
            .pieces
            .iter()
            .rev()
            .find(|piece| !self.words[(*piece).clone()].trim().is_empty() || piece.is_empty());
        if is_second.is_some_and(Range::is_empty) {
            self.end_block();
        } else {
            block.pieces.push(self.cursor..self.cursor);
        }
    }

    fn end_block(&mut self) {
        self.blocks.extend(self.block.take().filter(|block| block.letters > 0));
    }
}

fn kind_of(name: &str) -> Option<Kind> {
    match name {
        "h1" | "h2" | "h3" | "h4" | "h5" | "h6" => Some(Kind::Heading(name.as_bytes()[1] - b'0')),
        "li" | "dd" | "dt" => Some(Kind::Item),
        "td" | "th" => Some(Kind::Cell),
        "figcaption" | "figure" => Some(Kind::Caption),
        _ => None,
    }
}

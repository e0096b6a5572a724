//! Which blocks of a page are the report.

use super::blocks::{Block, Kind};
use crate::lines::{self, LONGEST_TITLE};
use crate::{Zone, cues, date};

/// Marks the blocks that are the report: those the vote keeps, without the links, credits and notices among them.
pub(super) fn select(blocks: &[Block], words: &str) -> Vec<bool> {
    let looks: Vec<Look> = blocks.iter().map(|block| Look::of(block, words)).collect();
    let mut taken: Vec<bool> = looks.iter().map(|look| !matches!(look, Look::Left | Look::List)).collect();
    drop_lists(&looks, &mut taken);
    trim(blocks, &looks, &mut taken);
    if taken.contains(&true) { taken } else { blocks.iter().map(is_voted).collect() }
}

/// What a block is by its own words.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Look {
    /// Running text.
    Prose,
    /// A heading, an item, a line without a full stop.
    Short,
    /// Mostly a link.
    Link,
    /// A line that leads in a list of links ("You may also like").
    List,
    /// Not the report.
    Left,
}

impl Look {
    fn of(block: &Block, words: &str) -> Self {
        if !is_voted(block) || block.place.is_hidden || block.place.is_caption || block.kind == Kind::Caption
        {
            return Self::Left;
        }
        let line = block.line(words);
        match cues::zone_of(&line) {
            Some(Zone::Furniture) if block.letters < 60 => return Self::List,
            Some(_) => return Self::Left,
            None => {}
        }
        let is_sentence = line.len() > LONGEST_TITLE || lines::ends_sentence(&line);
        let is_linked = block.linked * 10 >= block.letters * 9;
        match (is_linked, is_sentence) {
            (true, _) if !matches!(block.kind, Kind::Heading(_)) => Self::Link,
            (false, true) if !matches!(block.kind, Kind::Heading(_)) => Self::Prose,
            _ if date::read_line(&line).is_some() => Self::Left,
            _ => Self::Short,
        }
    }
}

fn is_voted(block: &Block) -> bool {
    block.voted * 2 > block.letters
}

/// Leaves out what follows a line that leads in a list, up to the next running text.
fn drop_lists(looks: &[Look], taken: &mut [bool]) {
    let mut in_list = false;
    for (look, taken) in looks.iter().zip(taken) {
        in_list = match look {
            Look::List => true,
            Look::Prose => false,
            _ => in_list,
        };
        *taken &= !in_list;
    }
}

/// Leaves out links, and lines above the first and below the last running text.
fn trim(blocks: &[Block], looks: &[Look], taken: &mut [bool]) {
    let prose = |at: &usize| taken[*at] && looks[*at] == Look::Prose;
    let (Some(first), Some(last)) = ((0..looks.len()).find(prose), (0..looks.len()).rfind(prose)) else {
        return;
    };
    for at in 0..looks.len() {
        let is_item = matches!(blocks[at].kind, Kind::Item | Kind::Cell);
        let is_inside = (first..=last).contains(&at) || (at > last && is_item);
        taken[at] &= match looks[at] {
            Look::Link => false,
            Look::Short => is_inside,
            _ => true,
        };
    }
}

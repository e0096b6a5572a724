//! Entries as paths of words, and how a text is led along them.

use std::borrow::Cow;

use plimsoll_text::{Token, TokenKind, tokens};
use rustc_hash::FxHashMap;

use crate::Meaning;
use crate::hits::{Begin, Entry, Hits, Slot};
use crate::traits::Traits;
use crate::words::{Short, Words};

/// How a word is written: what a capital in an entry asks for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
enum Case {
    Lower,
    Capital,
    Upper,
}

/// A word of a text: its number, if an entry has it, and how it is written.
#[derive(Clone, Copy, Debug)]
struct Looked {
    word: Option<u32>,
    case: Case,
}

/// Entries as paths of words.
#[derive(Debug, Default)]
pub(crate) struct Trie {
    pub(crate) words: Words,
    steps: FxHashMap<(u32, u32), u32>,
    nodes: Vec<Node>,
    /// The node that a first word leads to, by word; `ROOT` for none. Most words begin no entry, and this tells fast.
    firsts: Vec<u32>,
    /// The entries of all nodes, once they are settled: most hits of a text are a stretch of these.
    entries: Vec<Entry>,
}

/// A place on the paths of words.
#[derive(Debug, Default)]
struct Node {
    /// The entries that end here, last entered first.
    ends: Vec<End>,
    /// The same for a text in which nothing longer is found: where they stand among the entries of the trie, and what they are.
    begin: Begin,
    /// Whether a word on the way to one of them has to have a capital.
    asks_for_capitals: bool,
    /// A bit for each word by which a path goes on from here, by its number: most words behind have none of them.
    steps: u64,
}

/// An entry that ends at a node, what it is, and the case that each word on the way must have at least.
#[derive(Debug)]
struct End {
    entry: Entry,
    traits: Traits,
    /// None where small letters are enough throughout.
    cases: Box<[Case]>,
}

impl End {
    fn fits(&self, words: &[Looked]) -> bool {
        self.cases.iter().zip(words).all(|(least, looked)| looked.case >= *least)
    }
}

const ROOT: u32 = 0;

fn step_bit(word: u32) -> u64 {
    1 << (word % u64::BITS)
}

impl Trie {
    pub(crate) fn insert(&mut self, phrase: &str, meaning: Meaning) {
        if self.nodes.is_empty() {
            self.nodes.push(Node::default());
        }
        let (mut node, mut cases) = (ROOT, Vec::new());
        for token in tokens(phrase) {
            let word = token.span.of(phrase);
            cases.push(case_of(word));
            let word = self.words.enter(&fold(word));
            node = self.step_into(node, word);
        }
        if node != ROOT {
            self.nodes[node as usize].enter(meaning, cases);
        }
    }

    fn step_into(&mut self, node: u32, word: u32) -> u32 {
        let next = self.nodes.len() as u32;
        let to = *self.steps.entry((node, word)).or_insert(next);
        if to == next {
            self.nodes.push(Node::default());
            self.nodes[node as usize].steps |= step_bit(word);
        }
        if node == ROOT {
            self.firsts.resize(self.firsts.len().max(word as usize + 1), ROOT);
            self.firsts[word as usize] = to;
        }
        to
    }

    /// The same with the entries of each node in a row, as texts are led along it.
    pub(crate) fn settled(mut self) -> Self {
        self.words = self.words.settled();
        for node in &mut self.nodes {
            node.begin.slot = Slot::listed(self.entries.len(), node.ends.len());
            self.entries.extend(node.ends.iter().map(|end| end.entry));
        }
        self
    }

    /// Every entry that stands in `text`.
    pub(crate) fn hits(&self, text: &str, tokens: &[Token]) -> Hits<'_> {
        let words: Vec<Looked> = tokens.iter().map(|token| self.look(text, token)).collect();
        let mut own = Vec::with_capacity(tokens.len() / 2);
        let begins = tokens.iter().enumerate().map(|(at, token)| {
            let Begin { slot, traits } = self.begin(&words[at..], &mut own);
            Begin { slot, traits: traits.of_kind(token.kind) }
        });
        let begins = begins.collect();
        Hits::new(&self.entries, own, begins)
    }

    fn look(&self, text: &str, token: &Token) -> Looked {
        match token.kind {
            TokenKind::Possessive => return Looked { word: self.words.get("'s"), case: Case::Lower },
            TokenKind::Mark(mark) if !mark.is_ascii() => return self.look_mark(mark),
            _ => {}
        }
        let Some(short) = Short::at(text, token.span) else {
            let word = token.span.of(text);
            return Looked { word: self.words.get(&fold(word)), case: case_of(word) };
        };
        let small = short.small();
        let case = if small == short { Case::Lower } else { case_of(token.span.of(text)) };
        Looked { word: self.words.get_short(small), case }
    }

    /// A mark beyond ASCII: it is its own small letter, but for the apostrophe, which is written two ways.
    fn look_mark(&self, mark: char) -> Looked {
        let mark = if mark == '\u{2019}' { '\'' } else { mark };
        Looked { word: self.words.get(mark.encode_utf8(&mut [0; 4])), case: Case::Lower }
    }

    /// What begins with the first of `words`. Only what more than one node or the case of letters decides is put down among a
    /// text's `own`.
    fn begin(&self, words: &[Looked], own: &mut Vec<Entry>) -> Begin {
        let word = words.first().and_then(|looked| looked.word);
        let at = word.and_then(|word| self.firsts.get(word as usize)).copied().unwrap_or(ROOT);
        if at == ROOT {
            return Begin::default();
        }
        let node = &self.nodes[at as usize];
        match self.step(at, words.get(1)) {
            None if !node.asks_for_capitals => node.begin,
            _ => self.walk(at, words, own),
        }
    }

    /// The node that the word leads to from a node.
    fn step(&self, from: u32, looked: Option<&Looked>) -> Option<u32> {
        let word = looked?.word?;
        let may = self.nodes[from as usize].steps & step_bit(word) != 0;
        if may { self.steps.get(&(from, word)).copied() } else { None }
    }

    /// Puts down the entries on the way of `words` from the node of the first on, longest first; says what they are.
    fn walk(&self, first: u32, words: &[Looked], own: &mut Vec<Entry>) -> Begin {
        let (from, mut traits, mut len) = (own.len(), Traits::default(), 1);
        let mut next = Some(first);
        while let Some(at) = next {
            let before = own.len();
            traits.join(self.nodes[at as usize].put_down(&words[..len], own));
            // Those found before are shorter.
            own[from..].rotate_left(before - from);
            next = self.step(at, words.get(len));
            len += 1;
        }
        Begin { slot: Slot::own(from, own.len() - from), traits }
    }
}

impl Node {
    fn enter(&mut self, meaning: Meaning, cases: Vec<Case>) {
        let entry = Entry { len: cases.len() as u32, meaning };
        let traits = Traits::of(meaning, cases.len());
        let asks = cases.iter().any(|case| *case != Case::Lower);
        let cases = if asks { cases.into() } else { Box::default() };
        self.begin.traits.join(traits);
        self.asks_for_capitals |= asks;
        self.ends.insert(0, End { entry, traits, cases });
    }

    /// Puts down the entries that end here behind these words, and says what they are.
    fn put_down(&self, words: &[Looked], own: &mut Vec<Entry>) -> Traits {
        if !self.asks_for_capitals {
            own.extend(self.ends.iter().map(|end| end.entry));
            return self.begin.traits;
        }
        let mut traits = Traits::default();
        for end in self.ends.iter().filter(|end| end.fits(words)) {
            traits.join(end.traits);
            own.push(end.entry);
        }
        traits
    }
}

fn case_of(word: &str) -> Case {
    if let [b'A'..=b'Z', b'a'..=b'z', ..] = word.as_bytes() {
        return Case::Capital;
    }
    let mut letters = word.chars().filter(|letter| letter.is_alphabetic());
    match (letters.next(), letters.next()) {
        (Some(first), second) if first.is_uppercase() => match second {
            Some(second) if second.is_uppercase() => Case::Upper,
            _ => Case::Capital,
        },
        _ => Case::Lower,
    }
}

fn fold(word: &str) -> Cow<'_, str> {
    let is_small = word.bytes().all(|byte| byte.is_ascii() && !byte.is_ascii_uppercase());
    match is_small {
        true => word.into(),
        false => word.replace('\u{2019}', "'").to_lowercase().into(),
    }
}

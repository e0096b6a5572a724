//! Entries as paths of words, and how a text is led along them.

use std::borrow::Cow;

use plimsoll_text::{Token, TokenKind, tokens};
use rustc_hash::FxHashMap;

use crate::hits::{Begin, Entry, Hits, Slot};
use crate::traits::Traits;
use crate::words::{NO_WORD, Short, Words};
use crate::{Meaning, Sort, Sorts};

/// How a word is written: what a capital in an entry asks for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
enum Case {
    Lower,
    Capital,
    Upper,
}

/// A word of a text: its number, and how it is written.
#[derive(Clone, Copy, Debug)]
struct Looked {
    word: u32,
    case: Case,
}

/// Entries as paths of words.
#[derive(Debug, Default)]
pub(crate) struct Trie {
    pub(crate) words: Words,
    steps: FxHashMap<(u32, u32), u32>,
    nodes: Vec<Node>,
    /// What begins with each word, by its number: nothing with a word that no entry has.
    heads: Vec<Head>,
    /// What a word alone is in small letters, and with a capital.
    other_cases: Vec<[Begin; 2]>,
    /// The entries of all nodes, once they are settled: most hits of a text are a stretch of these.
    entries: Vec<Entry>,
}

/// What a text needs to know of the word that it is at: most words begin no entry, or only entries that are this word alone.
#[derive(Clone, Debug, Default)]
struct Head {
    /// What the word alone is, in capitals.
    begin: Begin,
    /// The node it leads to; `ROOT` for none.
    node: u32,
    /// Where the same for other cases stands, if it has to have a capital for one of its entries.
    other_cases: Option<u32>,
    /// A bit for each word by which a path goes on from here.
    steps: u64,
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

impl Looked {
    /// What a token of this kind is by itself, if this is its word.
    fn sorts(self, kind: TokenKind) -> Sorts {
        let sorts = Sorts::of_kind(kind);
        let is_capital = kind == TokenKind::Word && self.case != Case::Lower;
        if is_capital { sorts.and(Sorts::of(&[Sort::Capital])) } else { sorts }
    }
}

impl End {
    fn fits(&self, words: &[Looked]) -> bool {
        self.cases.iter().zip(words).all(|(least, looked)| looked.case >= *least)
    }
}

const ROOT: u32 = 0;

/// The bit of a word among 64: none of a word that no entry has.
fn step_bit(word: u32) -> u64 {
    u64::from(word != NO_WORD) << (word % u64::BITS)
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
        to
    }

    /// The same with the entries of each node in a row, as texts are led along it.
    pub(crate) fn settled(mut self) -> Self {
        self.words = self.words.settled();
        for node in &mut self.nodes {
            node.begin.slot = Slot::listed(self.entries.len(), node.ends.len());
            self.entries.extend(node.ends.iter().map(|end| end.entry));
        }
        self.heads.push(Head::default());
        for word in self.words.numbers() {
            let node = self.steps.get(&(ROOT, word)).copied();
            let head = node.map(|node| self.head(node)).unwrap_or_default();
            self.heads.push(head);
        }
        self
    }

    /// What a text needs to know of the word that leads to this node from the root.
    fn head(&mut self, number: u32) -> Head {
        let node = &self.nodes[number as usize];
        let (begin, steps) = (node.begin, node.steps);
        let other_cases = node.asks_for_capitals.then(|| {
            let cases = [Case::Lower, Case::Capital].map(|case| node.in_case(case, &mut self.entries));
            self.other_cases.push(cases);
            self.other_cases.len() as u32 - 1
        });
        Head { begin, node: number, other_cases, steps }
    }

    /// Every entry that stands in `text`.
    pub(crate) fn hits(&self, text: &str, tokens: &[Token]) -> Hits<'_> {
        let words = self.looked(text, tokens);
        let mut own = Vec::with_capacity(tokens.len() / 2);
        let begins: Vec<Begin> = (0..words.len()).map(|at| self.begin(&words[at..], &mut own)).collect();
        let each = tokens.iter().zip(&words).zip(&begins);
        let sorts = each.map(|((token, looked), begin)| looked.sorts(token.kind).and(begin.traits.sorts));
        let sorts = sorts.collect();
        Hits { listed: &self.entries, own, begins, sorts }
    }

    /// What the entries mean that are all of `text`, in the order in which [`Self::hits`] gives them.
    pub(crate) fn whole(&self, text: &str) -> impl Iterator<Item = Meaning> {
        let words = self.looked(text, &tokens(text));
        let last = words.iter().try_fold(ROOT, |node, looked| {
            if node == ROOT { self.first(*looked) } else { self.step(node, Some(looked)) }
        });
        let node = last.filter(|node| *node != ROOT).map(|node| &self.nodes[node as usize]);
        let ends = node.into_iter().flat_map(|node| &node.ends);
        ends.filter(move |end| end.fits(&words)).map(|end| end.entry.meaning)
    }

    /// The node that a first word leads to.
    fn first(&self, looked: Looked) -> Option<u32> {
        let head = self.heads.get(looked.word as usize)?;
        Some(head.node).filter(|node| *node != ROOT)
    }

    fn looked(&self, text: &str, tokens: &[Token]) -> Vec<Looked> {
        tokens.iter().map(|token| self.look(text, token)).collect()
    }

    fn look(&self, text: &str, token: &Token) -> Looked {
        let Some(short) = Short::at(text, token.span) else { return self.look_long(text, token) };
        let small = short.small();
        let case = match () {
            () if small == short => Case::Lower,
            () if short.is_capitalised() => Case::Capital,
            () => case_of(token.span.of(text)),
        };
        Looked { word: self.words.get_short(small), case }
    }

    /// What is not short and plain.
    #[cold]
    fn look_long(&self, text: &str, token: &Token) -> Looked {
        match token.kind {
            TokenKind::Possessive => Looked { word: self.words.get("'s"), case: Case::Lower },
            TokenKind::Mark(mark) => self.look_mark(mark),
            _ => {
                let word = token.span.of(text);
                Looked { word: self.words.get(&fold(word)), case: case_of(word) }
            }
        }
    }

    /// A mark beyond ASCII: it is its own small letter, but for the apostrophe, which is written two ways.
    fn look_mark(&self, mark: char) -> Looked {
        let mark = if mark == '\u{2019}' { '\'' } else { mark };
        Looked { word: self.words.get(mark.encode_utf8(&mut [0; 4])), case: Case::Lower }
    }

    /// What begins with the first of `words`. Only what more than one node decides is put down among a text's `own`.
    fn begin(&self, words: &[Looked], own: &mut Vec<Entry>) -> Begin {
        let [first, behind @ ..] = words else { return Begin::default() };
        let Some(head) = self.heads.get(first.word as usize) else { return Begin::default() };
        if behind.first().is_some_and(|next| head.steps & step_bit(next.word) != 0)
            && let Some(begin) = self.walk(head.node, words, own)
        {
            return begin;
        }
        match (head.other_cases, first.case) {
            (Some(at), Case::Lower) => self.other_cases[at as usize][0],
            (Some(at), Case::Capital) => self.other_cases[at as usize][1],
            _ => head.begin,
        }
    }

    /// The node that the word leads to from a node.
    fn step(&self, from: u32, looked: Option<&Looked>) -> Option<u32> {
        let word = looked?.word;
        let may = self.nodes[from as usize].steps & step_bit(word) != 0;
        if may { self.steps.get(&(from, word)).copied() } else { None }
    }

    /// Puts down the entries on the way of `words` from the node of the first on, longest first, and says what they are; nothing where
    /// none is longer than a word.
    fn walk(&self, first: u32, words: &[Looked], own: &mut Vec<Entry>) -> Option<Begin> {
        let (from, mut traits, mut len) = (own.len(), Traits::default(), 1);
        let mut next = self.step(first, words.get(len));
        while let Some(at) = next {
            len += 1;
            let before = own.len();
            traits.join(self.nodes[at as usize].put_down(&words[..len], own));
            // Those found before are shorter.
            own[from..].rotate_left(before - from);
            next = self.step(at, words.get(len));
        }
        if own.len() == from {
            return None;
        }
        traits.join(self.nodes[first as usize].put_down(&words[..1], own));
        Some(Begin { slot: Slot::own(from, own.len() - from), traits })
    }
}

impl Node {
    /// What a single word that leads here is in a case: the entries are put down behind those of all nodes.
    fn in_case(&self, case: Case, entries: &mut Vec<Entry>) -> Begin {
        let (from, mut traits) = (entries.len(), Traits::default());
        for end in self.ends.iter().filter(|end| end.fits(&[Looked { word: NO_WORD, case }])) {
            traits.join(end.traits);
            entries.push(end.entry);
        }
        Begin { traits, slot: Slot::listed(from, entries.len() - from) }
    }

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

use std::borrow::Cow;

use plimsoll_text::{Token, TokenKind, tokens};
use rustc_hash::FxHashMap;

use crate::tables::{Class, EventWord, NameWord, SpeechWord};
use crate::traits::Traits;
use crate::words::{Short, Words};
use crate::{Meaning, Sort, tables};

/// An entry of the lexicon found in a text.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Hit {
    /// Index of its first token.
    pub first: usize,
    /// Number of its tokens.
    pub len: usize,
    /// What it means.
    pub meaning: Meaning,
}

impl Hit {
    /// One past its last token.
    pub fn end(&self) -> usize {
        self.first + self.len
    }
}

/// All hits in a text, by their first token; longer ones first.
#[derive(Clone, Debug, Default)]
pub struct Hits {
    hits: Vec<Hit>,
    starts: Vec<u32>,
    traits: Vec<Traits>,
}

impl Hits {
    /// The hits that begin at token `at`, longest first.
    pub fn at(&self, at: usize) -> &[Hit] {
        match (self.starts.get(at), self.starts.get(at + 1)) {
            (Some(from), Some(to)) => &self.hits[*from as usize..*to as usize],
            _ => &[],
        }
    }

    /// The first answer `pick` gives for a hit that begins at token `at`, longest first.
    pub fn find<T>(&self, at: usize, pick: impl Fn(&Hit) -> Option<T>) -> Option<T> {
        self.at(at).iter().find_map(pick)
    }

    /// Whether an entry of this sort begins at token `at`.
    pub fn has(&self, at: usize, sort: Sort) -> bool {
        self.traits.get(at).is_some_and(|traits| traits.has(sort))
    }

    /// Whether an entry of the grammar class begins at token `at`.
    pub fn is_class(&self, at: usize, class: Class) -> bool {
        self.traits.get(at).is_some_and(|traits| traits.is_class(class))
    }

    /// Whether a word of this kind about names begins at token `at`.
    pub fn is_name_word(&self, at: usize, kind: NameWord) -> bool {
        self.traits.get(at).is_some_and(|traits| traits.is_name_word(kind))
    }

    /// Whether a word of this kind around speech begins at token `at`.
    pub fn is_speech_word(&self, at: usize, kind: SpeechWord) -> bool {
        self.traits.get(at).is_some_and(|traits| traits.is_speech_word(kind))
    }

    /// Whether a word of this kind in the clause of an event begins at token `at`.
    pub fn is_event_word(&self, at: usize, kind: EventWord) -> bool {
        self.traits.get(at).is_some_and(|traits| traits.is_event_word(kind))
    }

    /// All hits, in order.
    pub fn all(&self) -> &[Hit] {
        &self.hits
    }
}

/// Compiled word lists.
#[derive(Debug)]
pub struct Lexicon {
    pub(crate) trie: Trie,
    pub(crate) texts: Vec<String>,
    pub(crate) measures: Vec<String>,
    pub(crate) units: Vec<tables::Unit>,
    pub(crate) items: Vec<tables::Item>,
    pub(crate) actors: Vec<tables::Actor>,
    pub(crate) actors_by_name: FxHashMap<String, u32>,
    pub(crate) places: Vec<tables::Place>,
}

impl Lexicon {
    /// A text that a meaning names by index.
    pub fn text(&self, id: u32) -> &str {
        &self.texts[id as usize]
    }

    /// The name of a measure.
    pub fn measure(&self, id: u32) -> &str {
        &self.measures[id as usize]
    }

    /// A unit.
    pub fn unit(&self, id: u32) -> &tables::Unit {
        &self.units[id as usize]
    }

    /// An item.
    pub fn item(&self, id: u32) -> &tables::Item {
        &self.items[id as usize]
    }

    /// An actor.
    pub fn actor(&self, id: u32) -> &tables::Actor {
        &self.actors[id as usize]
    }

    /// All known actors.
    pub fn actors(&self) -> &[tables::Actor] {
        &self.actors
    }

    /// The number of the actor of this canonical name.
    pub fn actor_named(&self, name: &str) -> Option<u32> {
        self.actors_by_name.get(name).copied()
    }

    /// A place.
    pub fn place(&self, id: u32) -> &tables::Place {
        &self.places[id as usize]
    }

    /// Every word that stands in an entry, folded to small letters, sorted.
    pub fn words(&self) -> Vec<&str> {
        let mut words: Vec<&str> = self.trie.words.all().collect();
        words.sort_unstable();
        words
    }

    /// Every entry that stands in `text`, whose tokens are given. Linear in the text: an entry is a few words long.
    pub fn hits(&self, text: &str, tokens: &[Token]) -> Hits {
        let words: Vec<Looked> = tokens.iter().map(|token| self.trie.look(text, token)).collect();
        let mut hits = Hits {
            hits: Vec::with_capacity(HITS_A_TOKEN * tokens.len()),
            starts: Vec::with_capacity(tokens.len() + 1),
            traits: Vec::with_capacity(tokens.len()),
        };
        for at in 0..words.len() {
            hits.starts.push(hits.hits.len() as u32);
            hits.traits.push(self.trie.walk(&words[at..], at, &mut hits.hits));
        }
        hits.starts.push(hits.hits.len() as u32);
        hits
    }
}

/// Room for hits that is set aside at first: a word of a report means two things on average.
const HITS_A_TOKEN: usize = 3;

/// How a word is written: what a capital in an entry asks for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
enum Case {
    Lower,
    Capital,
    Upper,
}

#[derive(Clone, Copy, Debug)]
struct Looked {
    word: Option<u32>,
    case: Case,
}

/// Entries as paths of words.
#[derive(Debug, Default)]
pub(crate) struct Trie {
    words: Words,
    steps: FxHashMap<(u32, u32), u32>,
    nodes: Vec<Node>,
    /// The node that a first word leads to, by word; `ROOT` for none. Most words begin no entry, and this tells fast.
    firsts: Vec<u32>,
}

/// A place on the paths of words.
#[derive(Debug, Default)]
struct Node {
    /// The entries that end here, last entered first.
    ends: Vec<End>,
    /// What they are, taken together.
    traits: Traits,
    /// Whether a word on the way to one of them has to have a capital.
    asks_for_capitals: bool,
    /// Whether a path goes on from here.
    goes_on: bool,
}

/// An entry that ends at a node: its meaning, and the case that each word on the way must have at least.
#[derive(Debug)]
struct End {
    meaning: Meaning,
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
            self.nodes[node as usize].goes_on = true;
        }
        if node == ROOT {
            self.firsts.resize(self.firsts.len().max(word as usize + 1), ROOT);
            self.firsts[word as usize] = to;
        }
        to
    }

    fn look(&self, text: &str, token: &Token) -> Looked {
        let word = token.span.of(text);
        if token.kind == TokenKind::Possessive {
            return Looked { word: self.words.get("'s"), case: Case::Lower };
        }
        let Some(short) = Short::of(word) else {
            return Looked { word: self.words.get(&fold(word)), case: case_of(word) };
        };
        let small = short.small();
        let case = if small == short { Case::Lower } else { case_of(word) };
        Looked { word: self.words.get_short(small), case }
    }

    /// Puts down the entries that begin with the first of `words`, which is token `first`, longest first; says what they are.
    fn walk(&self, words: &[Looked], first: usize, hits: &mut Vec<Hit>) -> Traits {
        let mut traits = Traits::default();
        let Some(word) = words.first().and_then(|looked| looked.word) else { return traits };
        let mut at = self.firsts.get(word as usize).copied().unwrap_or(ROOT);
        let (from, mut len) = (hits.len(), 1);
        while at != ROOT {
            let node = &self.nodes[at as usize];
            let before = hits.len();
            traits.join(node.put_down(&words[..len], first, hits));
            // Those found before are shorter.
            if before > from {
                hits[from..].rotate_left(before - from);
            }
            let next = words.get(len).and_then(|looked| looked.word).filter(|_| node.goes_on);
            at = next.and_then(|word| self.steps.get(&(at, word))).copied().unwrap_or(ROOT);
            len += 1;
        }
        traits
    }
}

impl Node {
    fn enter(&mut self, meaning: Meaning, cases: Vec<Case>) {
        let traits = Traits::of(meaning, cases.len());
        let asks = cases.iter().any(|case| *case != Case::Lower);
        let cases = if asks { cases.into() } else { Box::default() };
        self.traits.join(traits);
        self.asks_for_capitals |= asks;
        self.ends.insert(0, End { meaning, traits, cases });
    }

    /// Puts down the entries that end here behind these words, and says what they are.
    fn put_down(&self, words: &[Looked], first: usize, hits: &mut Vec<Hit>) -> Traits {
        let hit = |end: &End| Hit { first, len: words.len(), meaning: end.meaning };
        if !self.asks_for_capitals {
            hits.extend(self.ends.iter().map(hit));
            return self.traits;
        }
        let mut traits = Traits::default();
        for end in self.ends.iter().filter(|end| end.fits(words)) {
            traits.join(end.traits);
            hits.push(hit(end));
        }
        traits
    }
}

fn case_of(word: &str) -> Case {
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

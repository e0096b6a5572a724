use plimsoll_text::{Token, TokenKind, tokens};
use rustc_hash::FxHashMap;

use crate::tables::{Class, EventWord, NameWord, SpeechWord};
use crate::traits::Traits;
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
    pub(crate) meanings: Vec<Meaning>,
    pub(crate) traits: Vec<Traits>,
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
        let mut words: Vec<&str> = self.trie.words.keys().map(AsRef::as_ref).collect();
        words.sort_unstable();
        words
    }

    /// Every entry that stands in `text`, whose tokens are given. Linear in the text: an entry is a few words long.
    pub fn hits(&self, text: &str, tokens: &[Token]) -> Hits {
        let words: Vec<Looked> = tokens.iter().map(|token| self.trie.look(text, token)).collect();
        let mut hits = Hits {
            hits: Vec::with_capacity(2 * tokens.len()),
            starts: Vec::with_capacity(tokens.len() + 1),
            traits: vec![Traits::default(); tokens.len()],
        };
        for at in 0..words.len() {
            hits.starts.push(hits.hits.len() as u32);
            let from = hits.hits.len();
            if !self.trie.begins(words[at]) {
                continue;
            }
            self.trie.walk(&words[at..], |len, id| {
                hits.hits.push(Hit { first: at, len, meaning: self.meanings[id as usize] });
                hits.traits[at].join(self.traits[id as usize]);
            });
            hits.hits[from..].reverse();
        }
        hits.starts.push(hits.hits.len() as u32);
        hits
    }
}

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
    words: FxHashMap<Box<str>, u32>,
    steps: FxHashMap<(u32, u32), u32>,
    nodes: Vec<Node>,
    /// The node that a first word leads to, by word; `ROOT` for none. Most words begin no entry, and this tells fast.
    firsts: Vec<u32>,
}

/// A place on the paths of words.
#[derive(Debug, Default)]
struct Node {
    ends: Vec<End>,
    /// Whether a path goes on from here.
    goes_on: bool,
}

/// An entry that ends at a node: its meaning, and the case that each word on the way must have at least.

#[derive(Debug)]
struct End {
    meaning: u32,
    cases: Box<[Case]>,
    /// Whether small letters are enough throughout.
    any_case: bool,
}

const ROOT: u32 = 0;

impl Trie {
    pub(crate) fn insert(&mut self, phrase: &str, meaning: u32) {
        if self.nodes.is_empty() {
            self.nodes.push(Node::default());
        }
        let (mut node, mut cases) = (ROOT, Vec::new());
        for token in tokens(phrase) {
            let word = token.span.of(phrase);
            cases.push(case_of(word));
            let word = self.word(word);
            node = self.step_into(node, word);
        }
        if node != ROOT {
            let any_case = cases.iter().all(|case| *case == Case::Lower);
            self.nodes[node as usize].ends.push(End { meaning, cases: cases.into(), any_case });
        }
    }

    fn word(&mut self, word: &str) -> u32 {
        let next = self.words.len() as u32;
        *self.words.entry(fold(word).into()).or_insert(next)
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
            return Looked { word: self.words.get("'s").copied(), case: Case::Lower };
        }
        let is_plain = word.bytes().all(|byte| byte.is_ascii_lowercase());
        if is_plain {
            return Looked { word: self.words.get(word).copied(), case: Case::Lower };
        }
        let mut buffer = [0u8; 32];
        let found = match (word.is_ascii(), buffer.get_mut(..word.len())) {
            (true, Some(folded)) => {
                folded.copy_from_slice(word.as_bytes());
                folded.make_ascii_lowercase();
                std::str::from_utf8(folded).ok().and_then(|folded| self.words.get(folded))
            }
            _ => self.words.get(fold(word).as_str()),
        };
        Looked { word: found.copied(), case: case_of(word) }
    }

    /// Whether an entry begins with this word: most do not.
    fn begins(&self, looked: Looked) -> bool {
        looked.word.is_some_and(|word| self.firsts.get(word as usize).is_some_and(|node| *node != ROOT))
    }

    /// Calls `found` with the length and meaning of each entry that begins here, shortest first.
    fn walk(&self, words: &[Looked], mut found: impl FnMut(usize, u32)) {
        let Some(first) = words.first().and_then(|looked| looked.word) else { return };
        let mut at = self.firsts.get(first as usize).copied().unwrap_or(ROOT);
        let mut len = 1;
        while at != ROOT {
            let node = &self.nodes[at as usize];
            for end in &node.ends {
                if end.any_case || end.cases.iter().zip(words).all(|(least, looked)| looked.case >= *least) {
                    found(len, end.meaning);
                }
            }
            let next = words.get(len).and_then(|looked| looked.word).filter(|_| node.goes_on);
            at = next.and_then(|word| self.steps.get(&(at, word))).copied().unwrap_or(ROOT);
            len += 1;
        }
    }
}

fn case_of(word: &str) -> Case {
    let mut letters = word.chars().filter(|letter| letter.is_alphabetic());
    match (letters.next(), letters.next()) {
        (Some(first), second) if first.is_uppercase() => match second {
            Some(second) if second.is_uppercase() => Case::Upper,
            None => Case::Capital,
            _ => Case::Capital,
        },
        _ => Case::Lower,
    }
}

fn fold(word: &str) -> String {
    word.replace('\u{2019}', "'").to_lowercase()
}

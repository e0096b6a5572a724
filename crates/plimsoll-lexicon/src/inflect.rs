use std::collections::BTreeSet;

/// Which form of a verb a word is; one word may be several ("sent": past and participle).
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub struct VerbForm(u8);

impl VerbForm {
    /// "send"
    pub const BASE: Self = Self(1);
    /// "sends"
    pub const THIRD: Self = Self(2);
    /// "sent" in "he sent"
    pub const PAST: Self = Self(4);
    /// "sent" in "was sent"
    pub const PARTICIPLE: Self = Self(8);
    /// "sending"
    pub const GERUND: Self = Self(16);

    /// Whether the word can be any of the forms in `other`.
    pub fn is_any(self, other: Self) -> bool {
        self.0 & other.0 != 0
    }

    /// Either form.
    pub const fn or(self, other: Self) -> Self {
        Self(self.0 | other.0)
    }

    /// Whether it can be the verb of a clause: "sends", "sent", "send".
    pub fn is_finite(self) -> bool {
        self.is_any(Self(1 | 2 | 4))
    }
}

/// The forms of a verb, each with what it can be.
pub type Forms = Vec<(String, VerbForm)>;

/// All forms of a verb written with its principal parts: "report", "ship shipped", "send sent", "fly flew flown".
/// A verb of several words inflects in the first ("carry out").
pub fn verb_forms(parts: &str) -> Forms {
    let (verb, particle) = match parts.split_once('+') {
        Some((verb, particle)) => (verb.trim(), format!(" {}", particle.trim())),
        None => (parts.trim(), String::new()),
    };
    let mut words = verb.split_whitespace();
    let base = words.next().unwrap_or_default().to_string();
    let past = words.next().map_or_else(|| regular_past(&base), str::to_string);
    let participle = words.next().map_or_else(|| past.clone(), str::to_string);
    let doubles =
        past.strip_suffix("ed").is_some_and(|stem| stem.len() == base.len() + 1 && stem.starts_with(&base));
    let is_irregular = !past.ends_with("ed");
    let gerund = match base.chars().last().filter(|_| is_irregular && is_short(&base)) {
        // "getting", "letting"
        Some(last) => format!("{base}{last}ing"),
        None if doubles => format!("{}ing", &past[..past.len() - 2]),
        None => regular_gerund(&base),
    };
    let third = plural(&base);
    let mut forms: Forms = Vec::new();
    for (word, form) in [
        (base, VerbForm::BASE),
        (third, VerbForm::THIRD),
        (past, VerbForm::PAST),
        (participle, VerbForm::PARTICIPLE),
        (gerund, VerbForm::GERUND),
    ] {
        let word = format!("{word}{particle}");
        match forms.iter_mut().find(|(known, _)| *known == word) {
            Some((_, known)) => *known = known.or(form),
            None => forms.push((word, form)),
        }
    }
    forms
}

fn regular_past(base: &str) -> String {
    if base.ends_with('e') {
        format!("{base}d")
    } else if ends_in_consonant_y(base) {
        format!("{}ied", &base[..base.len() - 1])
    } else {
        format!("{base}ed")
    }
}

/// "get", "cut", "run": one vowel between consonants, the last of which is doubled before an ending.
fn is_short(base: &str) -> bool {
    let is_vowel = |letter: char| "aeiouy".contains(letter);
    let mut letters = base.chars().rev();
    let (Some(last), Some(vowel), Some(before)) = (letters.next(), letters.next(), letters.next()) else {
        return false;
    };
    !is_vowel(last) && !"wx".contains(last) && is_vowel(vowel) && !is_vowel(before) && !letters.any(is_vowel)
}

fn regular_gerund(base: &str) -> String {
    match base.strip_suffix("ie") {
        Some(stem) => format!("{stem}ying"),
        None if base.ends_with('e') && !base.ends_with("ee") && base != "be" => {
            format!("{}ing", &base[..base.len() - 1])
        }
        None => format!("{base}ing"),
    }
}

/// The regular plural of a noun, which is also a verb's third person: "shell" → "shells", "factory" → "factories";
/// "aircraft" and "livestock" stay as they are.
pub fn plural(noun: &str) -> String {
    let hisses = ["s", "x", "z", "ch", "sh"].iter().any(|ending| noun.ends_with(ending));
    if ends_in_consonant_y(noun) {
        format!("{}ies", &noun[..noun.len() - 1])
    } else if let Some(stem) = noun.strip_suffix("man") {
        format!("{stem}men")
    } else if ["craft", "stock"].iter().any(|ending| noun.len() > ending.len() && noun.ends_with(ending)) {
        noun.to_string()
    } else if hisses || ["go", "do", "echo", "veto", "torpedo"].contains(&noun) {
        format!("{noun}es")
    } else {
        format!("{noun}s")
    }
}

fn ends_in_consonant_y(word: &str) -> bool {
    let mut letters = word.chars().rev();
    letters.next() == Some('y') && letters.next().is_some_and(|letter| !"aeiou".contains(letter))
}

/// A noun's spellings: itself and its plural. The last word of a phrase inflects.
pub(crate) fn noun_forms(noun: &str) -> BTreeSet<String> {
    BTreeSet::from([noun.to_string(), plural(noun)])
}

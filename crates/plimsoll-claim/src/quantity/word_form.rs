//! What the form of a word tells: plurals, singulars, verbs.

use plimsoll_lexicon::tables::{Class, Frame};
use plimsoll_lexicon::{Hit, Meaning, Sort, VerbForm};

use crate::Reading;

/// "killed", "injured", "missing": one past what became of those counted, who are named elsewhere.
pub(super) fn fate_end(reading: &Reading<'_>, at: usize) -> Option<usize> {
    reading.find(at, |hit| match hit.meaning {
        Meaning::MeasureVerb { frame: Frame::Victim, form, .. } => {
            form.is_any(VerbForm::PARTICIPLE).then(|| hit.end())
        }
        Meaning::MeasurePhrase { frame: Frame::Victim, .. } => Some(hit.end()),
        _ => None,
    })
}

/// "killing one and wounding two": a verb by which those counted suffer something.
pub(super) fn is_fate_verb(reading: &Reading<'_>, at: usize) -> bool {
    let is_fate = |hit: &Hit| matches!(hit.meaning, Meaning::MeasureVerb { frame: Frame::Victim, .. });
    reading.hits.at(at).any(is_fate)
}

/// "infected", "forcing": a form of a verb, as far as its ending tells.
pub(super) fn has_verbal_ending(reading: &Reading<'_>, at: usize) -> bool {
    has_past_ending(reading, at) || reading.word(at).len() > 4 && reading.word(at).ends_with("ing")
}

/// "infected", "armoured": a past form, or an adjective made of one. "Shahed" is the name of a thing.
pub(crate) fn has_past_ending(reading: &Reading<'_>, at: usize) -> bool {
    is_past_form(reading.word(at)) && !(reading.is_capital(at) && names_thing(reading, at))
}

/// Whether a word has the ending of a regular past form.
pub(crate) fn is_past_form(word: &str) -> bool {
    word.len() > 4 && word.ends_with("ed")
}

fn names_thing(reading: &Reading<'_>, at: usize) -> bool {
    reading.hits.at(at).any(|hit| matches!(hit.meaning, Meaning::Item(_)))
}

/// "last year" behind a noun is no part of it.
pub(super) fn is_shift(reading: &Reading<'_>, at: usize) -> bool {
    reading.hits.at(at).any(|hit| matches!(hit.meaning, Meaning::Shift(_)))
}

/// Whether the word at `at` can be a verb.
pub(crate) fn is_verb(reading: &Reading<'_>, at: usize) -> bool {
    verb_form(reading, at).is_some()
}

/// The form of the verb at `at`.
pub(crate) fn verb_form(reading: &Reading<'_>, at: usize) -> Option<VerbForm> {
    if !reading.has(at, Sort::Verb) {
        return None;
    }
    reading.find(at, |hit| match hit.meaning {
        Meaning::Verb(form) | Meaning::MeasureVerb { form, .. } | Meaning::ReportingVerb { form, .. }
            if hit.len == 1 =>
        {
            Some(form)
        }
        _ => None,
    })
}

/// "450 hp sends": a finite verb that no list has as a noun too.
pub(super) fn is_only_verb(reading: &Reading<'_>, at: usize) -> bool {
    let noun = |hit: &Hit| {
        matches!(
            hit.meaning,
            Meaning::MeasureNoun { .. }
                | Meaning::ReportingNoun(_)
                | Meaning::TrendNoun(_)
                | Meaning::Item(_)
        )
    };
    let finite = verb_form(reading, at)
        .is_some_and(|form| form.is_any(VerbForm::THIRD.or(VerbForm::PAST)) && !form.is_any(VerbForm::BASE));
    finite && !reading.hits.at(at).any(noun)
}

/// After a noun, a past form or a third person is the clause's verb; a base form or gerund may be part of the noun.
pub(super) fn finite_after_noun(reading: &Reading<'_>, at: usize) -> bool {
    let form = verb_form(reading, at).unwrap_or_default();
    let is_noun_too = reading
        .find(at, |hit| {
            matches!(hit.meaning, Meaning::MeasureNoun { .. } | Meaning::ReportingNoun(_)).then_some(())
        })
        .is_some();
    !is_noun_too && form.is_any(VerbForm::PAST.or(VerbForm::PARTICIPLE).or(VerbForm::THIRD))
}

/// "fell", "closed", "voted": a past form, known or told by its ending, that can only say what happened.
pub(super) fn is_past(reading: &Reading<'_>, at: usize) -> bool {
    verb_form(reading, at).is_some_and(|form| form.is_any(VerbForm::PAST))
        || has_past_ending(reading, at)
        || reading.is_class(at, Class::Past)
}

/// "drew", "went", "said": a past form that describes no noun behind it.
pub(super) fn can_only_be_past(reading: &Reading<'_>, at: usize) -> bool {
    let form = verb_form(reading, at).unwrap_or_default();
    let says = reading.hits.at(at).any(|hit| matches!(hit.meaning, Meaning::ReportingVerb { .. }));
    let irregular = says && !reading.word(at).ends_with("ed");
    let past = form.is_any(VerbForm::PAST) && !form.is_any(VerbForm::BASE);
    reading.is_class(at, Class::Past) || past && (irregular || !form.is_any(VerbForm::PARTICIPLE))
}

/// "seen", "taken": a participle that is no past form.
pub(super) fn is_participle(reading: &Reading<'_>, at: usize) -> bool {
    reading.is_class(at, Class::Participle)
        || verb_form(reading, at).is_some_and(|form| form.is_any(VerbForm::PARTICIPLE))
}

/// "quickly", "directly": an adverb, as far as its ending tells; "family" is none.
pub(crate) fn is_manner(reading: &Reading<'_>, at: usize) -> bool {
    reading.word(at).len() > 4 && reading.word(at).ends_with("ly") && !reading.is_class(at, Class::NounInLy)
}

/// Whether the word at `at` is a plural noun, by its form.
pub(crate) fn is_plural(reading: &Reading<'_>, at: usize) -> bool {
    let word = reading.word(at);
    if reading.is_class(at, Class::IrregularPlural) {
        return true;
    }
    // "HIMARS": letters, not a plural, unless the whole sentence is in capitals.
    if reading.is_acronym(at) {
        return false;
    }
    let ending = word.as_bytes().last_chunk::<2>().map(|ending| ending.map(|byte| byte.to_ascii_lowercase()));
    word.len() > 3 && matches!(ending, Some([before, b's']) if !b"sui".contains(&before))
}

/// The singular of a regular plural; any other word as it is.
pub(crate) fn singular(word: &str) -> String {
    let is_plural = word.len() > 3
        && word.ends_with('s')
        && !["ss", "us", "is"].iter().any(|ending| word.ends_with(ending));
    if !is_plural {
        return word.to_string();
    }
    let (stem, end) = match word {
        _ if word.ends_with("ies") => (3, "y"),
        // "loaves", "shelves", "halves"; not "waves", "stoves"
        _ if ["oaves", "elves", "alves", "olves"].iter().any(|ending| word.ends_with(ending)) => (3, "f"),
        // "cargoes", "torpedoes"; not "shoes", "canoes", "toes"
        _ if word.ends_with("oes")
            && !["hoes", "noes"].iter().any(|ending| word.ends_with(ending))
            && word.len() > 4 =>
        {
            (2, "")
        }
        _ if ["sses", "shes", "ches", "xes", "zes"].iter().any(|ending| word.ends_with(ending)) => (2, ""),
        _ => (1, ""),
    };
    format!("{}{end}", &word[..word.len() - stem])
}

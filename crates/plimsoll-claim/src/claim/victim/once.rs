//! Each person once: who is pointed at by a definite noun or a name may have been told before.

use std::collections::BTreeSet;

use super::Victim;
use super::list::List;
use super::person::{Form, Part};
use crate::claim::Measure;
use crate::quantity::{Elided, QuantityKind, QuantityMention, singular, wording};
use crate::{Analysis, Reading};

/// The rule of "a policeman".
pub(super) const ARTICLE: &str = "victim.article";
/// The rule of "the mayor".
pub(super) const DEFINITE: &str = "victim.definite";
/// The rule of "he".
pub(super) const PRONOUN: &str = "victim.pronoun";
/// The rule of "Colonel Mendez".
pub(super) const NAMED: &str = "victim.named";

/// Who has been told, by what became of them.
#[derive(Debug, Default)]
pub(super) struct Told {
    /// Fates of single persons without a name
    nameless: BTreeSet<Measure>,
    /// Fates of persons by each word of their names
    named: BTreeSet<(Measure, String)>,
    /// And by the last word alone
    surnames: BTreeSet<(Measure, String)>,
    /// Nouns that figures have counted: one of "two leaders" is "the leader"
    nouns: BTreeSet<(Measure, String)>,
}

impl Told {
    /// The single persons of a list that are told for the first time. `pointed_at`: whether names and definite nouns count;
    /// `articles`: whether articles do.
    pub(super) fn singles(
        &mut self,
        analysis: &Analysis<'_>,
        list: &List,
        measure: Measure,
        pointed_at: bool,
        articles: bool,
    ) -> Vec<Victim> {
        let reading = &analysis.reading;
        let known = self.nameless.contains(&measure);
        let anyone = known || self.named.iter().any(|(fate, _)| *fate == measure);
        let mut found = Vec::new();
        for part in &list.parts {
            let rule = match &part.form {
                Form::Figure(_) => {
                    let noun = singular(&reading.word(part.phrase.head).to_lowercase());
                    self.nouns.insert((measure, noun));
                    continue;
                }
                Form::Article if articles => ARTICLE,
                Form::Definite(head)
                    if pointed_at && !anyone && !self.nouns.contains(&(measure, head.clone())) =>
                {
                    DEFINITE
                }
                Form::Pronoun
                    if pointed_at
                        && measure == Measure::Killed
                        && !anyone
                        && !self.nouns.iter().any(|(fate, _)| *fate == measure) =>
                {
                    PRONOUN
                }
                Form::Named(name, _) if pointed_at && !known && self.names(measure, name) => NAMED,
                _ => continue,
            };
            if rule != NAMED {
                self.nameless.insert(measure);
            }
            found.push(Victim { mention: mention(reading, part), rule });
        }
        found
    }

    /// Notes a name; whether it is of somebody whom no name before can mean: "Juan Mendez" is "Mendez" and "Mendez Lopez".
    fn names(&mut self, measure: Measure, words: &[String]) -> bool {
        let Some(last) = words.last() else { return false };
        let is_known = self.named.contains(&(measure, last.clone()))
            || words.iter().any(|word| self.surnames.contains(&(measure, word.clone())));
        self.named.extend(words.iter().map(|word| (measure, word.clone())));
        self.surnames.insert((measure, last.clone()));
        !is_known
    }
}

fn mention(reading: &Reading<'_>, part: &Part) -> QuantityMention {
    let (phrase, end) = (part.phrase, part.end());
    let words = if part.form == Form::Article { part.first + 1 } else { end };
    QuantityMention {
        quantity: part.quantity.clone(),
        kind: QuantityKind::Plain,
        unit: None,
        rate: None,
        item: (part.form != Form::Pronoun).then(|| wording(reading, phrase.first, end)),
        change: None,
        compared: false,
        elided: Elided::default(),
        span: reading.span(part.first, words),
        unit_span: None,
        item_span: (part.form != Form::Pronoun).then(|| reading.span(phrase.first, end)),
        phrase: Some(phrase),
        first: part.first,
        number: part.first,
        end,
    }
}

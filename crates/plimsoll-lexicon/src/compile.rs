use std::collections::BTreeMap;

use rust_decimal::Decimal;
use rustc_hash::{FxHashMap, FxHashSet};
use thiserror::Error;

use crate::inflect::{noun_forms, verb_forms};
use crate::lookup::Lexicon;
use crate::tables::{self, Tables};
use crate::trie::Trie;
use crate::{Meaning, Source};

/// A word list or pack that cannot be used.
#[derive(Debug, Error)]
pub enum LexiconError {
    /// Not TOML, or not of the tables' shape.
    #[error("{name}: {message}")]
    Shape {
        /// The file.
        name: String,
        /// What is wrong, with line and column.
        message: String,
    },
}

impl Lexicon {
    /// Compiles word lists; later ones add to earlier ones.
    pub fn compile<'a>(sources: impl IntoIterator<Item = &'a Source<'a>>) -> Result<Self, LexiconError> {
        let read = |source: &Source<'_>| {
            toml::from_str(source.toml).map_err(|error| LexiconError::Shape {
                name: source.name.to_string(),
                message: error.to_string(),
            })
        };
        Ok(Self::of(sources.into_iter().map(read).collect::<Result<Vec<_>, _>>()?))
    }

    /// Compiles tables; later ones add to earlier ones, and of two entries of the same words the later one is asked first.
    pub fn of(tables: impl IntoIterator<Item = Tables>) -> Self {
        let mut compiler = Compiler::default();
        tables.into_iter().for_each(|tables| compiler.add(tables));
        compiler.finish()
    }

    /// English with the named pack, both as they come with the crate.
    pub fn shipped(pack: &str) -> Result<Self, LexiconError> {
        let pack_sources = crate::pack_sources(pack).ok_or_else(|| LexiconError::Shape {
            name: pack.to_string(),
            message: "no pack of this name comes with Plimsoll; there are: arms-transfers, tolls, none"
                .to_string(),
        })?;
        Self::compile(crate::language_sources().iter().chain(pack_sources))
    }
}

#[derive(Default)]
struct Compiler {
    trie: Trie,
    texts: Vec<String>,
    text_ids: FxHashMap<String, u32>,
    measures: Vec<String>,
    units: Vec<tables::Unit>,
    items: Vec<tables::Item>,
    actors: Vec<tables::Actor>,
    places: Vec<tables::Place>,
    names_of_men: FxHashSet<String>,
    names_of_women: FxHashSet<String>,
}

impl Compiler {
    fn add(&mut self, tables: Tables) {
        self.numbers(&tables.numbers);
        self.bounds(&tables.bound);
        self.trends(&tables.trend);
        self.calendar(&tables.calendar);
        self.reporting(&tables.reporting);
        for (kind, words) in &tables.speech {
            self.words(words, Meaning::SpeechWord(*kind));
        }
        self.measures(&tables.measure);
        for (class, words) in &tables.grammar {
            match class {
                tables::Class::Verb => self.verbs(words, Meaning::Verb),
                class => self.words(words, Meaning::Grammar(*class)),
            }
        }
        for hedge in &tables.hedge {
            self.words(&hedge.words, Meaning::Hedge(hedge.commitment));
        }
        for role in &tables.role {
            self.nouns(&role.words, Meaning::Role(role.kind));
        }
        for body in &tables.body {
            self.nouns(&body.words, Meaning::Body(body.kind));
        }
        self.words(&tables.names.family_first, Meaning::FamilyFirst);
        self.words(&tables.names.particle, Meaning::NameParticle);
        self.names_of_men.extend(tables.names.masculine);
        self.names_of_women.extend(tables.names.feminine);
        for (kind, words) in &tables.names.word {
            self.words(words, Meaning::NameWord(*kind));
        }
        self.words(&tables.provenance.made, Meaning::Provenance(tables::Provenance::Made));
        self.words(&tables.provenance.disclosed, Meaning::Provenance(tables::Provenance::Disclosed));
        self.words(&tables.provenance.read, Meaning::Provenance(tables::Provenance::Read));
        self.words(&tables.provenance.given, Meaning::Provenance(tables::Provenance::Given));
        self.events(&tables.event);
        for words in &tables.event_word {
            self.nouns(&words.words, Meaning::EventWord(words.kind));
        }
        tables.unit.into_iter().for_each(|unit| self.unit(unit));
        tables.item.into_iter().for_each(|item| self.item(item));
        tables.actor.into_iter().for_each(|actor| self.actor(actor));
        tables.place.into_iter().for_each(|place| self.place(place));
        for (country, names) in tables.places {
            let place = |name| tables::Place { name, country: Some(country.clone()), ..Default::default() };
            names.into_iter().map(place).for_each(|place| self.place(place));
        }
    }

    fn finish(self) -> Lexicon {
        // The first of a name counts, so it is entered last.
        let named = self.actors.iter().enumerate().rev();
        let actors_by_name = named.map(|(id, actor)| (actor.name.clone(), id as u32)).collect();
        let lexicon = Lexicon {
            trie: self.trie.settled(),
            texts: self.texts,
            measures: self.measures,
            units: self.units,
            items: self.items,
            actors: self.actors,
            actors_by_name,
            places: self.places,
            names_of_men: self.names_of_men,
            names_of_women: self.names_of_women,
            called_by_direction: Vec::new(),
        };
        lexicon.with_directions()
    }

    fn word(&mut self, word: &str, meaning: Meaning) {
        self.trie.insert(word, meaning);
        if word.contains('-') {
            self.trie.insert(&word.replace('-', " "), meaning);
        }
    }

    fn words(&mut self, words: &[String], meaning: Meaning) {
        words.iter().for_each(|word| self.word(word, meaning));
    }

    fn nouns(&mut self, words: &[String], meaning: Meaning) {
        for form in words.iter().flat_map(|word| noun_forms(word)) {
            self.word(&form, meaning);
        }
    }

    fn verbs(&mut self, verbs: &[String], meaning: impl Fn(crate::VerbForm) -> Meaning) {
        for (word, form) in verbs.iter().flat_map(|verb| verb_forms(verb)) {
            self.word(&word, meaning(form));
        }
    }

    fn text(&mut self, text: &str) -> u32 {
        if let Some(id) = self.text_ids.get(text) {
            return *id;
        }
        let id = self.texts.len() as u32;
        self.texts.push(text.to_string());
        self.text_ids.insert(text.to_string(), id);
        id
    }

    fn numbers(&mut self, numbers: &tables::Numbers) {
        let mut decimals = |words: &std::collections::BTreeMap<String, Decimal>,
                            meaning: fn(Decimal) -> Meaning| {
            words.iter().for_each(|(word, value)| self.word(word, meaning(*value)));
        };
        decimals(&numbers.scale, Meaning::Scale);
        decimals(&numbers.suffix, Meaning::Suffix);
        decimals(&numbers.vague, Meaning::Vague);
        decimals(&numbers.fraction, Meaning::Fraction);
        decimals(&numbers.multiple, Meaning::Multiple);
        decimals(&numbers.percent, Meaning::WholePercent);
        numbers.cardinal.iter().for_each(|(word, value)| self.word(word, Meaning::Cardinal(*value)));
        self.entries(&numbers.denominator, Meaning::Denominator);
        self.entries(&numbers.sign, Meaning::Sign);
        numbers.ordinal.iter().for_each(|(word, value)| self.word(word, Meaning::Ordinal(*value)));
    }

    fn bounds(&mut self, bounds: &[tables::Bound]) {
        for bound in bounds {
            self.words(&bound.before, Meaning::BoundBefore(bound.bound));
            self.words(&bound.after, Meaning::BoundAfter(bound.bound));
        }
    }

    fn trends(&mut self, trends: &[tables::Trend]) {
        for trend in trends {
            let direction = trend.change;
            self.verbs(&trend.verbs, |_| Meaning::TrendVerb { direction, of: tables::TrendOf::Any });
            self.verbs(&trend.share_verbs, |_| Meaning::TrendVerb { direction, of: tables::TrendOf::Share });
            self.verbs(&trend.price_verbs, |_| Meaning::TrendVerb { direction, of: tables::TrendOf::Price });
            self.nouns(&trend.nouns, Meaning::TrendNoun(direction));
            self.words(&trend.before, Meaning::TrendBefore(direction));
            self.words(&trend.after, Meaning::TrendAfter(direction));
            self.words(&trend.compared, Meaning::Compared(direction));
        }
    }

    fn calendar(&mut self, calendar: &tables::Calendar) {
        self.entries(&calendar.month, Meaning::Month);
        self.entries(&calendar.small_month, Meaning::SmallMonth);
        self.entries(&calendar.season, Meaning::Season);
        self.entries(&calendar.deictic, Meaning::Deictic);
        self.entries(&calendar.shift, Meaning::Shift);
        self.entries(&calendar.stretching, Meaning::Stretching);
        self.entries(&calendar.step, Meaning::Step);
        self.entries(&calendar.modifier, Meaning::TimeModifier);
        self.entries(&calendar.stretch, Meaning::TimeStretch);
        self.entries(&calendar.offset, Meaning::TimeOffset);
        self.entries(&calendar.reference, Meaning::TimeReference);
        self.entries(&calendar.meridiem, Meaning::Meridiem);
        self.entries(&calendar.zone, Meaning::TimeZone);
        self.entries(&calendar.era, Meaning::Era);
        self.entries(&calendar.relation, Meaning::TimeRelation);
        self.words(&calendar.uncertain, Meaning::UncertainTime);
        self.words(&calendar.every, Meaning::EveryCue);
        self.words(&calendar.oclock, Meaning::ClockCue);
        self.words(&calendar.ending, Meaning::EndingCue);
        self.words(&calendar.fiscal, Meaning::FiscalCue);
        self.words(&calendar.future, Meaning::FutureCue);
        for (word, day) in &calendar.weekday {
            self.nouns(std::slice::from_ref(word), Meaning::Weekday(*day));
        }
        for (word, unit) in &calendar.unit {
            self.nouns(std::slice::from_ref(word), Meaning::CalendarUnit(*unit));
        }
        for (word, part) in &calendar.part {
            self.nouns(std::slice::from_ref(word), Meaning::DayPart(*part));
        }
        for (word, value) in &calendar.frequency {
            let id = self.text(value);
            self.word(word, Meaning::Frequency(id));
        }
        for (word, hour) in &calendar.clock {
            self.word(word, Meaning::ClockWord(two_numbers(hour, ':').0));
        }
        self.entries(&calendar.movable, Meaning::Feast);
        for (word, day) in &calendar.named {
            let (month, day) = two_numbers(day, '-');
            self.word(word, Meaning::NamedDay(month, day));
        }
    }

    fn entries<T: Copy>(&mut self, words: &BTreeMap<String, T>, meaning: fn(T) -> Meaning) {
        words.iter().for_each(|(word, value)| self.word(word, meaning(*value)));
    }

    fn reporting(&mut self, entries: &[tables::Reporting]) {
        for entry in entries {
            let (commitment, relays, act) = (entry.commitment, entry.relays, entry.act);
            let takes = tables::Takes::of(&entry.takes);
            // Verbs that say something only with a quotation are mostly no verbs of saying: "continued".
            let verb = |form, telling| match act.answers() && !takes.is_quotation() {
                true => Meaning::ReportingVerb { act, commitment, form, telling, relays, takes },
                false => Meaning::Stance { act, commitment, form, takes },
            };
            self.verbs(&entry.verbs, |form| verb(form, false));
            self.verbs(&entry.telling, |form| verb(form, true));
            let form = crate::VerbForm::default();
            self.words(&entry.adjectives, Meaning::Stance { act, commitment, form, takes });
            self.words(&entry.prepositions, Meaning::ReportingPreposition { commitment, relays });
            let noun = match act.answers() {
                true => Meaning::ReportingNoun(commitment),
                false => Meaning::StanceNoun { act, commitment },
            };
            self.nouns(&entry.nouns, noun);
        }
    }

    fn measures(&mut self, entries: &[tables::Measure]) {
        for entry in entries {
            let measure = match self.measures.iter().position(|name| *name == entry.measure) {
                Some(at) => at as u32,
                None => {
                    self.measures.push(entry.measure.clone());
                    self.measures.len() as u32 - 1
                }
            };
            let (frame, personal) = (entry.frame, entry.personal);
            self.verbs(&entry.verbs, |form| Meaning::MeasureVerb { measure, frame, form, personal });
            self.nouns(&entry.nouns, Meaning::MeasureNoun { measure, frame, personal });
            self.words(&entry.phrases, Meaning::MeasurePhrase { measure, frame });
        }
    }

    fn events(&mut self, entries: &[tables::Event]) {
        for entry in entries {
            let frame = entry.frame;
            self.verbs(&entry.verbs, |form| Meaning::EventVerb { frame, form });
            self.nouns(&entry.nouns, Meaning::EventNoun(frame));
            self.words(&entry.phrases, Meaning::EventPhrase(frame));
        }
    }

    fn unit(&mut self, unit: tables::Unit) {
        let id = self.units.len() as u32;
        for word in &unit.words {
            if word.chars().count() >= 3 && word.chars().all(|letter| letter.is_alphabetic() || letter == ' ')
            {
                noun_forms(word).iter().for_each(|form| self.word(form, Meaning::Unit(id)));
            } else {
                self.word(word, Meaning::Unit(id));
            }
        }
        self.words(&unit.before, Meaning::UnitBefore(id));
        self.words(&unit.glued, Meaning::UnitGlued(id));
        self.units.push(unit);
    }

    fn item(&mut self, item: tables::Item) {
        let id = self.items.len() as u32;
        self.nouns(&item.words, Meaning::Item(id));
        self.words(&item.with, Meaning::ItemWith(id));
        self.nouns(&item.of_type, Meaning::ItemOfType(id));
        self.items.push(item);
    }

    fn actor(&mut self, actor: tables::Actor) {
        let id = self.actors.len() as u32;
        self.word(&actor.name, Meaning::Actor(id, actor.kind));
        self.words(&actor.names, Meaning::Actor(id, actor.kind));
        for adjective in &actor.adjectives {
            self.word(adjective, Meaning::ActorAdjective(id));
            self.word(&crate::plural(adjective), Meaning::ActorAdjective(id));
        }
        self.actors.push(actor);
    }

    fn place(&mut self, place: tables::Place) {
        let id = self.places.len() as u32;
        self.word(&place.name, Meaning::Place(id));
        self.words(&place.names, Meaning::Place(id));
        self.words(&place.garbled, Meaning::GarbledPlace(id));
        self.places.push(place);
    }
}

/// "12-25" or "12:00" as numbers; what is no number is 0.
fn two_numbers(text: &str, mark: char) -> (u8, u8) {
    let (first, second) = text.split_once(mark).unwrap_or((text, "0"));
    (first.parse().unwrap_or(0), second.parse().unwrap_or(0))
}

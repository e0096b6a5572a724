//! Whose currency an amount is in, where several nations call theirs by one word: "kroner", "rupees", "pesos".

use plimsoll_lexicon::tables::{self, ActorKind, Dimension};
use plimsoll_text::Span;

use super::draft::Draft;
use crate::quantity::{QuantityMention, singular};
use crate::{Analysis, Reading};

/// Names of countries around an amount that may tell whose currency it is in.
const MOST: usize = 8;
/// Tokens before an amount in which they stand.
const REACH: usize = 240;

/// "Denmark gave 40 million kroner", "At the port of Copenhagen in Denmark a ton costs 40 kroner": the currency that is called so
/// behind the adjective of the giver, else of the nearest country of the sentence or before it that has one, "Danish kroner".
/// Dollars by themselves are those of the United States, whoever pays and wherever; won and pounds go by no place.
pub(super) fn of_place(
    analysis: &Analysis<'_>,
    mention: &QuantityMention,
    giver: Option<&str>,
) -> Option<String> {
    let reading = &analysis.reading;
    let shared = Shared::of(reading, mention)?;
    let lexicon = reading.lexicon;
    let of_name = |name: &str| shared.of_country(lexicon.actor(lexicon.actor_named(name)?));
    giver.and_then(of_name).or_else(|| {
        if !shared.is_of_many {
            return None;
        }
        let actors = analysis.actors();
        let sentence = reading.sentences[reading.sentence_at(mention.first)].tokens.clone();
        let is_country = |found: &&crate::actor::ActorMention| actors.of(found).kind == ActorKind::Country;
        let here = actors.within(mention.end..sentence.end.min(mention.end + REACH)).iter().take(MOST);
        let before = actors.within(mention.first.saturating_sub(REACH)..mention.first).iter().rev();
        let (own, earlier): (Vec<_>, Vec<_>) =
            before.filter(is_country).take(MOST).partition(|found| found.first >= sentence.start);
        let mut near = own.into_iter().chain(here.filter(is_country)).chain(earlier);
        near.find_map(|found| of_name(&actors.of(found).name))
    })
}

/// "fell to 2.1 billion Danish kroner, from 2.8 billion": the nation by which the report's last amount in money of this name was
/// told, where nothing nearer tells one.
pub(super) fn of_last(draft: &Draft<'_>, before: &[Draft<'_>]) -> Option<String> {
    let (own, rate) = parted(draft.unit.as_deref()?);
    let is_money = |draft: &Draft<'_>| draft.class.as_deref() == Some("money");
    let of_name = |last: &&Draft<'_>| is_money(last) && last.mention.unit.as_deref() == Some(own);
    // Plain dollars behind Canadian ones may be those of the United States again.
    let last = before.iter().rev().find(of_name).filter(|_| is_money(draft) && own != "USD")?;
    let (currency, _) = parted(last.unit.as_deref()?);
    (currency != own).then(|| format!("{currency}{rate}"))
}

/// Amounts looked back over for the nation whose dollars are meant.
const DOLLARS: usize = 4;
/// Sentences between them.
const NEAR: usize = 2;

/// "rose from 10 Canadian dollars to 30 dollars": dollars spelled out and by no nation are of the nation whose dollars were told just
/// before.
pub(super) fn of_dollars(reading: &Reading<'_>, draft: &Draft<'_>, before: &[Draft<'_>]) -> Option<String> {
    let (own, rate) = parted(draft.unit.as_deref()?);
    let words = words_of(reading, draft.mention.unit_span.filter(|_| own == "USD")?);
    if !matches!(words.as_str(), "dollar" | "dollars") {
        return None;
    }
    let worded = |last: &&Draft<'_>| last.mention.unit_span.map(|span| words_of(reading, span));
    let of_dollars =
        |last: &&Draft<'_>| worded(last).is_some_and(|words| words.contains("dollar") || words.contains('$'));
    let last = before.iter().rev().take(DOLLARS).find(of_dollars)?;
    let is_near = reading.sentence_at(last.mention.first) + NEAR >= reading.sentence_at(draft.mention.first);
    let (currency, _) = parted(last.unit.as_deref()?);
    (is_near && currency != own).then(|| format!("{currency}{rate}"))
}

/// A currency and what it is paid for: "DKK" and "/share".
fn parted(unit: &str) -> (&str, &str) {
    unit.split_at(unit.find('/').unwrap_or(unit.len()))
}

/// The currencies that are called by the word of an amount behind an adjective.
struct Shared<'a> {
    /// The words before it, in small letters, and the unit.
    names: Vec<(&'a str, &'a tables::Unit)>,
    /// Whether the word alone tells no nation.
    is_of_many: bool,
}

impl<'a> Shared<'a> {
    /// None for what one nation alone has, and for dollars.
    fn of(reading: &Reading<'a>, mention: &QuantityMention) -> Option<Self> {
        let own = mention.unit.as_deref().filter(|own| *own != "USD")?;
        let word = words_of(reading, mention.unit_span?);
        if !word.chars().all(|letter| letter.is_alphabetic() || letter == ' ') {
            return None;
        }
        let base = singular(&word);
        let mut names = Vec::new();
        let lexicon: &'a plimsoll_lexicon::Lexicon = reading.lexicon;
        let money = lexicon.units().iter().filter(|unit| unit.dimension == Dimension::Money);
        for unit in money {
            let called = |name: &'a String| {
                let rest = name.strip_suffix(&word).or_else(|| name.strip_suffix(&base))?;
                rest.strip_suffix(' ')
            };
            names.extend(unit.words.iter().filter_map(called).map(|adjective| (adjective, unit)));
        }
        let is_of_many = lexicon.units().iter().any(|unit| unit.shared && unit.name == own);
        names.iter().any(|(_, unit)| unit.name != own).then_some(Self { names, is_of_many })
    }

    /// The one of a country.
    fn of_country(&self, country: &tables::Actor) -> Option<String> {
        let is_its = |adjective: &str| country.adjectives.iter().any(|own| own.to_lowercase() == adjective);
        self.names.iter().find(|(adjective, _)| is_its(adjective)).map(|(_, unit)| unit.name.clone())
    }
}

fn words_of(reading: &Reading<'_>, span: Span) -> String {
    span.of(reading.text).to_lowercase()
}

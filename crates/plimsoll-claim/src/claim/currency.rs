//! Whose currency an amount is in, where several nations call theirs by one word: "kroner", "rupees", "pesos".

use plimsoll_lexicon::tables::{self, ActorKind, Dimension};
use plimsoll_text::Span;

use super::draft::Draft;
use super::measured::dimension;
use crate::attribution::opening;
use crate::quantity::{QuantityMention, singular};
use crate::{Analysis, Reading};

/// Names of countries around an amount that may tell whose currency it is in.
const MOST: usize = 8;
/// Tokens before an amount in which they stand.
const REACH: usize = 240;
/// Sentences of a report in which its dateline stands, behind what else may open it.
const OPENING: usize = 4;

/// "Denmark gave 40 million kroner", "At the port of Copenhagen in Denmark a ton costs 40 kroner": the currency that is called so
/// behind the adjective of the giver, else of the nearest country of the sentence that has one, "Danish kroner", else of the
/// dateline's, else of the only one before it.
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
        let mut near = own.into_iter().chain(here.filter(is_country));
        let of_mention = |found: &crate::actor::ActorMention| of_name(&actors.of(found).name);
        let of_clause = near.find_map(of_mention);
        of_clause
            .or_else(|| filed_in(analysis, of_name))
            .or_else(|| the_only(earlier.into_iter().filter_map(of_mention)))
    })
}

/// "600 million rupees" where nothing tells a nation: those of nobody.
pub(super) fn unplaced(reading: &Reading<'_>, mention: &QuantityMention) -> Option<String> {
    unplaced_name(reading, mention).filter(|_| is_bare(reading, mention))
}

/// "₹500", "INR 500": whether a currency that many call alike is told with its nation.
pub(super) fn is_told(reading: &Reading<'_>, mention: &QuantityMention) -> bool {
    unplaced_name(reading, mention).is_some() && !is_bare(reading, mention)
}

fn unplaced_name(reading: &Reading<'_>, mention: &QuantityMention) -> Option<String> {
    let own = mention.unit.as_deref()?;
    let unit = reading.lexicon.units().iter().find(|unit| unit.name == own)?;
    unit.unplaced.clone()
}

/// Whether a currency is told by one word, no sign and no code.
fn is_bare(reading: &Reading<'_>, mention: &QuantityMention) -> bool {
    let word = mention.unit_span.map(|span| words_of(reading, span)).unwrap_or_default();
    let code = mention.unit.as_deref().map(str::to_lowercase);
    !word.is_empty() && word.chars().all(char::is_alphabetic) && Some(word) != code
}

/// What all of them are.
fn the_only(mut names: impl Iterator<Item = String>) -> Option<String> {
    let first = names.next()?;
    names.all(|other| other == first).then_some(first)
}

/// "KATHMANDU, March 1 (Wire) -": the currency of where the report was filed.
fn filed_in(analysis: &Analysis<'_>, of_name: impl Fn(&str) -> Option<String>) -> Option<String> {
    let reading = &analysis.reading;
    let actors = analysis.actors();
    let first = reading.sentences.iter().take(OPENING).map(|sentence| sentence.tokens.clone());
    let dateline =
        first.map(|tokens| tokens.start..opening(reading, &tokens)).find(|line| !line.is_empty())?;
    let mut places = actors.within(dateline).iter().map(|found| actors.of(found));
    places.find_map(|place| of_name(&place.name).or_else(|| of_name(place.country.as_deref()?)))
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

/// "costs 1.84 euros a litre, 12 cents more": cents by no nation are of the money told nearest in the sentence, where that has cents.
pub(super) fn of_cents(analysis: &Analysis<'_>, mention: &QuantityMention) -> Option<String> {
    let reading = &analysis.reading;
    let words = words_of(reading, mention.unit_span.filter(|_| mention.unit.as_deref() == Some("USD cent"))?);
    let is_plain = matches!(words.as_str(), "cent" | "cents");
    let money = |other: &&QuantityMention| {
        dimension(reading, other) == Some(Dimension::Money)
            && other.first != mention.first
            && reading.in_one_sentence(other.first, mention.first)
    };
    let last = analysis.quantities.partition_point(|other| other.first < mention.first);
    let near = analysis.quantities[..last].iter().rev().take(DOLLARS).find(money);
    let near = near.or_else(|| analysis.quantities[last..].iter().take(DOLLARS).find(money))?;
    let cent = format!("{} cent", near.unit.as_deref()?);
    let is_unit = cent != "USD cent" && reading.lexicon.units().iter().any(|unit| unit.name == cent);
    (is_plain && is_unit).then_some(cent)
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
        let mut names = Vec::new();
        let lexicon: &'a plimsoll_lexicon::Lexicon = reading.lexicon;
        // "Rs" is a rupee as well.
        let many = lexicon.units().iter().find(|unit| unit.shared && unit.name == own);
        let mut words = vec![singular(&word), word];
        if !words[1].contains(' ') {
            words.extend(many.iter().flat_map(|unit| unit.words.iter().cloned()));
        }
        let money = lexicon.units().iter().filter(|unit| unit.dimension == Dimension::Money);
        for unit in money {
            let called = |name: &'a String| {
                let rest = words.iter().find_map(|word| name.strip_suffix(word.as_str()))?;
                rest.strip_suffix(' ')
            };
            names.extend(unit.words.iter().filter_map(called).map(|adjective| (adjective, unit)));
        }
        let is_of_many = many.is_some();
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

//! The currency of who pays, where several nations call theirs by one word: "kroner", "rupees", "pounds".

use plimsoll_lexicon::tables::Dimension;

use crate::Reading;
use crate::quantity::{QuantityMention, singular};

/// "Denmark gave 40 million kroner": the currency that is called so behind the giver's adjective, "Danish kroner". Dollars by
/// themselves are those of the United States, whoever pays.
pub(super) fn of_giver(reading: &Reading<'_>, mention: &QuantityMention, giver: &str) -> Option<String> {
    let own = mention.unit.as_deref()?;
    let word = reading.word(reading.token_at(mention.unit_span?.start())).to_lowercase();
    let lexicon = reading.lexicon;
    let is_word = word.chars().all(char::is_alphabetic) && own != "USD";
    let actor = lexicon.actor(lexicon.actor_named(giver).filter(|_| is_word)?);
    let mut adjectives = actor.adjectives.iter().map(|adjective| adjective.to_lowercase());
    let base = singular(&word);
    let called = |name: &str, adjective: &str| {
        name.strip_prefix(adjective)
            .is_some_and(|rest| rest.trim_start() == word || rest.trim_start() == base)
    };
    adjectives.find_map(|adjective| {
        let mut money = lexicon.units().iter().filter(|unit| unit.dimension == Dimension::Money);
        money
            .find(|unit| unit.words.iter().any(|name| called(name, &adjective)))
            .map(|unit| unit.name.clone())
    })
}

//! What only the whole report tells: whose defence ministry it is, which drafts are one actor.

use plimsoll_lexicon::Meaning;
use plimsoll_lexicon::tables::{ActorKind, Class};
use plimsoll_text::tokens;
use rustc_hash::FxHashMap;

use super::registry::Registry;
use super::sweep::Sweep;
use super::{ActorIndex, Actors, DocumentMention};

/// Settles what was left open and numbers the actors by their first mention.
pub(super) fn finish(mut sweep: Sweep<'_, '_>) -> Actors {
    sweep.name_heads();
    settle_papers(&mut sweep);
    settle_countries(&mut sweep);
    let Sweep { registry, mut mentions, papers, houses, .. } = sweep;
    mentions.sort_by_key(|mention| (mention.first, std::cmp::Reverse(mention.end)));
    let mut numbers: FxHashMap<ActorIndex, ActorIndex> = FxHashMap::default();
    let mut named = Vec::new();
    let mut number = |registry: &Registry, index: ActorIndex| -> ActorIndex {
        let root = registry.root(index);
        *numbers.entry(root).or_insert_with(|| {
            named.push(root);
            named.len() - 1
        })
    };
    for mention in &mut mentions {
        mention.actor = number(&registry, mention.actor);
    }
    mentions.dedup_by(|later, earlier| {
        later.first == earlier.first && later.end == earlier.end && later.actor == earlier.actor
    });
    let mut documents: Vec<DocumentMention> = papers
        .iter()
        .map(|paper| DocumentMention {
            first: paper.first,
            author: paper.author.map(|author| number(&registry, author)),
            bearer: paper.bearer.map(|bearer| number(&registry, bearer)),
            is_evidence: paper.is_evidence,
        })
        .collect();
    documents.sort_by_key(|document| document.first);
    let houses = houses
        .into_iter()
        .map(|(outlet, house)| (number(&registry, outlet), number(&registry, house)))
        .collect();
    let mut actors: Vec<_> = registry.drafts.into_iter().map(|draft| Some(draft.actor)).collect();
    let actors = named.into_iter().filter_map(|root| actors[root].take()).collect();
    Actors { actors, mentions, documents, houses }
}

/// A document whose author nobody names speaks for the person it came through; an outlet that has seen it only relays it.
fn settle_papers(sweep: &mut Sweep<'_, '_>) {
    for at in 0..sweep.papers.len() {
        let paper = sweep.papers[at];
        let answers = |bearer: ActorIndex| {
            !paper.is_evidence && sweep.registry.draft(bearer).actor.kind != ActorKind::Outlet
        };
        match (paper.author, paper.bearer) {
            (Some(author), _) => sweep.registry.merge(paper.actor, author),
            (None, Some(bearer)) if answers(bearer) => sweep.registry.merge(paper.actor, bearer),
            _ => {}
        }
    }
    // A document that got its author by a later mention is its author's in the earlier ones too.
    for at in 0..sweep.papers.len() {
        let paper = &mut sweep.papers[at];
        if paper.author.is_none() && !sweep.registry.draft(paper.actor).actor.is_document {
            let owner = sweep.registry.root(paper.actor);
            if paper.bearer.map(|bearer| sweep.registry.root(bearer)) != Some(owner) {
                paper.author = Some(owner);
            }
        }
    }
}

/// Bodies worded without a country get one the report lets tell.
fn settle_countries(sweep: &mut Sweep<'_, '_>) {
    let own = own_home(sweep);
    let homes = homes(sweep, own.clone());
    for at in 0..sweep.registry.drafts.len() {
        let draft = &sweep.registry.drafts[at];
        if draft.merged.is_some() || draft.actor.country.is_some() {
            continue;
        }
        let Some(local) = draft.local.clone() else { continue };
        let kin = kin(&sweep.registry, at);
        // An outlet that is only cited makes no army or group its country's.
        let likely = kin.clone().or_else(|| own.clone());
        let countries: Vec<String> = kin.into_iter().chain(homes.iter().cloned()).collect();
        settle_country(sweep, at, &local, (&countries, likely));
    }
}

/// The first country that makes it a body of the word lists; a body worded in small letters takes the likely one, unless it is a
/// group or company, which are of no country by themselves.
fn settle_country(
    sweep: &mut Sweep<'_, '_>,
    at: ActorIndex,
    local: &str,
    (countries, likely): (&[String], Option<String>),
) {
    let attributive = |sweep: &Sweep<'_, '_>, country: &str| {
        sweep.country_id(country).map(|id| sweep.reading.lexicon.actor(id).attributive().to_string())
    };
    for country in countries {
        let Some(word) = attributive(sweep, country) else { continue };
        if let Some(known) = sweep.known_body(&format!("{word} {local}")) {
            return sweep.registry.merge(at, known);
        }
    }
    let small = local.chars().all(|letter| !letter.is_uppercase());
    let is_called = |word: &str| {
        let mut meanings = sweep.reading.lexicon.whole(word);
        meanings.any(|meaning| meaning == Meaning::Grammar(Class::Called))
    };
    let stateless = local.rsplit(' ').next().is_some_and(is_called);
    let likely = likely.filter(|_| small && !stateless);
    if let Some((country, word)) = likely.and_then(|country| {
        let word = attributive(sweep, &country)?;
        Some((country, word))
    }) {
        let draft = &mut sweep.registry.drafts[at];
        draft.actor.country = Some(country);
        draft.actor.name = format!("{word} {local}");
    }
}

/// The country of an actor that shares the body's field: "defense" of a minister for "the defense ministry".
fn kin(registry: &Registry, at: ActorIndex) -> Option<String> {
    let words = &registry.drafts[at].words;
    let field = words.iter().find(|word| {
        !matches!(*word, "ministry" | "agency" | "national" | "department" | "office" | "group" | "service")
    })?;
    let fits = |other: &&super::registry::Draft| {
        other.merged.is_none()
            && other.actor.country.is_some()
            && matches!(other.actor.kind, ActorKind::Person | ActorKind::Organisation)
            && other.words.has(field)
    };
    registry.drafts.iter().take(400).find(fits).and_then(|other| other.actor.country.clone())
}

/// The country of the report's own outlet.
fn own_home(sweep: &Sweep<'_, '_>) -> Option<String> {
    let lexicon = sweep.reading.lexicon;
    let outlet = sweep.reading.outlet?;
    lexicon.hits(outlet, &tokens(outlet)).find(0, |hit| match hit.meaning {
        Meaning::Actor(id, ActorKind::Outlet) => lexicon.actor(id).country.clone(),
        _ => None,
    })
}

/// The countries of the outlets that are named, the report's own first.
fn homes(sweep: &Sweep<'_, '_>, own: Option<String>) -> Vec<String> {
    let outlets = sweep.registry.drafts.iter().filter(|draft| draft.actor.kind == ActorKind::Outlet);
    let mut homes: Vec<String> = own.into_iter().collect();
    for country in outlets.filter_map(|draft| draft.actor.country.clone()).take(40) {
        if !homes.contains(&country) {
            homes.push(country);
        }
    }
    homes
}

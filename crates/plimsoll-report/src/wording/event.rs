use plimsoll_claim::event::{ActorRole, EventKind, EventThing, PlaceRole};
use plimsoll_claim::{Event, Modality};

/// Letters of a thing's words that are shown.
const LONGEST: usize = 140;

/// What happened, in a few words: "Norland and Sudland deny “any arms deal”"; with its modality where that is not plain.
pub fn event(event: &Event) -> String {
    let words = match event.kind {
        EventKind::Denial => {
            format!("{} {}{}", by(event), plural_verb(event, "deny", "denies"), quoted(event))
        }
        EventKind::Meeting => meeting(event),
        EventKind::Visit => format!("{} visits {}", by(event), goal(event)),
        EventKind::Agreement => agreement(event),
        EventKind::Accusation => accusation(event),
        EventKind::Exchange => exchange(event),
        EventKind::Route => route(event),
    };
    match event.modality {
        Modality::Asserted => words,
        Modality::Denied => format!("{words} (told not to be so)"),
        other => format!("{words} ({})", format!("{other:?}").to_lowercase()),
    }
}

/// "Norland, Sudland and Vael"
pub(crate) fn joined(names: &[&str]) -> String {
    match names {
        [] => "somebody not named".to_string(),
        [one] => (*one).to_string(),
        [first @ .., last] => format!("{} and {last}", first.join(", ")),
    }
}

fn names(event: &Event, role: ActorRole) -> Vec<&str> {
    event.actors_as(role).map(|actor| actor.name.as_str()).collect()
}

fn by(event: &Event) -> String {
    joined(&names(event, ActorRole::By))
}

fn plural_verb(event: &Event, many: &'static str, one: &'static str) -> &'static str {
    if names(event, ActorRole::By).len() > 1 { many } else { one }
}

fn quoted(event: &Event) -> String {
    event.about.first().map_or_else(String::new, |thing| format!(" “{}”", shortened(&thing.text)))
}

/// Words cut at a space where they are long.
fn shortened(words: &str) -> String {
    if words.chars().count() <= LONGEST {
        return words.to_string();
    }
    let cut: String = words.chars().take(LONGEST).collect();
    let whole = cut.rsplit_once(' ').map_or(cut.as_str(), |(whole, _)| whole);
    format!("{whole} …")
}

fn places(event: &Event, role: PlaceRole, before: &str) -> String {
    let names: Vec<&str> = event.places_as(role).map(|place| place.name.as_str()).collect();
    if names.is_empty() { String::new() } else { format!("{before}{}", joined(&names)) }
}

fn meeting(event: &Event) -> String {
    let both = [names(event, ActorRole::By), names(event, ActorRole::With)].concat();
    format!("{} meet{}", joined(&both), places(event, PlaceRole::At, " in "))
}

/// Where a visit goes: the country, and the place in it.
fn goal(event: &Event) -> String {
    let mut names: Vec<&str> = event.places_as(PlaceRole::At).map(|place| place.name.as_str()).collect();
    names.extend(event.actors_as(ActorRole::To).map(|actor| actor.name.as_str()));
    names.join(", ")
}

fn agreement(event: &Event) -> String {
    let both = [names(event, ActorRole::By), names(event, ActorRole::With)].concat();
    let verb = if both.len() > 1 { "sign" } else { "signs" };
    let what = event.instrument.as_ref().map_or_else(String::new, |worded| format!(" “{}”", worded.text));
    format!("{} {verb}{what}{}", joined(&both), places(event, PlaceRole::At, " in "))
}

fn accusation(event: &Event) -> String {
    let accused = names(event, ActorRole::Against);
    let who = match names(event, ActorRole::By).as_slice() {
        [] if accused.is_empty() => "somebody not named is accused".to_string(),
        [] => format!("{} {} accused", joined(&accused), if accused.len() > 1 { "are" } else { "is" }),
        by if accused.is_empty() => {
            format!("{} {}", joined(by), if by.len() > 1 { "accuse" } else { "accuses" })
        }
        by => {
            format!("{} {} {}", joined(by), if by.len() > 1 { "accuse" } else { "accuses" }, joined(&accused))
        }
    };
    let what =
        event.about.first().map_or_else(String::new, |thing| format!(": “{}”", shortened(&thing.text)));
    let norm = event.instrument.as_ref().map(|worded| worded.text.as_str());
    let norm = norm.filter(|norm| !event.about.iter().any(|thing| thing.text.contains(norm)));
    format!("{who}{what}{}", norm.map_or_else(String::new, |norm| format!(", against “{norm}”")))
}

/// "food, parts and oil"
fn listed(things: &[EventThing]) -> String {
    let things: Vec<String> = things.iter().map(|thing| shortened(&thing.text)).collect();
    joined(&things.iter().map(String::as_str).collect::<Vec<_>>())
}

fn exchange(event: &Event) -> String {
    let to = names(event, ActorRole::To);
    let gives = match (names(event, ActorRole::By).as_slice(), to.as_slice()) {
        ([], to) => format!("{} {}", joined(to), if to.len() > 1 { "get" } else { "gets" }),
        (by, []) => format!("{} {}", joined(by), if by.len() > 1 { "give" } else { "gives" }),
        (by, to) => format!("{} {} {}", joined(by), if by.len() > 1 { "give" } else { "gives" }, joined(to)),
    };
    let back = if event.in_return_for.is_empty() {
        String::new()
    } else {
        format!(" for {}", listed(&event.in_return_for))
    };
    format!("{gives} {} in return{back}", listed(&event.about))
}

/// "Korvik → Dunmar → Tavelsk, by rail: containers"
fn route(event: &Event) -> String {
    let stage = |role: PlaceRole| event.places_as(role).map(|place| place.name.as_str());
    let mut way: Vec<&str> = stage(PlaceRole::From).chain(stage(PlaceRole::Via)).collect();
    way.extend(stage(PlaceRole::To));
    let alone = way.len() == 1;
    let before = match event.places.first().map(|place| place.role) {
        Some(PlaceRole::To) if alone => "to ",
        Some(PlaceRole::Via) if alone => "through ",
        Some(PlaceRole::From) if alone => "from ",
        _ => "",
    };
    let means = event.means.as_ref().map_or_else(String::new, |worded| format!(", {}", worded.text));
    let what = if event.about.is_empty() { String::new() } else { format!(": {}", listed(&event.about)) };
    format!("Route {before}{}{means}{what}", way.join(" → "))
}

use std::sync::LazyLock;

use serde::Deserialize;

use super::head::Head;
use super::linked;
use crate::Moment;
use crate::draft::Draft;

/// What the metas are called.
#[derive(Deserialize)]
struct Names {
    url: Vec<String>,
    outlet: Vec<String>,
    outlet_at_last: Vec<String>,
    byline: Vec<String>,
    published: Vec<String>,
    updated: Vec<String>,
    title: Vec<String>,
}

static NAMES: LazyLock<Names> = LazyLock::new(|| {
    toml::from_str(include_str!("../../data/metas.toml")).expect("data/metas.toml is well formed")
});

/// What the page tells machines of the report: linked data first, then the metas, then its times.
pub(super) fn read(head: &Head<'_>) -> Draft {
    let linked = linked::read(&head.linked_data).unwrap_or_default();
    let meta = |names: &[String]| head.meta_of(names).map(str::to_owned);
    let moment = |names: &[String]| head.meta_of(names).and_then(Moment::parse);
    Draft {
        url: head.canonical.clone().or_else(|| meta(&NAMES.url)).or(linked.url),
        outlet: meta(&NAMES.outlet).or(linked.outlet).or_else(|| meta(&NAMES.outlet_at_last)),
        // Some pages give the address of the author's page for the author.
        byline: linked.byline.or_else(|| meta(&NAMES.byline).filter(|name| !name.contains("://"))),
        published: linked.published.or_else(|| moment(&NAMES.published)).or_else(|| time(head)),
        updated: linked.updated.or_else(|| moment(&NAMES.updated)),
        title: linked.title.or_else(|| meta(&NAMES.title)).or_else(|| head.title.clone()),
        ..Draft::default()
    }
}

/// The first `<time>` that says it is of publication, or else the first.
fn time(head: &Head<'_>) -> Option<Moment> {
    let named = head.times.iter().find(|(_, says_so)| *says_so).or(head.times.first());
    named.and_then(|(time, _)| Moment::parse(time))
}

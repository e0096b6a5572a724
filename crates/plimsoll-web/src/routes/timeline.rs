use std::sync::Arc;

use askama::Template;
use axum::extract::State;
use axum::response::Html;

use super::shared::{Asked, DecisionView, shell};
use crate::App;
use crate::fault::Fault;
use crate::guard::Visitor;
use crate::shell::Shell;

#[derive(Template)]
#[template(path = "timeline.html")]
struct Page {
    shell: Shell,
    /// As markup.
    timeline: String,
    sightings: Vec<DecisionView>,
}

/// What is told when, and what was seen.
pub(super) async fn page(
    State(app): State<Arc<App>>,
    visitor: Visitor,
    asked: Asked,
) -> Result<Html<String>, Fault> {
    app.show(move |desk| {
        let snapshot = desk.stand.get();
        let shell = shell("Timeline", "/timeline", snapshot, &visitor, &asked);
        let all = &snapshot.taken.decided;
        let sightings = snapshot.taken.picture.rulings.sightings();
        let page = Page {
            shell,
            timeline: snapshot.told().to_string(),
            sightings: sightings.map(|(one, _)| DecisionView::of(one, all, "/timeline")).collect(),
        };
        Ok(page)
    })
    .await
}

//! The dossier: the digest for whoever has to be able to check it, every figure with a note that leads to report, sentence, bytes and hash.

mod markdown;
mod notes;
mod record;

pub use markdown::MarkdownDossier;
pub(crate) use notes::{Note, Notes, order};

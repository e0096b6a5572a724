//! What went wrong, as a page tells it: what, and what to do. No message names a file of this machine.

use askama::Template;
use axum::http::StatusCode;
use axum::response::{Html, IntoResponse, Response};
use plimsoll_account::AccountError;
use plimsoll_case::CaseError;

use crate::guard::Wait;
use crate::routes::time;
use crate::shell::Shell;

/// Why a request could not be answered.
#[derive(Debug)]
pub(crate) enum Fault {
    /// Nothing is there.
    NotFound(&'static str),
    /// What was asked cannot be done.
    Refused {
        /// What is wrong.
        what: String,
        /// What to do.
        advice: String,
    },
    /// A form that did not come from a page of this server.
    Forged,
    /// Nobody is signed in.
    SignedOut,
    /// Whoever is signed in may not.
    NotAllowed,
    /// Too many sign-ins failed.
    Wait(Wait),
    /// Too many passwords are looked at.
    Crowded,
    /// The accounts.
    Accounts,
    /// More than is taken.
    TooLarge(usize),
    /// The case.
    Case(CaseError),
    /// A fault of ours.
    Ours,
}

impl Fault {
    pub(crate) fn refused(what: impl Into<String>, advice: impl Into<String>) -> Self {
        Self::Refused { what: what.into(), advice: advice.into() }
    }

    /// What a page of accounts says where there are none.
    pub(crate) fn no_accounts() -> Self {
        Self::refused(
            "This case has no accounts.",
            "Whoever can open this address can decide, under the one name the server was started with. “plimsoll account new” makes the first account; from then on people sign in.",
        )
    }

    /// Status, what is wrong, and what to do.
    fn told(&self) -> (StatusCode, String, String) {
        let say = |status, what: &str, advice: &str| (status, what.to_string(), advice.to_string());
        match self {
            Self::NotFound(what) => say(
                StatusCode::NOT_FOUND,
                &format!("There is no such {what} in this case."),
                "It may have been read otherwise since, or the address was cut short. Search for its words.",
            ),
            Self::Refused { what, advice } => {
                (StatusCode::UNPROCESSABLE_ENTITY, what.clone(), advice.clone())
            }
            Self::Forged => say(
                StatusCode::FORBIDDEN,
                "This form did not come from a page of this server, or the server was started anew since.",
                "Nothing was changed. Go back, load the page again, and send it once more.",
            ),
            Self::SignedOut => say(
                StatusCode::UNAUTHORIZED,
                "You are not signed in, or were signed out since.",
                "Nothing was changed. Sign in in another tab, go back here, and send it once more.",
            ),
            Self::NotAllowed => say(
                StatusCode::FORBIDDEN,
                "Your account may not do that.",
                "Nothing was changed. Viewers look and export, analysts add and decide as well, admins keep the accounts: an admin can give you another role.",
            ),
            Self::Wait(wait) => say(
                StatusCode::TOO_MANY_REQUESTS,
                "Too many sign-ins failed.",
                &format!("Wait until {}, then try again. Who is signed in can go on.", time(wait.until)),
            ),
            Self::Crowded => {
                say(StatusCode::SERVICE_UNAVAILABLE, "Many sign in at once.", "Try again in a moment.")
            }
            Self::Accounts => say(
                StatusCode::INTERNAL_SERVER_ERROR,
                "The accounts of this case cannot be used.",
                "Run “plimsoll account list” on the case: it names what is wrong.",
            ),
            Self::TooLarge(most) => say(
                StatusCode::PAYLOAD_TOO_LARGE,
                &format!("That is more than the {} megabytes taken at once.", most >> 20),
                "Nothing was added. Send fewer files at a time, or use “plimsoll case add”, which has no limit.",
            ),
            Self::Case(error) => of_case(error),
            Self::Ours => say(
                StatusCode::INTERNAL_SERVER_ERROR,
                "Something broke off; this is a fault in Plimsoll.",
                "Nothing was changed. Please report what you did when it happened.",
            ),
        }
    }
}

fn of_case(error: &CaseError) -> (StatusCode, String, String) {
    let say = |status, what: &str, advice: &str| (status, what.to_string(), advice.to_string());
    match error {
        CaseError::Unknown { .. } | CaseError::Ambiguous { .. } => {
            say(StatusCode::NOT_FOUND, "There is no such thing in this case.", "Search for its words.")
        }
        CaseError::Refused { what, advice } => {
            (StatusCode::UNPROCESSABLE_ENTITY, sentence(what), sentence(advice))
        }
        CaseError::NotInForce(_) => say(
            StatusCode::CONFLICT,
            "That decision is not in force: it was undone already.",
            "The log shows when, and by whom.",
        ),
        CaseError::Busy(_) => say(
            StatusCode::SERVICE_UNAVAILABLE,
            "Another program is writing to the case.",
            "Nothing was changed. Wait until it has ended, and send it again.",
        ),
        CaseError::Full(_) => say(
            StatusCode::INSUFFICIENT_STORAGE,
            "There is no room left on the disk.",
            "Nothing was lost. Make room, and send it again: what is there already is not added twice.",
        ),
        CaseError::ReadOnly(_) => say(
            StatusCode::FORBIDDEN,
            "The case may be read and not be written.",
            "Give the server leave to write to the file, or decide in a copy.",
        ),
        _ => say(
            StatusCode::INTERNAL_SERVER_ERROR,
            "The case cannot be used.",
            "Run “plimsoll case verify” on it: it names what is wrong.",
        ),
    }
}

/// With a capital and a full stop.
pub(crate) fn sentence(words: &str) -> String {
    let mut letters = words.trim_end_matches('.').chars();
    let first = letters.next().map(|first| first.to_uppercase().collect::<String>()).unwrap_or_default();
    format!("{first}{}.", letters.as_str())
}

impl From<CaseError> for Fault {
    fn from(error: CaseError) -> Self {
        Self::Case(error)
    }
}

impl From<AccountError> for Fault {
    fn from(error: AccountError) -> Self {
        match error {
            AccountError::Refused { what, advice } => Self::refused(sentence(&what), sentence(&advice)),
            AccountError::Case(error) => Self::Case(error),
            _ => Self::Accounts,
        }
    }
}

impl From<askama::Error> for Fault {
    fn from(_: askama::Error) -> Self {
        Self::Ours
    }
}

#[derive(Template)]
#[template(path = "fault.html")]
struct Page {
    shell: Shell,
    what: String,
    advice: String,
}

impl IntoResponse for Fault {
    fn into_response(self) -> Response {
        let (status, what, advice) = self.told();
        let page = Page { shell: Shell::bare("Not done"), what, advice };
        let body = page.render().unwrap_or_else(|_| "Not done.".to_string());
        (status, Html(body)).into_response()
    }
}

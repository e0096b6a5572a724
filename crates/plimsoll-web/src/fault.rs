//! What went wrong, as a page tells it: what, and what to do. No message names a file of this machine.

use askama::Template;
use axum::http::StatusCode;
use axum::response::{Html, IntoResponse, Response};
use plimsoll_account::AccountError;
use plimsoll_case::CaseError;
use serde::Serialize;
use utoipa::ToSchema;

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
    /// A part of what was sent cannot be taken.
    Wrong {
        /// Which part: a JSON Pointer into what was sent.
        pointer: &'static str,
        /// What is wrong.
        what: String,
        /// What to do.
        advice: String,
    },
    /// What a program asked is not understood, or cannot be done.
    Asked(Box<Told>),
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

    pub(crate) fn wrong(pointer: &'static str, what: impl Into<String>, advice: impl Into<String>) -> Self {
        Self::Wrong { pointer, what: what.into(), advice: advice.into() }
    }

    /// What is told of it.
    fn told(self) -> Told {
        match self {
            Self::NotFound(what) => Told::new(
                StatusCode::NOT_FOUND,
                "not-found",
                format!("There is no such {what} in this case."),
                "It may have been read otherwise since, or the address was cut short. Search for its words.",
            ),
            Self::Refused { what, advice } => {
                Told::new(StatusCode::UNPROCESSABLE_ENTITY, "refused", what, advice)
            }
            Self::Wrong { pointer, what, advice } => {
                let at =
                    WrongPart { pointer: Some(pointer.to_string()), parameter: None, detail: what.clone() };
                let told = Told::new(StatusCode::UNPROCESSABLE_ENTITY, "invalid-field", what, advice);
                Told { errors: vec![at], ..told }
            }
            Self::Asked(told) => *told,
            Self::Forged => Told::new(
                StatusCode::FORBIDDEN,
                "cross-site",
                "This form did not come from a page of this server, or the server was started anew since.",
                "Nothing was changed. Go back, load the page again, and send it once more.",
            ),
            Self::SignedOut => Told::new(
                StatusCode::UNAUTHORIZED,
                "signed-out",
                "You are not signed in, or were signed out since.",
                "Nothing was changed. Sign in in another tab, go back here, and send it once more.",
            ),
            Self::NotAllowed => Told::new(
                StatusCode::FORBIDDEN,
                "not-allowed",
                "Your account may not do that.",
                "Nothing was changed. Viewers look and export, analysts add and decide as well, admins keep the accounts: an admin can give you another role.",
            ),
            Self::Wait(wait) => Told::new(
                StatusCode::TOO_MANY_REQUESTS,
                "wait",
                "Too many sign-ins failed.",
                format!("Wait until {}, then try again. Who is signed in can go on.", time(wait.until)),
            ),
            Self::Crowded => Told::new(
                StatusCode::SERVICE_UNAVAILABLE,
                "crowded",
                "Many sign in at once.",
                "Try again in a moment.",
            ),
            Self::Accounts => Told::new(
                StatusCode::INTERNAL_SERVER_ERROR,
                "accounts",
                "The accounts of this case cannot be used.",
                "Run “plimsoll account list” on the case: it names what is wrong.",
            ),
            Self::TooLarge(most) => Told::new(
                StatusCode::PAYLOAD_TOO_LARGE,
                "too-large",
                format!("That is more than the {} megabytes taken at once.", most >> 20),
                "Nothing was added. Send fewer files at a time, or use “plimsoll case add”, which has no limit.",
            ),
            Self::Case(error) => of_case(&error),
            Self::Ours => Told::new(
                StatusCode::INTERNAL_SERVER_ERROR,
                "fault",
                "Something broke off; this is a fault in Plimsoll.",
                "Nothing was changed. Please report what you did when it happened.",
            ),
        }
    }
}

/// What is told of a fault: to a person as a page, to a program as a problem.
#[derive(Clone, Debug)]
pub(crate) struct Told {
    pub(crate) status: StatusCode,
    /// A stable name for it.
    pub(crate) code: &'static str,
    /// What is wrong.
    pub(crate) what: String,
    /// What to do.
    pub(crate) advice: String,
    /// Which parts of what was sent are wrong.
    pub(crate) errors: Vec<WrongPart>,
}

/// A part of what was sent that cannot be taken: a parameter of the address, or a place in the body.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, ToSchema)]
pub(crate) struct WrongPart {
    /// Where in the body, as a JSON Pointer (RFC 6901).
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schema(nullable = false)]
    pub(crate) pointer: Option<String>,
    /// Which parameter of the address.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schema(nullable = false)]
    pub(crate) parameter: Option<String>,
    /// What is wrong with it.
    pub(crate) detail: String,
}

impl Told {
    pub(crate) fn new(
        status: StatusCode,
        code: &'static str,
        what: impl Into<String>,
        advice: impl Into<String>,
    ) -> Self {
        Self { status, code, what: what.into(), advice: advice.into(), errors: Vec::new() }
    }
}

fn of_case(error: &CaseError) -> Told {
    match error {
        CaseError::Unknown { .. } | CaseError::Ambiguous { .. } => Told::new(
            StatusCode::NOT_FOUND,
            "not-found",
            "There is no such thing in this case.",
            "Search for its words.",
        ),
        CaseError::Refused { what, advice } => {
            Told::new(StatusCode::UNPROCESSABLE_ENTITY, "refused", sentence(what), sentence(advice))
        }
        CaseError::NotInForce(_) => Told::new(
            StatusCode::CONFLICT,
            "not-in-force",
            "That decision is not in force: it was undone already.",
            "The log shows when, and by whom.",
        ),
        CaseError::Changed => Told::new(
            StatusCode::PRECONDITION_FAILED,
            "changed",
            "The case was changed since you looked at it.",
            "Nothing was changed. Look at it again, and decide then.",
        ),
        CaseError::Busy(_) => Told::new(
            StatusCode::SERVICE_UNAVAILABLE,
            "busy",
            "Another program is writing to the case.",
            "Nothing was changed. Wait until it has ended, and send it again.",
        ),
        CaseError::Full(_) => Told::new(
            StatusCode::INSUFFICIENT_STORAGE,
            "full",
            "There is no room left on the disk.",
            "Nothing was lost. Make room, and send it again: what is there already is not added twice.",
        ),
        CaseError::ReadOnly(_) => Told::new(
            StatusCode::FORBIDDEN,
            "read-only",
            "The case may be read and not be written.",
            "Give the server leave to write to the file, or decide in a copy.",
        ),
        _ => Told::new(
            StatusCode::INTERNAL_SERVER_ERROR,
            "case",
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
        let told = self.told();
        let page =
            Page { shell: Shell::bare("Not done"), what: told.what.clone(), advice: told.advice.clone() };
        let body = page.render().unwrap_or_else(|_| "Not done.".to_string());
        let mut response = (told.status, Html(body)).into_response();
        // Where a program asked, it is told as a problem.
        response.extensions_mut().insert(told);
        response
    }
}

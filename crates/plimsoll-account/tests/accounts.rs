//! Accounts, sessions and tokens, and what they leave in the log of the case.

#![allow(clippy::unwrap_used, reason = "a test fails by panicking")]

use std::path::PathBuf;

use jiff::{SignedDuration, Timestamp};
use plimsoll_account::{
    AccountError, Accounts, Event, Hashed, IDLE, LIFETIME, Name, NewToken, Password, Role, Secret,
};
use plimsoll_case::{Case, New, Stamp};

const WORDS: &str = "copper kettle sings at noon";

struct Kept {
    accounts: Accounts,
    case: Case,
    file: PathBuf,
    _folder: tempfile::TempDir,
}

fn start() -> Timestamp {
    "2031-03-01T10:00:00Z".parse().unwrap()
}

fn stamp() -> Stamp {
    Stamp::new("R. Vane", start())
}

fn name(text: &str) -> Name {
    Name::new(text).unwrap()
}

fn hashed(text: &str) -> Hashed {
    Password::new(text, &name("nobody here")).unwrap().hashed()
}

impl Kept {
    /// A case with an admin and an analyst.
    fn new() -> Self {
        let folder = tempfile::tempdir().unwrap();
        let file = folder.path().join("harbour.case");
        let mut case = Case::create(&file, &New::default(), &stamp()).unwrap();
        let mut accounts = Accounts::open_or_begin(&file).unwrap();
        let password = hashed(WORDS);
        accounts.add(&mut case, &name("Ada"), Role::Admin, &password, &stamp()).unwrap();
        accounts.add(&mut case, &name("Ben"), Role::Analyst, &password, &stamp()).unwrap();
        Self { accounts, case, file, _folder: folder }
    }

    fn sign_in(&mut self, who: &str) -> Secret {
        self.accounts.sign_in(&mut self.case, &name(who), &stamp()).unwrap()
    }

    fn who(&mut self, secret: &Secret, after: SignedDuration) -> Option<String> {
        let now = start().checked_add(after).unwrap();
        self.accounts.session(secret, now).unwrap().map(|account| account.name)
    }

    fn token(&mut self, of: &str, role: Role) -> Result<Secret, AccountError> {
        let new = NewToken { called: "nightly".into(), role, days: 30 };
        self.accounts.make_token(&mut self.case, &name(of), &new, &stamp())
    }

    fn events(&self) -> Vec<String> {
        let entries = self.case.log(Some(Event::KIND), 0, 100).unwrap().entries;
        entries.iter().rev().map(|entry| Event::of(entry).unwrap().to_string()).collect()
    }
}

#[test]
fn accounts_lie_beside_the_case_and_nobody_else_reads_them() {
    let kept = Kept::new();
    let path = Accounts::beside(&kept.file);
    assert!(Accounts::are_there(&kept.file));
    let case = std::fs::read(&kept.file).unwrap();
    assert!(!case.windows(8).any(|eight| eight == b"argon2id"), "no hash of a password is in the case");
    #[cfg(unix)]
    {
        use std::os::unix::fs::PermissionsExt as _;
        for ending in ["", "-wal", "-shm"] {
            let file = PathBuf::from(format!("{}{ending}", path.display()));
            assert_eq!(std::fs::metadata(&file).unwrap().permissions().mode() & 0o777, 0o600, "{ending}");
        }
        std::fs::set_permissions(&path, std::fs::Permissions::from_mode(0o644)).unwrap();
        assert!(matches!(Accounts::open(&kept.file), Err(AccountError::Exposed(_))));
        std::fs::set_permissions(&path, std::fs::Permissions::from_mode(0o600)).unwrap();
    }
    drop(kept.accounts);
    std::fs::write(
        &path,
        "something else that is long enough to be looked at by a database, and is none of it",
    )
    .unwrap();
    assert!(matches!(Accounts::open(&kept.file), Err(AccountError::NotAccounts { .. })));
}

#[test]
fn names_are_one_persons_for_good() {
    let mut kept = Kept::new();
    let password = hashed(WORDS);
    let Kept { accounts, case, .. } = &mut kept;
    assert!(accounts.add(case, &name("ada"), Role::Viewer, &password, &stamp()).is_err());
    accounts.remove(case, &name("BEN"), &stamp()).unwrap();
    assert!(accounts.add(case, &name("Ben"), Role::Viewer, &password, &stamp()).is_err());
    assert!(accounts.named(&name("Ben")).is_err());
    assert_eq!(accounts.list().unwrap().len(), 1);
}

#[test]
fn the_first_account_and_the_last_are_an_admins() {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("a.case");
    let mut case = Case::create(&file, &New::default(), &stamp()).unwrap();
    let mut accounts = Accounts::open_or_begin(&file).unwrap();
    assert!(accounts.add(&mut case, &name("Ben"), Role::Analyst, &hashed(WORDS), &stamp()).is_err());
    let mut kept = Kept::new();
    let Kept { accounts, case, .. } = &mut kept;
    assert!(accounts.remove(case, &name("Ada"), &stamp()).is_err());
    assert!(accounts.set_role(case, &name("Ada"), Role::Viewer, &stamp()).is_err());
    accounts.set_role(case, &name("Ben"), Role::Admin, &stamp()).unwrap();
    accounts.remove(case, &name("Ada"), &stamp()).unwrap();
}

#[test]
fn a_session_is_of_one_browser_and_ends() {
    let mut kept = Kept::new();
    let (first, second) = (kept.sign_in("ada"), kept.sign_in("Ada"));
    assert_ne!(first.reveal(), second.reveal());
    let hour = SignedDuration::from_hours(1);
    assert_eq!(kept.who(&first, hour).as_deref(), Some("Ada"));
    assert_eq!(kept.who(&Secret::shown("0000"), hour), None);
    // Unused it ends; used it holds, though not for ever.
    assert_eq!(kept.who(&second, IDLE), None);
    let mut after = SignedDuration::ZERO;
    while after + hour < LIFETIME {
        after += hour;
        assert!(kept.who(&first, after).is_some(), "{after}");
    }
    assert_eq!(kept.who(&first, LIFETIME), None);
    let third = kept.sign_in("Ada");
    kept.accounts.sign_out(&third).unwrap();
    assert_eq!(kept.who(&third, SignedDuration::ZERO), None);
}

#[test]
fn another_password_or_role_ends_sessions() {
    let mut kept = Kept::new();
    let zero = SignedDuration::ZERO;
    let (own, other) = (kept.sign_in("Ben"), kept.sign_in("Ben"));
    let token = kept.token("Ben", Role::Viewer).unwrap();
    let password = hashed("another kettle sings at noon");
    kept.accounts.set_password(&mut kept.case, &name("Ben"), &password, Some(&own), &stamp()).unwrap();
    assert!(kept.who(&own, zero).is_some() && kept.who(&other, zero).is_none());
    assert!(kept.accounts.bearer(&token, start()).unwrap().is_some());
    kept.accounts.set_password(&mut kept.case, &name("Ben"), &password, None, &stamp()).unwrap();
    assert!(kept.who(&own, zero).is_none());
    assert!(
        kept.accounts.bearer(&token, start()).unwrap().is_none(),
        "an admin who sets a password ends all"
    );
    let third = kept.sign_in("Ben");
    kept.accounts.set_role(&mut kept.case, &name("Ben"), Role::Viewer, &stamp()).unwrap();
    assert!(kept.who(&third, zero).is_none());
    let (keep, end) = (kept.sign_in("Ben"), kept.sign_in("Ben"));
    let ben = kept.accounts.named(&name("Ben")).unwrap();
    assert_eq!(kept.accounts.end_others(&ben, &keep).unwrap(), 1);
    assert!(kept.who(&keep, zero).is_some() && kept.who(&end, zero).is_none());
    kept.accounts.remove(&mut kept.case, &name("Ben"), &stamp()).unwrap();
    assert!(kept.who(&keep, zero).is_none());
}

#[test]
fn a_token_may_no_more_than_its_owner_and_ends() {
    let mut kept = Kept::new();
    assert!(kept.token("Ben", Role::Admin).is_err());
    let token = kept.token("Ben", Role::Analyst).unwrap();
    let at = |days: i64| start().checked_add(SignedDuration::from_hours(24 * days)).unwrap();
    let role = |kept: &mut Kept, days| kept.accounts.bearer(&token, at(days)).unwrap().map(|one| one.role);
    assert_eq!(role(&mut kept, 1), Some(Role::Analyst));
    assert_eq!(role(&mut kept, 30), None);
    let ben = kept.accounts.named(&name("Ben")).unwrap();
    assert_eq!(kept.accounts.tokens(&ben).unwrap()[0].used_at, Some(at(1)));
    kept.accounts.set_role(&mut kept.case, &name("Ben"), Role::Viewer, &stamp()).unwrap();
    assert_eq!(role(&mut kept, 1), Some(Role::Viewer), "what its owner may no longer, it may not either");
    let id = kept.accounts.tokens(&ben).unwrap()[0].id;
    assert!(kept.accounts.revoke(&mut kept.case, &name("Ada"), id, &stamp()).is_err(), "only its owner's");
    kept.accounts.revoke(&mut kept.case, &name("Ben"), id, &stamp()).unwrap();
    assert_eq!(role(&mut kept, 1), None);
    let file = std::fs::read(Accounts::beside(&kept.file)).unwrap();
    let digits = token.reveal().as_bytes();
    assert!(!file.windows(digits.len()).any(|part| part == digits), "a token is kept as a hash");
}

#[test]
fn every_change_stands_in_the_log_without_a_secret_and_changes_nothing_computed() {
    let mut kept = Kept::new();
    let before = kept.case.last_change().unwrap();
    let made_at = kept.case.picture().unwrap().head;
    let session = kept.sign_in("Ada");
    let token = kept.token("Ben", Role::Viewer).unwrap();
    let ben = kept.accounts.named(&name("Ben")).unwrap();
    let id = kept.accounts.tokens(&ben).unwrap()[0].id;
    let Kept { accounts, case, .. } = &mut kept;
    accounts.revoke(case, &name("Ben"), id, &stamp()).unwrap();
    accounts.set_role(case, &name("Ben"), Role::Viewer, &stamp()).unwrap();
    accounts.set_password(case, &name("Ben"), &hashed(WORDS), None, &stamp()).unwrap();
    accounts.remove(case, &name("Ben"), &stamp()).unwrap();
    let events = kept.events();
    let expected = [
        "Account Ada made, as admin",
        "Account Ben made, as analyst",
        "Ada signed in",
        "Token 1 of Ben made: nightly, as viewer, until 31 Mar 2031",
        "Token 1 of Ben revoked: nightly",
        "Account Ben is viewer from here on; before, analyst",
        "Password of Ben changed",
        "Account Ben removed",
    ];
    assert_eq!(events, expected);
    let log = format!("{:?}", kept.case.log(None, 0, 100).unwrap());
    for secret in [session.reveal(), token.reveal(), WORDS, "argon2id"] {
        assert!(!log.contains(secret));
    }
    assert_eq!(kept.case.last_change().unwrap(), before);
    assert_eq!(kept.case.picture().unwrap().head, made_at, "an export is the same before and after");
    kept.case.verify(None, |_, _| {}).unwrap();
}

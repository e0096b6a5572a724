//! How often sign-ins may fail: by name, so that no password is guessed, and by address, so that none tries every name.

use std::collections::BTreeMap;
use std::net::{IpAddr, Ipv6Addr};
use std::sync::{Mutex, PoisonError};

use jiff::{SignedDuration, Timestamp};
use plimsoll_account::Name;

/// How long failures count, from the first.
pub(crate) const WINDOW: SignedDuration = SignedDuration::from_mins(15);
/// Sign-ins under one name that may fail within it.
const MOST_OF_NAME: u32 = 10;
/// Sign-ins from one address.
const MOST_OF_ADDRESS: u32 = 50;
/// Names and addresses that are kept in mind; the oldest are forgotten first.
const MOST_KEPT: usize = 10_000;
/// Letters of a name that count: no account has a longer one.
const LETTERS: usize = 64;

/// Failed sign-ins. They are kept in mind and nowhere else.
#[derive(Debug, Default)]
pub(crate) struct Limiter(Mutex<BTreeMap<Key, Tries>>);

#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
enum Key {
    Name(String),
    Address(IpAddr),
    /// That a refusal under a name stands in the log; none: under names of no account.
    Told(Option<String>),
}

#[derive(Clone, Copy, Debug)]
struct Tries {
    since: Timestamp,
    count: u32,
}

/// Sign-ins are refused until then.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Wait {
    pub(crate) until: Timestamp,
}

impl Limiter {
    /// Counts an attempt; refuses it where too many failed before. Counted first, so that many at once are many.
    pub(crate) fn attempt(&self, name: &Name, address: Option<IpAddr>, now: Timestamp) -> Result<(), Wait> {
        let mut kept = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        let of_name = counted(&mut kept, Key::of_name(name), now);
        let of_address = address.map(|address| counted(&mut kept, Key::of_address(address), now));
        let is_over = |tries: &Tries, most: u32| tries.count > most;
        let over = [
            Some(of_name).filter(|tries| is_over(tries, MOST_OF_NAME)),
            of_address.filter(|tries| is_over(tries, MOST_OF_ADDRESS)),
        ];
        match over.into_iter().flatten().map(|tries| ends(tries.since)).max() {
            Some(until) => Err(Wait { until }),
            None => Ok(()),
        }
    }

    /// An attempt was right after all: what failed under the name before is forgotten.
    pub(crate) fn succeeded(&self, name: &Name, address: Option<IpAddr>) {
        let mut kept = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        kept.remove(&Key::of_name(name));
        if let Some(tries) = address.and_then(|address| kept.get_mut(&Key::of_address(address))) {
            tries.count = tries.count.saturating_sub(1);
        }
    }

    /// Whether a refusal is the first of its window, to be told in the log; `account`: the name, if it is of one.
    pub(crate) fn is_to_be_told(&self, account: Option<&Name>, now: Timestamp) -> bool {
        let mut kept = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        counted(&mut kept, Key::Told(account.map(Name::key)), now).count == 1
    }
}

impl Key {
    fn of_name(name: &Name) -> Self {
        Self::Name(name.key().chars().take(LETTERS + 1).collect())
    }

    /// Of the sixth version, the network: one machine has as many addresses there as it likes.
    fn of_address(address: IpAddr) -> Self {
        Self::Address(match address.to_canonical() {
            IpAddr::V6(address) => IpAddr::V6(Ipv6Addr::from_bits(address.to_bits() & !u128::from(u64::MAX))),
            four => four,
        })
    }
}

fn ends(since: Timestamp) -> Timestamp {
    since.saturating_add(WINDOW).unwrap_or(Timestamp::MAX)
}

fn counted(kept: &mut BTreeMap<Key, Tries>, key: Key, now: Timestamp) -> Tries {
    if kept.len() >= MOST_KEPT && !kept.contains_key(&key) {
        kept.retain(|_, tries| ends(tries.since) > now);
        let oldest = kept.iter().min_by_key(|(_, tries)| tries.since).map(|(key, _)| key.clone());
        if kept.len() >= MOST_KEPT
            && let Some(oldest) = oldest
        {
            kept.remove(&oldest);
        }
    }
    let tries = kept.entry(key).or_insert(Tries { since: now, count: 0 });
    if ends(tries.since) <= now {
        *tries = Tries { since: now, count: 0 };
    }
    tries.count = tries.count.saturating_add(1);
    *tries
}

#[cfg(test)]
mod tests {
    use super::*;

    fn at(minutes: i64) -> Timestamp {
        Timestamp::UNIX_EPOCH.checked_add(SignedDuration::from_mins(minutes)).unwrap()
    }

    #[test]
    fn a_name_is_refused_after_ten_failures_until_the_window_ends() {
        let limiter = Limiter::default();
        let (ada, ben) = (Name::asked("Ada"), Name::asked("Ben"));
        for _ in 0..MOST_OF_NAME {
            assert_eq!(limiter.attempt(&ada, None, at(0)), Ok(()));
        }
        assert_eq!(limiter.attempt(&Name::asked(" ADA"), None, at(14)), Err(Wait { until: at(15) }));
        assert_eq!(limiter.attempt(&ben, None, at(14)), Ok(()));
        assert_eq!(limiter.attempt(&ada, None, at(15)), Ok(()));
    }

    #[test]
    fn a_right_password_forgets_the_failures_of_its_name() {
        let limiter = Limiter::default();
        let ada = Name::asked("Ada");
        for _ in 0..100 {
            assert_eq!(limiter.attempt(&ada, Some([127, 0, 0, 1].into()), at(0)), Ok(()));
            limiter.succeeded(&ada, Some([127, 0, 0, 1].into()));
        }
    }

    #[test]
    fn an_address_is_refused_whatever_names_it_tries() {
        let limiter = Limiter::default();
        let tried = |number: u32, address: IpAddr| {
            limiter.attempt(&Name::asked(&format!("name {number}")), Some(address), at(0))
        };
        for number in 0..MOST_OF_ADDRESS {
            assert_eq!(tried(number, [192, 0, 2, 1].into()), Ok(()));
        }
        assert!(tried(1_000, [192, 0, 2, 1].into()).is_err());
        assert!(
            tried(1_000, "::ffff:192.0.2.1".parse().unwrap()).is_err(),
            "the same address in other digits"
        );
        assert_eq!(tried(1_001, [192, 0, 2, 2].into()), Ok(()));
        for number in 0..=MOST_OF_ADDRESS {
            let address = format!("2001:db8::{number:x}").parse().unwrap();
            assert_eq!(tried(2_000 + number, address).is_err(), number == MOST_OF_ADDRESS);
        }
    }

    #[test]
    fn a_refusal_is_told_once_in_a_window() {
        let limiter = Limiter::default();
        let ada = Name::asked("Ada");
        let told = |minutes| limiter.is_to_be_told(Some(&ada), at(minutes));
        assert_eq!([told(0), told(1), told(14), told(15), told(16)], [true, false, false, true, false]);
        assert!(limiter.is_to_be_told(None, at(0)) && !limiter.is_to_be_told(None, at(1)));
    }

    #[test]
    fn a_flood_of_names_takes_no_more_room() {
        let limiter = Limiter::default();
        for number in 0..MOST_KEPT + 100 {
            let _ = limiter.attempt(&Name::asked(&format!("name {number}")), None, at(0));
        }
        assert_eq!(limiter.0.lock().unwrap().len(), MOST_KEPT);
    }
}

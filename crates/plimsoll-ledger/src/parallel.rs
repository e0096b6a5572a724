//! Work that divides, on as many threads as there are, with results in the order of the work.

use std::num::NonZero;
use std::panic::resume_unwind;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::thread;

/// More threads than this gain nothing beside what is done on one.
const MOST_THREADS: usize = 8;
/// Parts for each thread, so that none waits long for the last.
const PARTS: usize = 16;
/// Fewer items than this are done where they are: a thread costs more.
const LEAST: usize = 512;

/// What `work` makes of each item, in the order of the items.
pub(crate) fn map<T: Sync, R: Send>(items: &[T], work: impl Fn(&T) -> R + Sync) -> Vec<R> {
    if items.len() < LEAST {
        return items.iter().map(work).collect();
    }
    runs(items, |run| run.iter().map(&work).collect::<Vec<R>>()).into_iter().flatten().collect()
}

/// What `work` makes of each of a few items that are much work, in their order.
pub(crate) fn each<T: Sync, R: Send>(items: &[T], work: impl Fn(&T) -> R + Sync) -> Vec<R> {
    in_parts(items.len(), |part| work(&items[part]))
}

/// What `work` makes of runs of items that together are all of them, in their order.
pub(crate) fn runs<T: Sync, R: Send>(items: &[T], work: impl Fn(&[T]) -> R + Sync) -> Vec<R> {
    let length = items.len().div_ceil(PARTS * threads()).max(LEAST / PARTS);
    let parts: Vec<&[T]> = items.chunks(length).collect();
    if items.len() < LEAST {
        return parts.into_iter().map(work).collect();
    }
    in_parts(parts.len(), |part| work(parts[part]))
}

/// Two pieces of work, beside one another.
pub(crate) fn both<A: Send, B>(one: impl FnOnce() -> A + Send, other: impl FnOnce() -> B) -> (A, B) {
    thread::scope(|scope| {
        let one = scope.spawn(one);
        let other = other();
        (one.join().unwrap_or_else(|panic| resume_unwind(panic)), other)
    })
}

fn threads() -> usize {
    thread::available_parallelism().map_or(1, NonZero::get).min(MOST_THREADS)
}

/// Does the parts 0 to `many`, each by whichever thread is free. A panic in one is passed on.
fn in_parts<R: Send>(many: usize, work: impl Fn(usize) -> R + Sync) -> Vec<R> {
    let next = AtomicUsize::new(0);
    let take = || {
        let mut done = Vec::new();
        loop {
            let part = next.fetch_add(1, Ordering::Relaxed);
            if part >= many {
                return done;
            }
            done.push((part, work(part)));
        }
    };
    let mut done = thread::scope(|scope| {
        let others: Vec<_> = (1..threads().min(many)).map(|_| scope.spawn(take)).collect();
        let mut done = take();
        for other in others {
            done.extend(other.join().unwrap_or_else(|panic| resume_unwind(panic)));
        }
        done
    });
    done.sort_unstable_by_key(|(part, _)| *part);
    done.into_iter().map(|(_, result)| result).collect()
}

#[cfg(test)]
mod tests {
    use super::{both, each, map, runs};

    #[test]
    fn results_come_in_the_order_of_the_items() {
        let items: Vec<u64> = (0..10_000).collect();
        let doubled: Vec<u64> = items.iter().map(|item| item * 2).collect();
        assert_eq!(map(&items, |item| item * 2), doubled);
        assert_eq!(each(&items[..40], |item| item * 2), doubled[..40]);
        let sums = runs(&items, |run| run.iter().sum::<u64>());
        assert_eq!(sums.iter().sum::<u64>(), items.iter().sum::<u64>());
        assert!(map(&items[..0], |item| *item).is_empty());
        assert_eq!(both(|| items.len(), || doubled[7]), (10_000, 14));
    }
}

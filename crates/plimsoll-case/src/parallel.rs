//! Work that is shared among threads, its results in the order of what was given.

use std::thread;

/// Threads at most.
const MOST: usize = 8;

/// Does `work` on each of `items`.
pub(crate) fn each<T: Send, R: Send>(items: Vec<T>, work: impl Fn(T) -> R + Sync) -> Vec<R> {
    let threads = thread::available_parallelism().map_or(1, usize::from).min(MOST);
    let share = items.len().div_ceil(threads).max(1);
    let mut shares = Vec::new();
    let mut left = items;
    while !left.is_empty() {
        let rest = left.split_off(left.len().min(share));
        shares.push(std::mem::replace(&mut left, rest));
    }
    let work = &work;
    thread::scope(|scope| {
        let begin = |share: Vec<T>| scope.spawn(move || share.into_iter().map(work).collect::<Vec<R>>());
        let workers: Vec<_> = shares.into_iter().map(begin).collect();
        // A panic in `work` is passed on.
        let ended = workers.into_iter().map(|worker| worker.join());
        ended.flat_map(|ended| ended.unwrap_or_else(|panic| std::panic::resume_unwind(panic))).collect()
    })
}

//! Work on as many threads as there are, with results in the order of the jobs, and few of them held at a time.

use std::num::NonZero;
use std::sync::Mutex;
use std::sync::mpsc::{Receiver, SyncSender, sync_channel};
use std::thread;

/// Jobs under way at most for each thread that works: what bounds the memory of a long run.
const UNDER_WAY: usize = 4;

/// Does `work` on each job and hands the results to `take` in the order of the jobs, until it refuses one.
///
/// A panic in `work` ends all and is passed on.
pub(crate) fn in_order<J: Send, T: Send, E>(
    jobs: impl Iterator<Item = J> + Send,
    work: impl Fn(J) -> T + Sync,
    mut take: impl FnMut(T) -> Result<(), E>,
) -> Result<(), E> {
    let workers = thread::available_parallelism().map_or(1, NonZero::get);
    let (tickets, results) = sync_channel::<Receiver<T>>(UNDER_WAY * workers);
    let (to_workers, from_feeder) = sync_channel::<(J, SyncSender<T>)>(UNDER_WAY * workers);
    let from_feeder = Mutex::new(from_feeder);
    thread::scope(|scope| {
        scope.spawn(move || feed(jobs, &tickets, &to_workers));
        for _ in 0..workers {
            scope.spawn(|| work_through(&from_feeder, &work));
        }
        // Dropping `results` on the way out stops the feeder, and with it the workers.
        for result in results {
            match result.recv() {
                Ok(result) => take(result)?,
                Err(_) => break,
            }
        }
        Ok(())
    })
}

fn feed<J, T>(
    jobs: impl Iterator<Item = J>,
    tickets: &SyncSender<Receiver<T>>,
    to_workers: &SyncSender<(J, SyncSender<T>)>,
) {
    for job in jobs {
        let (answer, ticket) = sync_channel(1);
        if tickets.send(ticket).is_err() || to_workers.send((job, answer)).is_err() {
            return;
        }
    }
}

fn work_through<J, T>(jobs: &Mutex<Receiver<(J, SyncSender<T>)>>, work: impl Fn(J) -> T) {
    loop {
        // No work happens under the lock, so it is never poisoned.
        let Ok(job) = jobs.lock().map(|jobs| jobs.recv()) else { return };
        let Ok((job, answer)) = job else { return };
        // Nobody waits for the answer once the output is closed.
        let _ = answer.send(work(job));
    }
}

#[cfg(test)]
#[allow(clippy::unwrap_used, reason = "a test fails by panicking")]
mod tests {
    use super::in_order;

    #[test]
    fn results_come_in_the_order_of_the_jobs() {
        let mut taken = Vec::new();
        in_order(
            0..500u32,
            |job| (0..(job * 7919) % 4096).fold(job, |_, _| std::hint::black_box(job)),
            |result| {
                taken.push(result);
                Ok::<_, ()>(())
            },
        )
        .unwrap();
        assert_eq!(taken, (0..500).collect::<Vec<_>>());
    }

    #[test]
    fn a_refusal_ends_it() {
        let mut taken = 0;
        let end = in_order(
            0..,
            |job: u64| job,
            |_| {
                taken += 1;
                if taken == 20 { Err("enough") } else { Ok(()) }
            },
        );
        assert_eq!((end, taken), (Err("enough"), 20));
    }
}

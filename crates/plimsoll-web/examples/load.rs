//! Asks a server for its pages, so many a second, and tells how long each kind takes: `load ADDRESS [REQUESTS] [A SECOND]`, where
//! the address is that of a running `plimsoll serve`, as 127.0.0.1:8080. Which reports, figures, origins, series and findings are
//! asked for is taken from the lists themselves.

use std::collections::BTreeSet;
use std::error::Error;
use std::io::{Read, Write};
use std::net::TcpStream;
use std::sync::{Arc, Mutex};
use std::thread;
use std::time::{Duration, Instant};

/// Ids of a kind that are asked for in turn.
const MOST_IDS: usize = 40;

fn ask(address: &str, path: &str) -> Result<(u16, String), Box<dyn Error>> {
    let mut stream = TcpStream::connect(address)?;
    write!(stream, "GET {path} HTTP/1.1\r\nHost: {address}\r\nConnection: close\r\n\r\n")?;
    let mut bytes = Vec::new();
    stream.read_to_end(&mut bytes)?;
    let answer = String::from_utf8_lossy(&bytes).into_owned();
    let status = answer.split(' ').nth(1).and_then(|status| status.parse().ok()).unwrap_or(0);
    Ok((status, answer))
}

/// The addresses on a page that begin so.
fn links(page: &str, begin: &str) -> BTreeSet<String> {
    let after = page.split("href=\"").skip(1).filter_map(|rest| rest.split('"').next());
    let plain = |link: &str| link.split(['?', '#']).next().unwrap_or_default().to_string();
    after.filter(|link| link.starts_with(begin)).map(plain).filter(|link| link.len() > begin.len()).collect()
}

/// Addresses of one kind of page.
struct Kind {
    name: &'static str,
    paths: Vec<String>,
}

fn kinds(address: &str) -> Result<Vec<Kind>, Box<dyn Error>> {
    let mut kinds: Vec<Kind> = Vec::new();
    let mut add = |name: &'static str, paths: Vec<String>| {
        if !paths.is_empty() {
            kinds.push(Kind { name, paths });
        }
    };
    let pages = |path: &str| -> Vec<String> {
        let mark = if path.contains('?') { '&' } else { '?' };
        (1..=MOST_IDS).map(|page| format!("{path}{mark}page={page}")).collect()
    };
    let crawled = |list: &str, begin: &str| -> Result<Vec<String>, Box<dyn Error>> {
        let mut found = BTreeSet::new();
        for page in pages(list) {
            found.extend(links(&ask(address, &page)?.1, begin));
            if found.len() >= MOST_IDS {
                break;
            }
        }
        Ok(found.into_iter().take(MOST_IDS).collect())
    };
    let reports = crawled("/reports", "/reports/")?;
    let mut claims = BTreeSet::new();
    for report in &reports {
        claims.extend(links(&ask(address, report)?.1, "/claims/"));
    }
    add("overview", vec!["/".into()]);
    add("reports", pages("/reports"));
    add("reports by date", pages("/reports?order=published"));
    let words = ["shells", "containers", "Seoul", "harbour", "%22said+on%22", "minister", "crane+inspector"];
    add("search", words.iter().map(|words| format!("/reports?words={words}")).collect());
    add("report", reports.clone());
    add("bytes of a report", reports.iter().map(|report| format!("{report}/bytes")).collect());
    add("claim", claims.into_iter().take(MOST_IDS).collect());
    add("series list", pages("/series"));
    add("series", crawled("/series", "/series/")?);
    add("origins", pages("/origins"));
    add("origins of one", pages("/origins?who=ministry"));
    add("origin", crawled("/origins", "/origins/")?);
    add("findings", vec!["/findings".into()]);
    let of_kind = links(&ask(address, "/findings")?.1.replace("&amp;", "&"), "/findings/");
    add("finding", of_kind.into_iter().take(MOST_IDS).collect());
    add("findings of a kind", pages("/findings?kind=bound_changed"));
    add("timeline", vec!["/timeline".into()]);
    add("estimates", vec!["/estimates".into()]);
    add("sources", vec!["/sources".into()]);
    add("log", pages("/log"));
    add("add", vec!["/add".into()]);
    add("export", vec!["/export".into()]);
    Ok(kinds)
}

fn main() -> Result<(), Box<dyn Error>> {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let address = arguments.first().ok_or("give the address of a server")?.clone();
    let requests: usize = arguments.get(1).map_or(Ok(100), |number| number.parse())?;
    let a_second: u64 = arguments.get(2).map_or(Ok(20), |number| number.parse())?;
    let pause = Duration::from_micros(1_000_000 / a_second.max(1));
    println!("{:<20} {:>9} {:>9} {:>9}", "page", "p50 ms", "p99 ms", "most ms");
    for kind in kinds(&address)? {
        let taken = Arc::new(Mutex::new(Vec::new()));
        let begun = Instant::now();
        let mut asking = Vec::new();
        for number in 0..requests {
            let due = begun + pause * u32::try_from(number)?;
            thread::sleep(due.saturating_duration_since(Instant::now()));
            let (address, path) = (address.clone(), kind.paths[number % kind.paths.len()].clone());
            let taken = Arc::clone(&taken);
            asking.push(thread::spawn(move || {
                let start = Instant::now();
                let answered = ask(&address, &path).map_or(0, |(status, _)| status);
                if answered != 200 {
                    eprintln!("{path} was answered with {answered}");
                }
                if let Ok(mut taken) = taken.lock() {
                    taken.push(start.elapsed());
                }
            }));
        }
        asking.into_iter().for_each(|one| drop(one.join()));
        let mut taken = taken.lock().map_err(|_| "a request broke off")?.clone();
        taken.sort_unstable();
        let at =
            |percent: usize| taken[(taken.len() * percent / 100).min(taken.len() - 1)].as_secs_f64() * 1e3;
        println!("{:<20} {:>9.1} {:>9.1} {:>9.1}", kind.name, at(50), at(99), at(100));
    }
    Ok(())
}

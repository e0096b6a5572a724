//! `plimsoll serve`

use std::net::SocketAddr;
use std::path::Path;
use std::process::{Command, Stdio};

use plimsoll_web::{App, Clock, Exposure, Refused, Server, Settings, Tls, Transport, router};

use crate::account;
use crate::args::Serve;
use crate::case;
use crate::console;
use crate::exit::{Outcome, Usage};

pub(crate) fn run(serve: &Serve) -> anyhow::Result<Outcome> {
    let exposure = Exposure {
        is_behind_proxy: serve.behind_proxy,
        has_accounts: account::are_kept(&serve.file)?,
        has_tls: serve.tls_certificate.is_some(),
    };
    exposure.allows(serve.listen).map_err(|refused: Refused| Usage(refused.to_string()))?;
    if serve.behind_proxy && serve.host.is_empty() {
        return Err(Usage(
            "--behind-proxy needs --host NAME: the name under which browsers ask the proxy".into(),
        )
        .into());
    }
    let tls = tls(serve)?;
    let by = case::actor(serve.by.as_deref())?;
    case::read_anew(&serve.file)?;
    let runtime = tokio::runtime::Builder::new_multi_thread().enable_all().build()?;
    runtime.block_on(listen(serve, exposure, tls, by))?;
    // What still computes for nobody is not waited for.
    runtime.shutdown_background();
    Ok(Outcome::Done)
}

/// The certificate with its key, where they are named.
fn tls(serve: &Serve) -> anyhow::Result<Option<Tls>> {
    let files = serve.tls_certificate.as_deref().zip(serve.tls_key.as_deref());
    let loaded = files.map(|(certificate, key)| Tls::load(certificate, key));
    loaded.transpose().map_err(|error| Usage(error.to_string()).into())
}

/// How browsers reach the server.
fn transport(serve: &Serve) -> Transport {
    match (serve.behind_proxy, &serve.tls_certificate) {
        (true, _) => Transport::Proxy { client_header: serve.client_header.clone() },
        (false, Some(_)) => Transport::Tls,
        (false, None) => Transport::Plain,
    }
}

async fn listen(serve: &Serve, exposure: Exposure, tls: Option<Tls>, by: String) -> anyhow::Result<()> {
    let server =
        Server::bind(serve.listen, exposure, tls).await.map_err(|error| cannot(serve.listen, &error))?;
    let address = server.address()?;
    let settings = Settings {
        file: serve.file.clone(),
        by,
        hosts: hosts(address, &serve.host),
        transport: transport(serve),
        most_bytes: serve.most_megabytes.saturating_mul(1 << 20),
        clock: Clock::default(),
    };
    let app = tokio::task::spawn_blocking(move || App::open(settings)).await?.map_err(case::told)?;
    let scheme = if exposure.has_tls { "https" } else { "http" };
    let shown = match (address.ip().is_loopback(), exposure.has_tls, serve.host.first()) {
        (true, ..) => format!("{scheme}://{address}/"),
        (false, true, Some(host)) => format!("https://{}/", with_port(host, address)),
        (false, true, None) => format!("https://{address}/"),
        (false, false, _) => format!("{address}, behind a proxy"),
    };
    console::note(&format!("{} is at {shown} ; end with Ctrl-C", name(&serve.file)));
    if !exposure.has_accounts && !address.ip().is_loopback() {
        console::note("the case has no accounts: whoever the proxy lets in can decide");
    }
    if serve.open && address.ip().is_loopback() {
        open(&format!("{scheme}://{address}/"));
    }
    server.run(router(app), ended()).await;
    Ok(())
}

fn cannot(address: SocketAddr, error: &std::io::Error) -> Usage {
    match error.kind() {
        std::io::ErrorKind::AddrInUse => Usage(format!(
            "something listens on {address} already; end it, or choose another port with --listen 127.0.0.1:PORT"
        )),
        _ => Usage(format!("cannot listen on {address} ({error}); choose another address with --listen")),
    }
}

/// The names under which the server is asked: those of this machine, and those that were given.
fn hosts(address: SocketAddr, given: &[String]) -> Vec<String> {
    let port = address.port();
    let mut hosts = vec![address.to_string(), format!("localhost:{port}")];
    if address.ip().is_loopback() {
        hosts.extend([format!("127.0.0.1:{port}"), format!("[::1]:{port}")]);
    }
    hosts.extend(given.iter().cloned());
    hosts.extend(given.iter().map(|name| with_port(name, address)));
    hosts
}

/// A name with the port that is listened on, where it has none.
fn with_port(name: &str, address: SocketAddr) -> String {
    let has_port =
        name.rsplit_once(':').is_some_and(|(_, port)| port.bytes().all(|byte| byte.is_ascii_digit()));
    if has_port { name.to_string() } else { format!("{name}:{}", address.port()) }
}

fn name(file: &Path) -> String {
    file.file_name().map_or_else(|| file.display().to_string(), |name| name.to_string_lossy().into_owned())
}

/// Opens the address in the browser of the desktop; where there is none, the address stands on the terminal.
fn open(address: &str) {
    let programs: [&[&str]; 1] = match std::env::consts::OS {
        "macos" => [&["open"]],
        "windows" => [&["cmd", "/C", "start", ""]],
        _ => [&["xdg-open"]],
    };
    for program in programs {
        let started = Command::new(program[0])
            .args(&program[1..])
            .arg(address)
            .stdin(Stdio::null())
            .stdout(Stdio::null())
            .stderr(Stdio::null())
            .spawn();
        if started.is_err() {
            console::note("no browser could be opened; open the address yourself");
        }
    }
}

/// Done when the program is asked to end.
async fn ended() {
    #[cfg(unix)]
    {
        use tokio::signal::unix::{SignalKind, signal};
        if let Ok(mut terminate) = signal(SignalKind::terminate()) {
            tokio::select! {
                _ = tokio::signal::ctrl_c() => {}
                _ = terminate.recv() => {}
            }
            return;
        }
    }
    let _ = tokio::signal::ctrl_c().await;
}

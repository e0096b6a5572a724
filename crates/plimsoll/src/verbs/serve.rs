//! `plimsoll serve`

use std::net::SocketAddr;
use std::path::Path;
use std::process::{Command, Stdio};

use plimsoll_web::{App, Exposure, Refused, Server, Settings, router};

use crate::args::Serve;
use crate::case;
use crate::console;
use crate::exit::{Outcome, Usage};

pub(crate) fn run(serve: &Serve) -> anyhow::Result<Outcome> {
    let exposure = Exposure { is_behind_proxy: serve.behind_proxy, ..Exposure::default() };
    exposure.allows(serve.listen).map_err(|refused: Refused| Usage(refused.to_string()))?;
    if serve.behind_proxy && serve.host.is_empty() {
        return Err(Usage(
            "--behind-proxy needs --host NAME: the name under which browsers ask the proxy".into(),
        )
        .into());
    }
    let by = case::actor(serve.by.as_deref())?;
    case::read_anew(&serve.file)?;
    let runtime = tokio::runtime::Builder::new_multi_thread().enable_all().build()?;
    runtime.block_on(listen(serve, exposure, by))?;
    // What still computes for nobody is not waited for.
    runtime.shutdown_background();
    Ok(Outcome::Done)
}

async fn listen(serve: &Serve, exposure: Exposure, by: String) -> anyhow::Result<()> {
    let server = Server::bind(serve.listen, exposure).await.map_err(|error| cannot(serve.listen, &error))?;
    let address = server.address()?;
    let settings = Settings {
        file: serve.file.clone(),
        by,
        hosts: hosts(address, &serve.host),
        is_secure: serve.behind_proxy,
        most_bytes: serve.most_megabytes.saturating_mul(1 << 20),
    };
    let app = tokio::task::spawn_blocking(move || App::open(settings)).await?.map_err(case::told)?;
    let shown = if address.ip().is_loopback() {
        format!("http://{address}/")
    } else {
        format!("{address}, behind a proxy")
    };
    console::note(&format!("{} is at {shown} ; end with Ctrl-C", name(&serve.file)));
    if serve.open && address.ip().is_loopback() {
        open(&format!("http://{address}/"));
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

/// The names under which the server is asked: those of this machine, or those of the proxy.
fn hosts(address: SocketAddr, given: &[String]) -> Vec<String> {
    let port = address.port();
    let mut hosts = vec![address.to_string(), format!("localhost:{port}")];
    if address.ip().is_loopback() {
        hosts.extend([format!("127.0.0.1:{port}"), format!("[::1]:{port}")]);
    }
    hosts.extend(given.iter().cloned());
    hosts
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

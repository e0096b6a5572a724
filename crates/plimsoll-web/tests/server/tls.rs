//! TLS of the server's own.

use std::io::Read;
use std::net::TcpStream;
use std::path::PathBuf;
use std::sync::Arc;
use std::time::Duration;

use plimsoll_web::{Exposure, Server, Tls, TlsError, Transport};
use tokio_rustls::rustls::crypto::ring;
use tokio_rustls::rustls::pki_types::pem::PemObject as _;
use tokio_rustls::rustls::pki_types::{CertificateDer, ServerName};
use tokio_rustls::rustls::{ClientConfig, ClientConnection, RootCertStore, StreamOwned};

use crate::asking::{Answer, ask, ask_over};
use crate::served::Served;

fn file(name: &str) -> PathBuf {
    [env!("CARGO_MANIFEST_DIR"), "tests", "data", "tls", name].iter().collect()
}

fn served() -> Served {
    let tls = Tls::load(&file("certificate.pem"), &file("key.pem")).unwrap();
    Served::reached(Transport::Tls, Some(tls))
}

/// Asks as a browser does that trusts the certificate of the tests.
fn securely(served: &Served, path: &str, host: &str) -> Answer {
    let mut roots = RootCertStore::empty();
    roots.add(CertificateDer::from_pem_file(file("certificate.pem")).unwrap()).unwrap();
    let config = ClientConfig::builder_with_provider(Arc::new(ring::default_provider()))
        .with_safe_default_protocol_versions()
        .unwrap()
        .with_root_certificates(roots)
        .with_no_client_auth();
    let name = ServerName::try_from("case.example.org").unwrap();
    let stream = TcpStream::connect(served.address).unwrap();
    stream.set_read_timeout(Some(Duration::from_secs(60))).unwrap();
    let mut stream = StreamOwned::new(ClientConnection::new(Arc::new(config), name).unwrap(), stream);
    ask_over(&mut stream, "GET", path, &[("Host", host)], b"")
}

#[test]
fn pages_come_by_tls_and_browsers_are_told_to_stay_with_it() {
    let served = served();
    let answer = securely(&served, "/sign-in", &served.host);
    assert_eq!(answer.status, 200);
    assert!(answer.header("strict-transport-security").unwrap().starts_with("max-age="));
    let set = answer.header("set-cookie").unwrap();
    assert!(set.starts_with("__Host-") && set.contains("; Secure"), "{set}");
    assert_eq!(securely(&served, "/", &served.host).status, 303);
    assert_eq!(securely(&served, "/", "evil.example").status, 421);
}

#[test]
fn who_does_not_speak_tls_is_told_nothing() {
    let served = served();
    let mut stream = TcpStream::connect(served.address).unwrap();
    stream.set_read_timeout(Some(Duration::from_secs(60))).unwrap();
    std::io::Write::write_all(&mut stream, b"GET /sign-in HTTP/1.1\r\nHost: case.example.org\r\n\r\n")
        .unwrap();
    let mut bytes = Vec::new();
    let _ = stream.read_to_end(&mut bytes);
    assert!(!String::from_utf8_lossy(&bytes).contains("HTTP"));
    let plain = Served::samples();
    let host = plain.address.to_string();
    let answer = ask(plain.address, "GET", "/", &[("Host", &host)], b"");
    assert_eq!(answer.header("strict-transport-security"), None);
}

#[test]
fn a_handshake_that_stalls_is_hung_up_on_and_holds_nobody_up() {
    let served = served();
    let mut stalled: Vec<TcpStream> = (0..64).map(|_| TcpStream::connect(served.address).unwrap()).collect();
    assert_eq!(securely(&served, "/sign-in", &served.host).status, 200);
    let mut first = stalled.remove(0);
    first.set_read_timeout(Some(Duration::from_secs(60))).unwrap();
    let mut bytes = Vec::new();
    assert!(matches!(first.read_to_end(&mut bytes), Ok(0)), "the server hangs up");
}

#[test]
fn files_that_do_not_go_together_are_named() {
    let load = |certificate: &str, key: &str| Tls::load(&file(certificate), &file(key)).unwrap_err();
    assert!(matches!(load("nothing.pem", "key.pem"), TlsError::Unread { .. }));
    assert!(matches!(load("key.pem", "key.pem"), TlsError::NoCertificate(_)));
    assert!(matches!(load("README.md", "key.pem"), TlsError::NoCertificate(_)));
    assert!(matches!(load("certificate.pem", "certificate.pem"), TlsError::NoKey(_)));
    let mismatched = load("certificate.pem", "other-key.pem");
    assert!(matches!(mismatched, TlsError::Mismatched { .. }));
    assert!(
        mismatched.to_string().contains("other-key.pem") && mismatched.to_string().contains("go together")
    );
}

#[test]
fn other_machines_are_let_in_only_with_accounts_and_tls_or_a_proxy() {
    let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build().unwrap();
    let anywhere = "0.0.0.0:0".parse().unwrap();
    let bind = |exposure, has_tls: bool| {
        let tls = has_tls.then(|| Tls::load(&file("certificate.pem"), &file("key.pem")).unwrap());
        runtime.block_on(Server::bind(anywhere, exposure, tls)).is_ok()
    };
    let accounts = Exposure { has_accounts: true, ..Exposure::default() };
    let claims_tls = Exposure { has_accounts: true, has_tls: true, ..Exposure::default() };
    assert!(!bind(Exposure::default(), false) && !bind(accounts, false) && !bind(Exposure::default(), true));
    assert!(!bind(claims_tls, false), "TLS is what there is, not what is said");
    assert!(bind(accounts, true));
    assert!(bind(Exposure { is_behind_proxy: true, ..Exposure::default() }, false));
}

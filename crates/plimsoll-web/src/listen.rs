//! Where the server listens, and who may connect.

use std::convert::Infallible;
use std::io;
use std::net::SocketAddr;
use std::sync::Arc;
use std::time::Duration;

use axum::Router;
use axum::body::Body;
use axum::extract::Request;
use hyper_util::rt::{TokioIo, TokioTimer};
use hyper_util::service::TowerToHyperService;
use tokio::io::{AsyncRead, AsyncWrite};
use tokio::net::{TcpListener, TcpStream};
use tokio::sync::{Semaphore, watch};
use tower::ServiceExt as _;

use crate::guard::Peer;
use crate::tls::Tls;

/// Connections at once; more wait.
const MOST_CONNECTIONS: usize = 256;
/// Time for a client to send what it asks.
const HEADERS_WITHIN: Duration = Duration::from_secs(15);
/// Bytes of what stands before a body, at most.
const MOST_HEADERS: usize = 64 << 10;

/// What stands between the server and strangers.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Exposure {
    /// Whether people sign in.
    pub has_accounts: bool,
    /// Whether the server speaks TLS itself.
    pub has_tls: bool,
    /// Whether a person said that a proxy keeps strangers out and speaks TLS.
    pub is_behind_proxy: bool,
}

/// Why the server does not start on an address.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error(
    "{0} can be reached from other machines, and nothing keeps strangers out; leave --listen out to listen on this machine alone; or make accounts with `plimsoll account new` and name --tls-certificate and --tls-key; or put a proxy in front that speaks TLS and lets in whom you know, and say so with --behind-proxy and --host NAME"
)]
pub struct Refused(pub SocketAddr);

impl Exposure {
    /// Whether the server may listen on an address: on this machine always, anywhere else only where strangers are kept out.
    pub fn allows(self, address: SocketAddr) -> Result<(), Refused> {
        let is_kept = self.is_behind_proxy || (self.has_accounts && self.has_tls);
        if address.ip().is_loopback() || is_kept { Ok(()) } else { Err(Refused(address)) }
    }
}

/// A server that listens and answers nothing yet.
#[derive(Debug)]
pub struct Server {
    listener: TcpListener,
    tls: Option<Tls>,
}

impl Server {
    /// Listens on an address; with `tls`, answers only those who speak it.
    pub async fn bind(address: SocketAddr, exposure: Exposure, tls: Option<Tls>) -> io::Result<Self> {
        let exposure = Exposure { has_tls: tls.is_some(), ..exposure };
        exposure
            .allows(address)
            .map_err(|refused| io::Error::new(io::ErrorKind::PermissionDenied, refused))?;
        Ok(Self { listener: TcpListener::bind(address).await?, tls })
    }

    /// Where it listens.
    pub fn address(&self) -> io::Result<SocketAddr> {
        self.listener.local_addr()
    }

    /// Answers until `end` is done; what is being answered then is answered first, for a while.
    pub async fn run(self, router: Router, end: impl Future<Output = ()>) {
        let room = Arc::new(Semaphore::new(MOST_CONNECTIONS));
        let (ending, ended) = watch::channel(());
        tokio::pin!(end);
        loop {
            let Ok(permit) = Arc::clone(&room).acquire_owned().await else { break };
            let stream = tokio::select! {
                accepted = self.listener.accept() => accepted,
                () = &mut end => break,
            };
            // A connection that was lost before it was taken is no reason to stop.
            let Ok((stream, peer)) = stream else { continue };
            let (router, ended, tls) = (router.clone(), ended.clone(), self.tls.clone());
            tokio::spawn(async move {
                welcome(stream, Peer(peer.ip()), tls, router, ended).await;
                drop(permit);
            });
        }
        drop(self.listener);
        drop(ended);
        let _ = ending.send(());
        let _ = tokio::time::timeout(Duration::from_secs(3), ending.closed()).await;
    }
}

/// Takes one connection, by TLS where the server speaks it.
async fn welcome(
    stream: TcpStream,
    peer: Peer,
    tls: Option<Tls>,
    router: Router,
    ended: watch::Receiver<()>,
) {
    let _ = stream.set_nodelay(true);
    match tls {
        None => converse(stream, peer, router, ended).await,
        Some(tls) => {
            if let Ok(stream) = tls.accept(stream).await {
                converse(stream, peer, router, ended).await;
            }
        }
    }
}

/// Answers one connection. A client that is too slow to ask is hung up on.
async fn converse(
    stream: impl AsyncRead + AsyncWrite + Unpin + Send + 'static,
    peer: Peer,
    router: Router,
    mut ended: watch::Receiver<()>,
) {
    let service = router.map_request(move |request: hyper::Request<hyper::body::Incoming>| -> Request {
        let mut request = request.map(Body::new);
        request.extensions_mut().insert(peer);
        request
    });
    let service = service.map_err(|never: Infallible| match never {});
    let mut http = hyper::server::conn::http1::Builder::new();
    http.timer(TokioTimer::new()).header_read_timeout(HEADERS_WITHIN).max_buf_size(MOST_HEADERS);
    let connection = http.serve_connection(TokioIo::new(stream), TowerToHyperService::new(service));
    tokio::pin!(connection);
    tokio::select! {
        _ = connection.as_mut() => {}
        _ = ended.changed() => {
            connection.as_mut().graceful_shutdown();
            let _ = connection.await;
        }
    }
}

#[cfg(test)]
mod tests {
    use super::Exposure;

    #[test]
    fn other_machines_are_let_in_only_where_strangers_are_kept_out() {
        let at = |address: &str| address.parse().expect("an address");
        let open = Exposure::default();
        for address in ["127.0.0.1:0", "[::1]:0", "127.8.8.8:80"] {
            assert!(open.allows(at(address)).is_ok(), "{address}");
        }
        let accounts = Exposure { has_accounts: true, ..open };
        let tls = Exposure { has_tls: true, ..open };
        for exposure in [open, accounts, tls] {
            for address in ["0.0.0.0:80", "[::]:80", "192.0.2.7:80"] {
                assert!(exposure.allows(at(address)).is_err(), "{address} with {exposure:?}");
            }
        }
        assert!(Exposure { has_tls: true, ..accounts }.allows(at("0.0.0.0:443")).is_ok());
        assert!(Exposure { is_behind_proxy: true, ..open }.allows(at("0.0.0.0:80")).is_ok());
    }
}

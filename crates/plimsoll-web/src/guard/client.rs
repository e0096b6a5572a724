//! Where a request comes from, as far as that can be told.

use std::net::{IpAddr, SocketAddr};
use std::sync::Arc;

use axum::extract::FromRequestParts;
use axum::http::HeaderMap;
use axum::http::request::Parts;

use crate::App;
use crate::fault::Fault;
use crate::transport::Transport;

/// The other end of a connection.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Peer(pub(crate) IpAddr);

/// The address of whoever asks. Behind a proxy it is what the proxy says in the header that it was told of; without one nobody is
/// told apart by address, for the proxy's own would stand for everybody.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Client(pub(crate) Option<IpAddr>);

impl Client {
    fn of(transport: &Transport, peer: Option<Peer>, headers: &HeaderMap) -> Self {
        match transport {
            Transport::Plain | Transport::Tls => Self(peer.map(|peer| peer.0)),
            Transport::Proxy { client_header: None } => Self(None),
            Transport::Proxy { client_header: Some(name) } => {
                // What the proxy adds stands last; what stands before it came from whoever asks.
                let last = headers.get_all(name).iter().next_back().and_then(|value| value.to_str().ok());
                let last = last.and_then(|value| value.rsplit(',').next());
                Self(last.and_then(|address| parsed(address.trim())))
            }
        }
    }
}

/// An address, as proxies write it: with a port or without.
fn parsed(text: &str) -> Option<IpAddr> {
    text.parse().ok().or_else(|| text.parse::<SocketAddr>().ok().map(|address| address.ip()))
}

impl FromRequestParts<Arc<App>> for Client {
    type Rejection = Fault;

    async fn from_request_parts(parts: &mut Parts, app: &Arc<App>) -> Result<Self, Fault> {
        Ok(Self::of(&app.transport, parts.extensions.get::<Peer>().copied(), &parts.headers))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_address_is_taken_from_the_connection_or_from_the_proxy_and_never_from_a_stranger() {
        let peer = Some(Peer([127, 0, 0, 1].into()));
        let mut headers = HeaderMap::new();
        headers.append("x-forwarded-for", "198.51.100.9".parse().unwrap());
        headers.append("x-forwarded-for", "203.0.113.5, 192.0.2.7".parse().unwrap());
        let of = |transport: &Transport, headers: &HeaderMap| Client::of(transport, peer, headers).0;
        assert_eq!(of(&Transport::Plain, &headers), Some([127, 0, 0, 1].into()));
        assert_eq!(of(&Transport::Proxy { client_header: None }, &headers), None);
        let told = Transport::Proxy { client_header: Some("X-Forwarded-For".into()) };
        assert_eq!(of(&told, &headers), Some([192, 0, 2, 7].into()));
        headers.append("x-forwarded-for", "[2001:db8::1]:4711".parse().unwrap());
        let with_port = of(&told, &headers);
        assert_eq!(with_port, Some("2001:db8::1".parse().unwrap()));
        let not_sent = Transport::Proxy { client_header: Some("X-Real-IP".into()) };
        assert_eq!(of(&not_sent, &headers), None);
    }
}

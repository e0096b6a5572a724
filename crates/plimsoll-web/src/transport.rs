/// How browsers reach the server.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub enum Transport {
    /// As it is, on this machine.
    #[default]
    Plain,
    /// By TLS of the server's own.
    Tls,
    /// Through a proxy that speaks TLS.
    Proxy {
        /// The header in which it tells the address of whoever asks.
        client_header: Option<String>,
    },
}

impl Transport {
    /// Whether browsers come by HTTPS, so that cookies need not go any other way.
    pub(crate) fn is_secure(&self) -> bool {
        *self != Self::Plain
    }
}

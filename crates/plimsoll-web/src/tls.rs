//! TLS of the server's own: a certificate with its key, from files.

use std::fmt;
use std::io;
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::time::Duration;

use tokio::net::TcpStream;
use tokio_rustls::TlsAcceptor;
use tokio_rustls::rustls::crypto::ring;
use tokio_rustls::rustls::pki_types::pem::PemObject as _;
use tokio_rustls::rustls::pki_types::{CertificateDer, PrivateKeyDer};
use tokio_rustls::rustls::{self, ServerConfig};
use tokio_rustls::server::TlsStream;

/// Time for a client to agree on a key.
const AGREED_WITHIN: Duration = Duration::from_secs(10);

/// How the server speaks TLS.
#[derive(Clone)]
pub struct Tls(TlsAcceptor);

/// Why it cannot. Each message says what, where, and what to do.
#[derive(Debug, thiserror::Error)]
pub enum TlsError {
    /// A file cannot be read.
    #[error("{}: the file cannot be read ({reason}); name a PEM file that you may read", .path.display())]
    Unread {
        /// The file.
        path: PathBuf,
        /// What the system says.
        reason: String,
    },
    /// It holds no certificate.
    #[error("{}: no certificate stands in the file; it begins with -----BEGIN CERTIFICATE-----, the server’s own first, then those that vouch for it", .0.display())]
    NoCertificate(PathBuf),
    /// It holds no key.
    #[error("{}: no private key stands in the file, or it is locked by a password; it begins with -----BEGIN PRIVATE KEY-----", .0.display())]
    NoKey(PathBuf),
    /// They do not go together.
    #[error("{} and {} do not go together ({reason}); name the key that the certificate was made for", .certificate.display(), .key.display())]
    Mismatched {
        /// The file of the certificate.
        certificate: PathBuf,
        /// The file of the key.
        key: PathBuf,
        /// What the library says.
        reason: rustls::Error,
    },
}

impl Tls {
    /// Reads a certificate (with those that vouch for it) and its key.
    pub fn load(certificate: &Path, key: &Path) -> Result<Self, TlsError> {
        let bytes = read(certificate)?;
        let chain: Vec<CertificateDer<'static>> = CertificateDer::pem_slice_iter(&bytes)
            .collect::<Result<_, _>>()
            .map_err(|_| TlsError::NoCertificate(certificate.to_path_buf()))?;
        if chain.is_empty() {
            return Err(TlsError::NoCertificate(certificate.to_path_buf()));
        }
        let secret =
            PrivateKeyDer::from_pem_slice(&read(key)?).map_err(|_| TlsError::NoKey(key.to_path_buf()))?;
        let config = ServerConfig::builder_with_provider(Arc::new(ring::default_provider()))
            .with_safe_default_protocol_versions()
            .and_then(|builder| builder.with_no_client_auth().with_single_cert(chain, secret));
        let mut config = config.map_err(|reason| TlsError::Mismatched {
            certificate: certificate.to_path_buf(),
            key: key.to_path_buf(),
            reason,
        })?;
        config.alpn_protocols = vec![b"http/1.1".to_vec()];
        Ok(Self(TlsAcceptor::from(Arc::new(config))))
    }

    /// Agrees with a client on a key; with one that is too slow, not.
    pub(crate) async fn accept(&self, stream: TcpStream) -> io::Result<TlsStream<TcpStream>> {
        tokio::time::timeout(AGREED_WITHIN, self.0.accept(stream)).await?
    }
}

impl fmt::Debug for Tls {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Tls")
    }
}

fn read(path: &Path) -> Result<Vec<u8>, TlsError> {
    std::fs::read(path)
        .map_err(|error| TlsError::Unread { path: path.to_path_buf(), reason: error.to_string() })
}

use serde::Deserialize;

/// The pack's limits: constants with their sources, and who keeps whose count.
#[derive(Clone, Debug, Default, PartialEq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Limits {}

/// Why a text is no table of limits.
#[derive(Debug, thiserror::Error)]
#[error("limits: {0}")]
pub struct NotLimits(#[from] toml::de::Error);

impl Limits {
    /// The limits in a TOML text.
    pub fn from_toml(text: &str) -> Result<Self, NotLimits> {
        Ok(toml::from_str(text)?)
    }

    /// The limits that come with Plimsoll.
    pub fn shipped() -> Self {
        Self::default()
    }
}

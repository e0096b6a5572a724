//! What the browser is asked for beyond what its library knows.

use headless_chrome::protocol::cdp::types::Method;
use serde::Serialize;

#[derive(Debug, Serialize)]
pub(crate) struct NetworkEnable {}

impl Method for NetworkEnable {
    const NAME: &'static str = "Network.enable";
    type ReturnObject = serde_json::Value;
}

#[derive(Debug, Serialize)]
pub(crate) struct Scripts {
    pub(crate) value: bool,
}

impl Method for Scripts {
    const NAME: &'static str = "Emulation.setScriptExecutionDisabled";
    type ReturnObject = serde_json::Value;
}

#[derive(Debug, Serialize)]
#[serde(rename_all = "camelCase")]
pub(crate) struct Screen {
    pub(crate) width: u32,
    pub(crate) height: u32,
    pub(crate) device_scale_factor: u32,
    pub(crate) mobile: bool,
}

impl Method for Screen {
    const NAME: &'static str = "Emulation.setDeviceMetricsOverride";
    type ReturnObject = serde_json::Value;
}

#[derive(Debug, Serialize)]
pub(crate) struct Media {
    pub(crate) features: Vec<Feature>,
}

#[derive(Debug, Serialize)]
pub(crate) struct Feature {
    pub(crate) name: &'static str,
    pub(crate) value: &'static str,
}

impl Method for Media {
    const NAME: &'static str = "Emulation.setEmulatedMedia";
    type ReturnObject = serde_json::Value;
}

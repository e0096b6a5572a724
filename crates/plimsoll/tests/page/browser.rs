//! A browser on one page, and what it said while it showed it.

use std::ffi::OsStr;
use std::sync::{Arc, Mutex};

use headless_chrome::browser::default_executable;
use headless_chrome::protocol::cdp::types::{Event, Method};
use headless_chrome::{Browser, LaunchOptions, Tab};
use serde::Serialize;
use serde::de::DeserializeOwned;

use crate::made::Made;

const NO_BROWSER: &str =
    "this test needs Chromium: install it (Debian: `apt-get install chromium`), or name one in CHROME";
/// A browser that talks to nobody, and does not look up what is new.
const QUIET: [&str; 4] = [
    "--disable-quic",
    "--disable-component-update",
    "--disable-domain-reliability",
    "--no-default-browser-check",
];

/// Colours that a reader prefers.
#[derive(Clone, Copy, Debug)]
pub(crate) enum Scheme {
    Light,
    Dark,
}

/// A page on a screen.
pub(crate) struct Shown {
    tab: Arc<Tab>,
    heard: Arc<Mutex<Heard>>,
    /// Closed when the test is over.
    _browser: Browser,
}

/// What the browser reported.
#[derive(Clone, Debug, Default)]
pub(crate) struct Heard {
    /// Addresses that were asked for.
    pub(crate) requests: Vec<String>,
    /// Errors, warnings, refusals and whatever a script wrote.
    pub(crate) said: Vec<String>,
}

impl Shown {
    /// Shows a page on a screen of that width.
    pub(crate) fn new(page: &Made, width: u32, scheme: Scheme) -> Self {
        let browser = launch();
        let tab = browser.new_tab().unwrap();
        let heard = Arc::new(Mutex::new(Heard::default()));
        let ear = Arc::clone(&heard);
        tab.add_event_listener(Arc::new(move |event: &Event| hear(event, &ear))).unwrap();
        tab.call_method(NetworkEnable {}).unwrap();
        tab.enable_log().unwrap().enable_runtime().unwrap();
        tab.call_method(Screen { width, height: 900, device_scale_factor: 1, mobile: false }).unwrap();
        let value = match scheme {
            Scheme::Light => "light",
            Scheme::Dark => "dark",
        };
        let features = vec![Feature { name: "prefers-color-scheme", value }];
        tab.call_method(Media { features }).unwrap();
        tab.navigate_to(&page.address()).unwrap().wait_until_navigated().unwrap();
        Self { tab, heard, _browser: browser }
    }

    /// What a script of the test finds on the page.
    pub(crate) fn asked<T: DeserializeOwned>(&self, script: &str) -> T {
        let answer = self.tab.evaluate(&format!("JSON.stringify({script})"), false).unwrap();
        let text = answer.value.unwrap_or_else(|| panic!("{script} gave nothing: {:?}", answer.description));
        serde_json::from_str(text.as_str().unwrap()).unwrap()
    }

    /// Presses a key.
    pub(crate) fn press(&self, key: &str) {
        self.tab.press_key(key).unwrap();
    }

    pub(crate) fn heard(&self) -> Heard {
        self.heard.lock().unwrap().clone()
    }
}

fn launch() -> Browser {
    let path = default_executable().unwrap_or_else(|_| panic!("{NO_BROWSER}"));
    let options = LaunchOptions {
        path: Some(path),
        // Its sandbox does not start for root, as in a container; the page shown is made by the test.
        sandbox: false,
        args: QUIET.map(OsStr::new).to_vec(),
        ..LaunchOptions::default()
    };
    Browser::new(options).unwrap()
}

fn hear(event: &Event, heard: &Mutex<Heard>) {
    let mut heard = heard.lock().unwrap();
    match event {
        Event::NetworkRequestWillBeSent(event) => heard.requests.push(event.params.request.url.clone()),
        Event::LogEntryAdded(event) => heard.said.push(event.params.entry.text.clone()),
        Event::RuntimeConsoleAPICalled(event) => heard.said.push(format!("{:?}", event.params.args)),
        Event::RuntimeExceptionThrown(event) => heard.said.push(event.params.exception_details.text.clone()),
        _ => {}
    }
}

#[derive(Debug, Serialize)]
struct NetworkEnable {}

impl Method for NetworkEnable {
    const NAME: &'static str = "Network.enable";
    type ReturnObject = serde_json::Value;
}

#[derive(Debug, Serialize)]
#[serde(rename_all = "camelCase")]
struct Screen {
    width: u32,
    height: u32,
    device_scale_factor: u32,
    mobile: bool,
}

impl Method for Screen {
    const NAME: &'static str = "Emulation.setDeviceMetricsOverride";
    type ReturnObject = serde_json::Value;
}

#[derive(Debug, Serialize)]
struct Media {
    features: Vec<Feature>,
}

#[derive(Debug, Serialize)]
struct Feature {
    name: &'static str,
    value: &'static str,
}

impl Method for Media {
    const NAME: &'static str = "Emulation.setEmulatedMedia";
    type ReturnObject = serde_json::Value;
}

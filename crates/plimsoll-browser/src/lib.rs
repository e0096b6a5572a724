//! A real browser for the tests of pages, and what it said while it showed one.
//!
//! Whatever goes wrong fails the test that looks.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    reason = "only tests use it, and a test fails by panicking"
)]

mod protocol;

use std::ffi::OsStr;
use std::fs;
use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex};

use headless_chrome::browser::default_executable;
use headless_chrome::protocol::cdp::Page::CaptureScreenshotFormatOption;
use headless_chrome::protocol::cdp::types::Event;
use headless_chrome::{Browser, LaunchOptions, Tab};
use serde::de::DeserializeOwned;

use crate::protocol::{Feature, Media, NetworkEnable, Screen, Scripts};

const NO_BROWSER: &str =
    "this test needs Chromium: install it (Debian: `apt-get install chromium`), or name one in CHROME";
/// A browser that talks to nobody, and does not look up what is new.
const QUIET: [&str; 4] = [
    "--disable-quic",
    "--disable-component-update",
    "--disable-domain-reliability",
    "--no-default-browser-check",
];
/// Finds what people with disabilities could not use; of others, for tests only.
const AXE: &str = include_str!("../vendor/axe.min.js");
const VIOLATIONS: &str = "axe.run(document, {resultTypes: ['violations']}).then(found => JSON.stringify(found.violations.map(one => \
     one.id + ' (' + one.help + '): ' + one.nodes.slice(0, 4).map(node => node.html.slice(0, 160) + ' ' + (node.any[0]?.message || node.all[0]?.message || node.none[0]?.message || '')).join(' | '))))";

/// Colours that a reader prefers.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Scheme {
    /// Dark on light.
    Light,
    /// Light on dark.
    Dark,
}

/// A browser with one page.
#[allow(missing_debug_implementations, reason = "a browser shows nothing of itself")]
pub struct Shown {
    tab: Arc<Tab>,
    heard: Arc<Mutex<Heard>>,
    /// Closed when the test is over.
    _browser: Browser,
}

/// What the browser reported.
#[derive(Clone, Debug, Default)]
pub struct Heard {
    /// Addresses that were asked for.
    pub requests: Vec<String>,
    /// Errors, warnings, refusals and whatever a script wrote.
    pub said: Vec<String>,
}

impl Default for Shown {
    fn default() -> Self {
        Self::new()
    }
}

impl Shown {
    /// A browser that shows nothing yet.
    pub fn new() -> Self {
        let path = default_executable().unwrap_or_else(|_| panic!("{NO_BROWSER}"));
        let options = LaunchOptions {
            path: Some(path),
            // Its sandbox does not start for root, as in a container; the pages shown are made by the test.
            sandbox: false,
            args: QUIET.map(OsStr::new).to_vec(),
            idle_browser_timeout: std::time::Duration::from_secs(300),
            ..LaunchOptions::default()
        };
        let browser = Browser::new(options).unwrap();
        let tab = browser.new_tab().unwrap();
        tab.set_default_timeout(std::time::Duration::from_secs(60));
        let heard = Arc::new(Mutex::new(Heard::default()));
        let ear = Arc::clone(&heard);
        tab.add_event_listener(Arc::new(move |event: &Event| hear(event, &ear))).unwrap();
        tab.call_method(NetworkEnable {}).unwrap();
        tab.enable_log().unwrap().enable_runtime().unwrap();
        Self { tab, heard, _browser: browser }
    }

    /// A page on a screen of this width.
    pub fn of(address: &str, width: u32, scheme: Scheme) -> Self {
        let shown = Self::new();
        shown.screen(width, scheme);
        shown.open(address);
        shown
    }

    /// Sets the width of the screen and the colours.
    pub fn screen(&self, width: u32, scheme: Scheme) {
        self.sized(width, 900);
        let value = if scheme == Scheme::Light { "light" } else { "dark" };
        let features = vec![Feature { name: "prefers-color-scheme", value }];
        self.tab.call_method(Media { features }).unwrap();
    }

    fn sized(&self, width: u32, height: u32) {
        self.tab.call_method(Screen { width, height, device_scale_factor: 1, mobile: false }).unwrap();
    }

    /// Whether scripts run.
    pub fn scripts(&self, run: bool) {
        self.tab.call_method(Scripts { value: !run }).unwrap();
    }

    /// Goes to a page.
    pub fn open(&self, address: &str) {
        self.tab.navigate_to(address).unwrap().wait_until_navigated().unwrap();
    }

    /// What a script of the test finds on the page.
    pub fn asked<T: DeserializeOwned>(&self, script: &str) -> T {
        let answer = self.tab.evaluate(&format!("JSON.stringify({script})"), false).unwrap();
        let text = answer.value.unwrap_or_else(|| panic!("{script} gave nothing: {:?}", answer.description));
        serde_json::from_str(text.as_str().unwrap()).unwrap()
    }

    /// What a promise of the test gives.
    pub fn awaited<T: DeserializeOwned>(&self, script: &str) -> T {
        let answer = self.tab.evaluate(script, true).unwrap();
        let text = answer.value.unwrap_or_else(|| panic!("{script} gave nothing: {:?}", answer.description));
        serde_json::from_str(text.as_str().unwrap()).unwrap()
    }

    /// Does something on the page.
    pub fn run(&self, script: &str) {
        self.tab.evaluate(script, false).unwrap();
    }

    /// What axe-core finds that people with disabilities could not use.
    pub fn violations(&self) -> Vec<String> {
        self.tab.evaluate(AXE, false).unwrap();
        self.awaited(VIOLATIONS)
    }

    /// Waits for an element that a CSS selector finds.
    pub fn wait_for(&self, selector: &str) {
        let found = self.tab.wait_for_element(selector);
        assert!(found.is_ok(), "no {selector} on {}: {}", self.tab.get_url(), self.text("main"));
    }

    /// The words of an element.
    pub fn text(&self, selector: &str) -> String {
        self.asked(&format!("document.querySelector({selector:?})?.innerText || ''"))
    }

    /// Fills in fields of the form that goes to `action`, and sends it; without a script of the page's taking part.
    pub fn send(&self, action: &str, fields: &[(&str, &str)]) {
        let fields = serde_json::to_string(fields).unwrap();
        self.run(&format!(
            "(() => {{ const form = document.querySelector('form[action={action:?}]'); \
             for (const details of document.querySelectorAll('details')) details.open = true; \
             for (const [name, value] of {fields}) {{ const field = form.elements[name]; \
             if (field.type === 'checkbox') field.checked = true; else field.value = value; }} \
             form.querySelector('button:not([type=button])').click(); }})()"
        ));
    }

    /// Presses a key.
    pub fn press(&self, key: &str) {
        self.tab.press_key(key).unwrap();
    }

    /// The page, for what is asked of it seldom.
    pub fn tab(&self) -> &Tab {
        &self.tab
    }

    /// A picture of the whole page.
    pub fn photograph(&self, name: &str, width: u32) {
        let height: u32 = self.asked("Math.min(document.documentElement.scrollHeight, 6000)");
        self.sized(width, height.max(900));
        let picture =
            self.tab.capture_screenshot(CaptureScreenshotFormatOption::Png, None, None, true).unwrap();
        fs::write(screenshots().join(format!("{name}.png")), picture).unwrap();
        self.sized(width, 900);
    }

    /// A picture of what a screen of this height shows from an element on, for the guide: the same size whatever is on the page.
    pub fn picture(&self, name: &str, from: &str, (width, height): (u32, u32)) {
        self.sized(width, height);
        self.run(&format!("document.querySelector({from:?}).scrollIntoView({{behavior: 'instant'}})"));
        let picture =
            self.tab.capture_screenshot(CaptureScreenshotFormatOption::Webp, Some(80), None, false).unwrap();
        let folder = screenshots().join("guide");
        fs::create_dir_all(&folder).unwrap();
        fs::write(folder.join(format!("{name}.webp")), picture).unwrap();
    }

    /// What was reported since this was asked last.
    pub fn heard(&self) -> Heard {
        std::mem::take(&mut self.heard.lock().unwrap())
    }

    /// That the browser complained of nothing, and asked for nothing but what is under an address.
    pub fn is_content(&self, own: &str, what: &str) {
        let heard = self.heard();
        assert!(heard.said.is_empty(), "{what}: {:?}", heard.said);
        let elsewhere: Vec<_> = heard.requests.iter().filter(|address| !address.starts_with(own)).collect();
        assert!(elsewhere.is_empty(), "{what} asks for {elsewhere:?}");
    }
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

/// Where screenshots go.
fn screenshots() -> PathBuf {
    let folder =
        Path::new(env!("CARGO_MANIFEST_DIR")).join("..").join("..").join("target").join("screenshots");
    fs::create_dir_all(&folder).unwrap();
    folder
}

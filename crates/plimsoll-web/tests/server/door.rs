//! The pages of accounts in a browser: light and dark, broad and narrow, by keyboard, with and without scripts.

use plimsoll_browser::{Scheme, Shown};

use crate::served::{PASSWORD, Served};

fn sign_in(shown: &Shown, served: &Served, name: &str) {
    shown.open(&served.at("/sign-in"));
    shown.send("/sign-in", &[("name", name), ("password", PASSWORD)]);
    shown.wait_for(".who");
}

/// What is wrong with a page on every screen; leaves a picture of each.
fn looked_at(shown: &Shown, name: &str, open: impl Fn()) {
    for (width, scheme) in
        [(1440, Scheme::Light), (1440, Scheme::Dark), (375, Scheme::Light), (375, Scheme::Dark)]
    {
        let what = format!("{name} {width} {scheme:?}");
        shown.screen(width, scheme);
        open();
        let (inner, scroll): (u32, u32) =
            shown.asked("[window.innerWidth, document.documentElement.scrollWidth]");
        assert!(scroll <= inner, "{what}: {scroll} px wide on a screen of {inner}");
        assert_eq!(shown.asked::<u32>("document.querySelectorAll('h1').length"), 1, "{what}");
        let violations = shown.violations();
        assert!(violations.is_empty(), "{what}: {violations:?}");
        shown.photograph(&format!("{name}-{width}-{scheme:?}").to_lowercase(), width);
        shown.run("for (const one of document.querySelectorAll('details')) one.open = true");
        let violations = shown.violations();
        assert!(violations.is_empty(), "{what}, opened: {violations:?}");
        let (inner, scroll): (u32, u32) =
            shown.asked("[window.innerWidth, document.documentElement.scrollWidth]");
        assert!(scroll <= inner, "{what}, opened: {scroll} px wide on a screen of {inner}");
        shown.photograph(&format!("{name}-opened-{width}-{scheme:?}").to_lowercase(), width);
    }
}

#[test]
fn the_pages_of_accounts_can_be_used_by_everybody_on_every_screen() {
    let served = Served::guarded();
    let shown = Shown::new();
    let open = |path: &'static str| {
        let (shown, address) = (&shown, served.at(path));
        move || shown.open(&address)
    };
    looked_at(&shown, "sign-in", open("/sign-in?back=/reports"));
    shown.is_content(&served.at("/"), "sign-in");
    looked_at(&shown, "sign-in-wrong", || {
        shown.open(&served.at("/sign-in"));
        shown.send("/sign-in", &[("name", "nobody"), ("password", "a wrong one")]);
        shown.wait_for("#wrong");
    });
    sign_in(&shown, &served, "Ada");
    shown.heard();
    looked_at(&shown, "signed-in", open("/"));
    looked_at(&shown, "account", open("/account"));
    looked_at(&shown, "accounts", open("/accounts"));
    shown.is_content(&served.at("/"), "accounts");
    looked_at(&shown, "new-token", || {
        shown.open(&served.at("/account"));
        shown.send("/account/tokens", &[("called", "nightly export"), ("days", "30")]);
        shown.wait_for("#new-token");
    });
    looked_at(&shown, "account-with-token", open("/account"));
    looked_at(&shown, "log-of-accounts", open("/log?kind=account"));
}

#[test]
fn a_keyboard_signs_in_and_out() {
    let served = Served::guarded();
    let shown = Shown::new();
    shown.screen(1440, Scheme::Light);
    shown.open(&served.at("/findings"));
    shown.wait_for("#name");
    assert_eq!(shown.asked::<String>("document.activeElement.id"), "name");
    shown.tab().type_str("Cleo").unwrap();
    shown.press("Tab");
    shown.tab().type_str(PASSWORD).unwrap();
    shown.press("Enter");
    shown.wait_for(".who");
    assert_eq!(shown.asked::<String>("location.pathname"), "/findings");
    shown.run("document.querySelector('.who button').focus()");
    shown.press("Enter");
    shown.wait_for("#name");
    shown.open(&served.at("/"));
    shown.wait_for("#name");
}

#[test]
fn accounts_are_kept_with_and_without_scripts() {
    for scripts in [true, false] {
        let served = Served::guarded();
        let shown = Shown::new();
        shown.screen(375, Scheme::Light);
        shown.scripts(scripts);
        sign_in(&shown, &served, "Ada");
        shown.open(&served.at("/accounts"));
        let new = "seven tides over the bar";
        let fields = [("name", "Dan"), ("role", "viewer"), ("password", new), ("again", new)];
        shown.send("/accounts/new", &fields);
        shown.wait_for(".done");
        assert!(shown.text("main").contains("Dan"));
        shown.send("/accounts/role", &[("role", "admin")]);
        shown.wait_for("main > h1");
        shown.open(&served.at("/account"));
        shown.send("/account/tokens", &[("called", "nightly"), ("days", "7")]);
        shown.wait_for("#new-token");
        shown.open(&served.at("/account"));
        shown.send("/account/tokens/revoke", &[]);
        shown.wait_for(".done");
        let fields = [("current", PASSWORD), ("password", new), ("again", new)];
        shown.send("/account/password", &fields);
        shown.wait_for(".done");
        assert!(shown.text(".done").contains("Your password was changed"), "{}", shown.text(".done"));
        shown.send("/sign-out", &[]);
        shown.wait_for("#name");
    }
}

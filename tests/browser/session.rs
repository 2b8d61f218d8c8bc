//! One browser window: opening pages, running scripts in them, pressing keys.
//!
//! In: what a person would do. Out: what the page then is. It knows nothing about the site.

use crate::driver::{Driver, Programs};
use serde_json::{Value, json};
use std::path::{Path, PathBuf};
use std::time::Duration;

/// Keys that have no character of their own, in the numbers of the `WebDriver` protocol.
pub(crate) mod key {
    pub(crate) const CONTROL: char = '\u{e009}';
    pub(crate) const DOWN: char = '\u{e015}';
    pub(crate) const ENTER: char = '\u{e007}';
    pub(crate) const ESCAPE: char = '\u{e00c}';
    pub(crate) const TAB: char = '\u{e004}';
}

/// What the window looks like.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(crate) enum Screen {
    /// 1360 by 900.
    Desktop,
    /// 390 by 844, touched.
    Phone,
}

/// A window.
pub(crate) struct Session {
    driver: Driver,
    path: String,
}

impl Session {
    /// Opens a window. On a busy machine a browser now and then ends while it starts: three are tried.
    pub(crate) fn start(programs: &Programs) -> Self {
        let starts = std::iter::repeat_with(|| Self::try_start(programs));
        let session = starts
            .take(3)
            .inspect(|start| {
                if let Err(error) = start {
                    println!("no browser: {error}");
                }
            })
            .find_map(Result::ok);
        session.expect("a browser starts")
    }

    fn try_start(programs: &Programs) -> std::io::Result<Self> {
        let driver = Driver::start(programs)?;
        let options = json!({"binary": programs.browser, "args": [
            "--headless=new", "--no-sandbox", "--disable-gpu", "--no-first-run", "--disable-background-networking", "--disable-extensions", "--disable-features=BackForwardCache",
            "--disable-component-update", "--disable-sync", "--disable-dev-shm-usage", "--force-prefers-reduced-motion", "--window-size=1360,900",
        ], "perfLoggingPrefs": {"enableNetwork": true, "enablePage": false}});
        let wanted = json!({"browserName": "chrome", "goog:chromeOptions": options, "goog:loggingPrefs": {"browser": "ALL", "performance": "ALL"}});
        let answer = driver.try_call(
            "POST",
            "/session",
            &json!({"capabilities": {"alwaysMatch": wanted}}),
        )?;
        let id = answer["sessionId"].as_str().expect("a session").to_owned();
        Ok(Self {
            driver,
            path: format!("/session/{id}"),
        })
    }

    /// Shows pages on this screen from now on.
    pub(crate) fn show_on(&self, screen: Screen) {
        let is_phone = screen == Screen::Phone;
        let (width, height, scale) = if is_phone {
            (390, 844, 2)
        } else {
            (1360, 900, 1)
        };
        self.devtools(
            "Emulation.setDeviceMetricsOverride",
            &json!({"width": width, "height": height, "deviceScaleFactor": scale, "mobile": is_phone}),
        );
        self.devtools(
            "Emulation.setTouchEmulationEnabled",
            &json!({"enabled": is_phone}),
        );
    }

    fn post(&self, path: &str, body: &Value) -> Value {
        self.driver
            .call("POST", &format!("{}{path}", self.path), body)
    }

    /// Opens a file of the site, as from a folder. `page` may end with an anchor.
    pub(crate) fn open(&self, site: &Path, page: &str) {
        self.post(
            "/url",
            &json!({"url": format!("file://{}/{page}", site.display())}),
        );
    }

    /// Goes on to the next page of a walk. True when it was loaded into a new window, so that what was run in the old one is gone.
    ///
    /// Within a folder the page is written into the open document. The browser reads, styles and runs it as any other, but what was run in
    /// the window before, such as a checker, stays: that makes a walk several times faster. `folder` is the walk's memory.
    pub(crate) fn walk(&self, site: &Path, page: &str, folder: &mut Option<PathBuf>) -> bool {
        let parent = Path::new(page).parent().map(Path::to_owned);
        if *folder != parent {
            *folder = parent;
            self.open(site, page);
            return true;
        }
        let html = std::fs::read_to_string(site.join(page)).expect("the page can be read");
        let script = "var html = arguments[0], done = arguments[1];\
            document.open(); document.write(html); document.close();\
            function drawn() { requestAnimationFrame(function () { done(document.styleSheets.length > 0 && document.title); }); }\
            if (document.readyState === 'complete') drawn(); else addEventListener('load', drawn);";
        let title = self.post("/execute/async", &json!({"script": script, "args": [html]}));
        let title = title.as_str().expect("the page has its style");
        assert!(html.contains(&format!("<title>{title}</title>")), "{page}");
        false
    }

    /// Where the window is, from the last folder on.
    pub(crate) fn address(&self) -> String {
        let address = self
            .driver
            .call("GET", &format!("{}/url", self.path), &Value::Null);
        address
            .as_str()
            .expect("an address")
            .rsplit('/')
            .next()
            .unwrap_or_default()
            .to_owned()
    }

    /// The value of an expression in the page.
    pub(crate) fn eval(&self, expression: &str) -> Value {
        self.post(
            "/execute/sync",
            &json!({"script": format!("return {expression}"), "args": []}),
        )
    }

    /// The value that a script in the page hands to `done`.
    pub(crate) fn eval_later(&self, script: &str) -> Value {
        let script = format!("var done = arguments[0]; {script}");
        self.post("/execute/async", &json!({"script": script, "args": []}))
    }

    /// Waits until an expression in the page is true.
    pub(crate) fn wait(&self, expression: &str) {
        for _ in 0..100 {
            if self.eval(expression) == Value::Bool(true) {
                return;
            }
            std::thread::sleep(Duration::from_millis(20));
        }
        panic!("never became true: {expression}");
    }

    /// Presses keys one after another.
    pub(crate) fn press(&self, keys: &str) {
        let strokes = keys.chars().flat_map(|key| {
            [
                json!({"type": "keyDown", "value": key}),
                json!({"type": "keyUp", "value": key}),
            ]
        });
        self.act(&strokes.collect::<Vec<_>>());
    }

    /// Presses a key while Control is down.
    pub(crate) fn press_with_control(&self, key: char) {
        let control = key::CONTROL;
        self.act(&[
            json!({"type": "keyDown", "value": control}),
            json!({"type": "keyDown", "value": key}),
            json!({"type": "keyUp", "value": key}),
            json!({"type": "keyUp", "value": control}),
        ]);
    }

    fn act(&self, strokes: &[Value]) {
        self.post(
            "/actions",
            &json!({"actions": [{"type": "key", "id": "keyboard", "actions": strokes}]}),
        );
    }

    /// Clicks what a selector finds first.
    pub(crate) fn click(&self, selector: &str) {
        let found = self.post(
            "/element",
            &json!({"using": "css selector", "value": selector}),
        );
        let id = found
            .as_object()
            .and_then(|members| members.values().next())
            .and_then(Value::as_str)
            .expect("an element");
        self.post(&format!("/element/{id}/click"), &json!({}));
    }

    /// A command of the browser's own protocol.
    pub(crate) fn devtools(&self, command: &str, parameters: &Value) -> Value {
        self.post(
            "/goog/cdp/execute",
            &json!({"cmd": command, "params": parameters}),
        )
    }

    /// The system asks for this colour scheme from now on.
    pub(crate) fn prefer(&self, scheme: &str) {
        self.devtools(
            "Emulation.setEmulatedMedia",
            &json!({"features": [{"name": "prefers-color-scheme", "value": scheme}]}),
        );
    }

    /// What was logged since the last call: `browser` for the console, `performance` for requests and the like.
    pub(crate) fn log(&self, kind: &str) -> Vec<Value> {
        self.post("/se/log", &json!({"type": kind}))
            .as_array()
            .cloned()
            .unwrap_or_default()
    }
}

impl Drop for Session {
    fn drop(&mut self) {
        if !std::thread::panicking() {
            self.driver.call("DELETE", &self.path, &Value::Null);
        }
    }
}

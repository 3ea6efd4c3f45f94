//! A headless Chromium with a profile of its own, spoken to through WebDriver.

use fantoccini::actions::{InputSource, KeyAction, KeyActions};
use fantoccini::wd::WebDriverCompatibleCommand;
use fantoccini::{Client, ClientBuilder, Locator};
use hyper_util::client::legacy::connect::HttpConnector;
use serde_json::{Value, json};
use std::io::{BufRead, BufReader};
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::time::{Duration, Instant};
use tempfile::TempDir;
use tokio::runtime::Runtime;

/// How a machine gets what these tests need.
const REMEDY: &str = "the tests of the review page drive a real Chromium; install it \
                      (Debian: apt-get install chromium chromium-driver)";

/// Nothing that is waited for takes nearly as long.
const PATIENCE: Duration = Duration::from_secs(60);

/// One browser with one window. It ends with the value.
pub struct Browser {
    runtime: Runtime,
    client: Client,
    driver: Child,
    /// The profile, and the folder of downloads in it.
    home: TempDir,
}

impl Browser {
    /// Starts a browser with a window of 1280 by 900.
    pub fn start() -> Self {
        let mut driver = Command::new("chromedriver")
            .arg("--port=0")
            .stdin(Stdio::null())
            .stdout(Stdio::piped())
            .stderr(Stdio::null())
            .spawn()
            .unwrap_or_else(|error| panic!("chromedriver: {error}; {REMEDY}"));
        let port = port(&mut driver);
        let home = tempfile::tempdir().expect("a folder");
        std::fs::create_dir(home.path().join("downloads")).expect("a folder");
        let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build().expect("a runtime");
        let Value::Object(capabilities) = capabilities(home.path()) else { unreachable!("an object") };
        let client = runtime
            .block_on(
                ClientBuilder::new(HttpConnector::new())
                    .capabilities(capabilities)
                    .connect(&format!("http://127.0.0.1:{port}")),
            )
            .unwrap_or_else(|error| {
                let _ = driver.kill();
                panic!("Chromium does not start: {error}; {REMEDY}")
            });
        Self { runtime, client, driver, home }
    }

    /// Opens a page and waits until its script has run.
    pub fn open(&self, page: &Path) {
        let url = url::Url::from_file_path(page).expect("an absolute path");
        self.runtime.block_on(self.client.goto(url.as_str())).expect("the page opens");
        self.wait("the page is ready", || self.is("document.documentElement.dataset.ready === 'true'"));
    }

    /// Loads the page anew.
    pub fn reload(&self) {
        self.runtime.block_on(self.client.refresh()).expect("the page opens again");
        self.wait("the page is ready", || self.is("document.documentElement.dataset.ready === 'true'"));
    }

    /// What a script returns. It runs beside the page's own, with the page's policy.
    pub fn run(&self, script: &str) -> Value {
        self.runtime
            .block_on(self.client.execute(script, Vec::new()))
            .unwrap_or_else(|error| panic!("{error} in {script}"))
    }

    /// What a script hands to the function that is its last argument.
    pub fn run_async(&self, script: &str) -> Value {
        self.runtime
            .block_on(self.client.execute_async(script, Vec::new()))
            .unwrap_or_else(|error| panic!("{error} in {script}"))
    }

    /// The value of an expression as text.
    pub fn text(&self, expression: &str) -> String {
        self.run(&format!("return String({expression});")).as_str().expect("a text").to_owned()
    }

    /// The value of an expression as a number.
    pub fn number(&self, expression: &str) -> f64 {
        self.run(&format!("return Number({expression});")).as_f64().expect("a number")
    }

    /// Whether an expression is true.
    pub fn is(&self, expression: &str) -> bool {
        self.run(&format!("return Boolean({expression});")).as_bool().expect("true or false")
    }

    /// How many elements a selector finds.
    pub fn count(&self, selector: &str) -> usize {
        self.number(&format!("document.querySelectorAll({selector:?}).length")) as usize
    }

    /// Clicks with the mouse on the middle of the first element that the selector finds, after scrolling to it.
    pub fn click(&self, selector: &str) {
        self.run(&format!("document.querySelector({selector:?}).scrollIntoView({{block: 'center'}});"));
        self.runtime
            .block_on(async { self.client.find(Locator::Css(selector)).await?.click().await })
            .unwrap_or_else(|error| panic!("a click on {selector}: {error}"));
        self.settle();
    }

    /// Presses keys one after another, wherever the focus is.
    pub fn press(&self, keys: &str) {
        let actions = keys.chars().fold(KeyActions::new("keyboard".to_owned()), |actions, value| {
            actions.then(KeyAction::Down { value }).then(KeyAction::Up { value })
        });
        self.runtime.block_on(self.client.perform_actions(actions)).expect("the keys are pressed");
        self.settle();
    }

    /// Chooses an option by its value.
    pub fn choose(&self, selector: &str, value: &str) {
        self.runtime
            .block_on(async { self.client.find(Locator::Css(selector)).await?.select_by_value(value).await })
            .unwrap_or_else(|error| panic!("{value:?} of {selector}: {error}"));
        self.settle();
    }

    /// Empties a field and types into it, then waits until the page has taken it up.
    pub fn type_into(&self, selector: &str, text: &str) {
        self.runtime
            .block_on(async {
                let field = self.client.find(Locator::Css(selector)).await?;
                field.clear().await?;
                field.send_keys(text).await
            })
            .unwrap_or_else(|error| panic!("typing into {selector}: {error}"));
        // longer than the page waits for the next letter
        std::thread::sleep(Duration::from_millis(300));
        self.settle();
    }

    /// Waits until what was asked for is drawn.
    pub fn settle(&self) {
        self.run_async(
            "const done = arguments[arguments.length - 1];
             requestAnimationFrame(() => requestAnimationFrame(() => done(true)));",
        );
    }

    /// Gives the window the size of a phone's or of another screen, in CSS pixels.
    pub fn resize(&self, width: u32, height: u32) {
        let metrics = json!({"width": width, "height": height, "deviceScaleFactor": 1, "mobile": false});
        self.devtools("Emulation.setDeviceMetricsOverride", metrics);
        self.settle();
    }

    /// Sends a command of the DevTools protocol.
    pub fn devtools(&self, command: &str, parameters: Value) -> Value {
        self.command("goog/cdp/execute", json!({"cmd": command, "params": parameters}))
    }

    /// What a log has got since it was last asked for.
    pub fn log(&self, kind: &str) -> Vec<Value> {
        let Value::Array(entries) = self.command("se/log", json!({"type": kind})) else { panic!("a list") };
        entries
    }

    /// The bytes of a download with this name. It is taken away, so that the next has the same name.
    pub fn downloaded(&self, name: &str) -> Vec<u8> {
        let path = self.home.path().join("downloads").join(name);
        self.wait(&format!("{name} is there"), || path.exists());
        let bytes = std::fs::read(&path).expect("the download");
        std::fs::remove_file(&path).expect("the download goes");
        bytes
    }

    /// The address of what the browser asked a network for, and every error that the console tells.
    pub fn complaints(&self) -> Vec<String> {
        let requests = self.log("performance").into_iter().filter_map(|entry| {
            let message: Value = serde_json::from_str(entry["message"].as_str()?).ok()?;
            let message = &message["message"];
            let url = message["params"]["request"]["url"].as_str()?;
            let is_local =
                ["file:", "data:", "blob:", "about:", "chrome:"].iter().any(|own| url.starts_with(own));
            (message["method"] == "Network.requestWillBeSent" && !is_local)
                .then(|| format!("request of {url}"))
        });
        requests.chain(self.log("browser").into_iter().map(|entry| entry["message"].to_string())).collect()
    }

    fn command(&self, path: &'static str, body: Value) -> Value {
        self.runtime
            .block_on(self.client.issue_cmd(Extension { path, body }))
            .unwrap_or_else(|error| panic!("{path}: {error}"))
    }

    fn wait(&self, what: &str, is_so: impl Fn() -> bool) {
        let begin = Instant::now();
        while !is_so() {
            assert!(begin.elapsed() < PATIENCE, "waited too long until {what}");
            std::thread::sleep(Duration::from_millis(20));
        }
    }
}

impl Drop for Browser {
    fn drop(&mut self) {
        // a closed client closes its window and its Chromium; then the driver has nothing left to do
        let _ = self.runtime.block_on(self.client.clone().close());
        let _ = self.driver.kill();
        let _ = self.driver.wait();
    }
}

/// A command beyond the standard, below the address of the session.
#[derive(Debug)]
struct Extension {
    path: &'static str,
    body: Value,
}

impl WebDriverCompatibleCommand for Extension {
    fn endpoint(&self, base: &url::Url, session: Option<&str>) -> Result<url::Url, url::ParseError> {
        base.join(&format!("session/{}/{}", session.expect("a session"), self.path))
    }

    fn method_and_body(&self, _: &url::Url) -> (http::Method, Option<String>) {
        (http::Method::POST, Some(self.body.to_string()))
    }
}

/// The port that the driver says it listens on.
fn port(driver: &mut Child) -> u16 {
    let mut lines = BufReader::new(driver.stdout.take().expect("a pipe")).lines();
    let port = lines
        .by_ref()
        .map_while(Result::ok)
        .find_map(|line| line.split_once("successfully on port ")?.1.trim_end_matches('.').parse().ok())
        .unwrap_or_else(|| panic!("chromedriver tells no port; {REMEDY}"));
    // what it says later must be read, or it would wait
    std::thread::spawn(move || lines.for_each(drop));
    port
}

fn capabilities(home: &Path) -> Value {
    let arguments = [
        "--headless=new",
        "--no-sandbox",
        "--disable-gpu",
        "--disable-quic",
        "--no-first-run",
        "--disable-background-networking",
        "--disable-component-update",
        "--disable-sync",
        "--disable-dev-shm-usage",
        "--force-device-scale-factor=1",
        "--window-size=1280,900",
        "--lang=en",
    ];
    let mut arguments: Vec<String> = arguments.map(str::to_owned).into();
    arguments.push(format!("--user-data-dir={}", home.join("profile").display()));
    json!({
        "goog:chromeOptions": {
            "binary": binary(),
            "args": arguments,
            "prefs": {
                "download.default_directory": home.join("downloads"),
                "download.prompt_for_download": false,
            },
        },
        "goog:loggingPrefs": {"browser": "ALL", "performance": "ALL"},
    })
}

/// Chromium as distributions call it.
fn binary() -> PathBuf {
    let folders: Vec<PathBuf> =
        std::env::split_paths(&std::env::var_os("PATH").unwrap_or_default()).collect();
    ["chromium", "chromium-browser", "google-chrome"]
        .iter()
        .flat_map(|name| folders.iter().map(move |folder| folder.join(name)))
        .find(|path| path.is_file())
        .unwrap_or_else(|| panic!("no Chromium on the path; {REMEDY}"))
}

//! A page of 2,000 proposals is as fluid as a small one.

use crate::browser::Browser;
use crate::shelf::Shelf;

fn article(sentences: usize) -> Vec<u8> {
    (0..sentences)
        .map(|number| format!("Minister number {number} saw the the old house in the spring.\n"))
        .collect::<String>()
        .into_bytes()
}

/// Milliseconds from a key to the picture that answers it: the median of several, each with a decision.
fn answer(browser: &Browser) -> f64 {
    browser.press("j");
    let script = "const done = arguments[arguments.length - 1];
        const times = [];
        const step = () => {
          if (times.length === 21) { done(times.sort((a, b) => a - b)[10]); return; }
          const begin = performance.now();
          document.activeElement.dispatchEvent(new KeyboardEvent('keydown', {key: 'y', code: 'KeyY', bubbles: true}));
          // the frame is laid out and drawn before a message that is posted in it arrives
          requestAnimationFrame(() => {
            const channel = new MessageChannel();
            channel.port1.onmessage = () => { times.push(performance.now() - begin); step(); };
            channel.port2.postMessage(0);
          });
        };
        step();";
    browser.run_async(script).as_f64().expect("a time")
}

#[test]
fn two_thousand_proposals_stay_fluid() {
    let (small, large) = (Shelf::new([("a.txt", article(40))]), Shelf::new([("a.txt", article(2000))]));
    let browser = Browser::start();
    browser.open(&small.page());
    let small = answer(&browser);
    browser.open(&large.page());
    assert!(browser.text("document.getElementById('all-shown').textContent").starts_with("2,000 of"));
    // what the reader is far from is no element yet
    assert!(browser.count(".card") < 200, "{} cards", browser.count(".card"));
    let large = answer(&browser);
    // fifty times as many; a frame is 16 ms, and less cannot be seen
    assert!(large < 6.0 * small.max(16.0), "{large} ms after a key, {small} ms on a small page");
    browser.press(&"j".repeat(100));
    assert!(browser.is("document.activeElement.dataset.item > 100"));
    browser.type_into("#by-text", "number 1999");
    assert_eq!(browser.count(".card"), 1);
    browser.click("#clear");
    browser.click("#accept-all");
    assert!(browser.text("document.getElementById('counts').textContent").starts_with("2,000 accepted"));
    browser.press("u");
    assert!(browser.text("document.getElementById('counts').textContent").starts_with("21 accepted"));
    assert_eq!(browser.complaints(), [""; 0]);
}

//! What anybody can see, reach and hear: contrast, names of controls, sizes for fingers, small screens.

use crate::browser::Browser;
use crate::shelf::Shelf;
use serde_json::{Value, json};

/// Letters with a contrast below 4.5 to their ground, as "contrast: text", and how many texts were looked at. Grounds
/// with an alpha lie on those below them.
const CONTRASTS: &str = r"
    const channels = (color) => {
      const found = color.match(/[\d.]+/g).map(Number);
      return color.startsWith('color(') ? [...found.slice(0, 3).map((c) => 255 * c), found[3] ?? 1] : [...found.slice(0, 3), found[3] ?? 1];
    };
    const over = (top, below) => [0, 1, 2].map((i) => top[3] * top[i] + (1 - top[3]) * below[i]);
    const luminance = (color) => {
      const [r, g, b] = color.map((c) => c / 255).map((c) => (c <= 0.04045 ? c / 12.92 : ((c + 0.055) / 1.055) ** 2.4));
      return 0.2126 * r + 0.7152 * g + 0.0722 * b;
    };
    const ground = (element) => {
      const grounds = [];
      for (let at = element; at; at = at.parentElement) grounds.push(channels(getComputedStyle(at).backgroundColor));
      return grounds.reverse().reduce((below, top) => over(top, below), [255, 255, 255]);
    };
    const poor = [];
    let seen = 0;
    const look = (element, color, text) => {
      const below = ground(element);
      const [a, b] = [luminance(over(channels(color), below)), luminance(below)].sort((x, y) => y - x);
      const contrast = (a + 0.05) / (b + 0.05);
      seen += 1;
      if (contrast < 4.5) poor.push(`${contrast.toFixed(2)}: ${text.trim().slice(0, 40)} (${element.className || element.tagName})`);
    };
    const walk = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
    while (walk.nextNode()) {
      const { parentElement: element, data } = walk.currentNode;
      if (data.trim() === '' || element.closest('script, style, .hidden, noscript') || !element.checkVisibility()) continue;
      look(element, getComputedStyle(element).color, data);
    }
    for (const element of document.querySelectorAll('body *')) {
      if (!element.checkVisibility()) continue;
      for (const part of ['::before', '::after']) {
        const style = getComputedStyle(element, part);
        if (!['none', 'normal', '\x22\x22'].includes(style.content)) look(element, style.color, style.content);
      }
      if (element.placeholder) look(element, getComputedStyle(element, '::placeholder').color, element.placeholder);
      if (element.value && element.matches('input')) look(element, getComputedStyle(element).color, element.value);
    }
    return [seen, poor];
";

/// A page with everything on it: proposals in each state, suggestions, remarks, signs, an article without a patch.
fn full_page(browser: &Browser) -> Shelf {
    let corpus = |name: &str| {
        std::fs::read(std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("corpus").join(name))
            .expect("an article")
    };
    let mut long = corpus("en/almizar-desalination.txt");
    long.extend_from_slice("\n\nIn\u{ad}visible\u{202e} signs.".as_bytes());
    long.extend_from_slice(
        "\nNothing is wrong with this line of the text, which is as it should be.".repeat(40).as_bytes(),
    );
    // a doubled word, and a sentence without its capital, which is a suggestion
    long.extend_from_slice(b"\nHe saw the the house last Thursday. the officer explained that it is safe.\n");
    let shelf = Shelf::new([("one/long.txt", long), ("two.txt", corpus("en/saint-orvan-exercise.txt"))]);
    browser.open(&shelf.page());
    // a phone folds these away at first
    let open = "for (const fold of document.querySelectorAll('details')) fold.open = true;";
    browser.run(open);
    browser.choose("#by-kind", "");
    // Escape leaves the field, in which keys would be text
    browser.press("\u{e00c}jyynj");
    for state in ["open", "accepted", "rejected"] {
        assert!(browser.count(&format!(".card[data-state={state}]")) > 0, "no card is {state}");
    }
    assert!(browser.count(".card.remark") > 0 && browser.count(".card.held") > 0);
    browser.run(open);
    browser.settle();
    shelf
}

#[test]
fn letters_have_contrast_in_both_schemes() {
    let browser = Browser::start();
    let _shelf = full_page(&browser);
    for scheme in ["light", "dark"] {
        for state in ["page", "help"] {
            if state == "help" {
                browser.run("document.getElementById('help-dialog').showModal();");
            }
            let found = browser.run(CONTRASTS);
            assert!(found[0].as_u64().is_some_and(|seen| seen > 150), "{found}");
            assert_eq!(found[1], json!([]), "{scheme}, {state}");
            browser.run("document.getElementById('help-dialog').close();");
        }
        browser.click("#theme");
        browser.settle();
    }
    // the system's scheme is taken as long as nobody chooses another
    browser.run("localStorage.clear();");
    let features = json!({"features": [{"name": "prefers-color-scheme", "value": "dark"}]});
    browser.devtools("Emulation.setEmulatedMedia", features);
    browser.reload();
    let dark = "getComputedStyle(document.body).backgroundColor";
    assert_eq!(browser.text(dark), "rgb(21, 23, 26)");
    assert_eq!(browser.text("document.getElementById('theme').textContent"), "Light");
}

#[test]
fn controls_have_names_and_the_page_has_landmarks() {
    let browser = Browser::start();
    let _shelf = full_page(&browser);
    let tree = browser.devtools("Accessibility.getFullAXTree", json!({}));
    let nodes: Vec<&Value> =
        tree["nodes"].as_array().expect("nodes").iter().filter(|node| node["ignored"] == false).collect();
    let role = |node: &Value| node["role"]["value"].as_str().unwrap_or_default().to_owned();
    let name = |node: &Value| node["name"]["value"].as_str().unwrap_or_default().to_owned();
    let controls = [
        "button",
        "searchbox",
        "textbox",
        "combobox",
        "spinbutton",
        "checkbox",
        "link",
        "progressbar",
        "DisclosureTriangle",
    ];
    let named: Vec<_> = nodes.iter().filter(|node| controls.contains(&role(node).as_str())).collect();
    assert!(named.len() > 40, "{}", named.len());
    let nameless: Vec<_> = named.iter().filter(|node| name(node).trim().is_empty()).collect();
    assert!(nameless.is_empty(), "{nameless:?}");
    for landmark in ["banner", "main", "search", "navigation", "article"] {
        assert!(nodes.iter().any(|node| role(node) == landmark), "no {landmark}");
    }
    assert!(
        nodes.iter().any(|node| role(node) == "insertion")
            && nodes.iter().any(|node| role(node) == "deletion")
    );
    let text = browser.text("document.querySelector('#reader .text').textContent");
    assert!(text.contains("inserted: "), "a screen reader tells what a change is: {text}");

    let doubled = browser.run(
        "const ids = [...document.querySelectorAll('[id]')].map((e) => e.id);
         return ids.filter((id, at) => ids.indexOf(id) !== at);",
    );
    assert_eq!(doubled, json!([]), "ids are unique");
    let dangling = browser.run(
        "return ['aria-labelledby', 'aria-describedby', 'aria-controls', 'for'].flatMap((name) =>
           [...document.querySelectorAll(`[${name}]`)].filter((e) => !document.getElementById(e.getAttribute(name))).map((e) => e.outerHTML));",
    );
    assert_eq!(dangling, json!([]), "what is referred to is there");
    let levels = browser.run(
        "return [...document.querySelectorAll('main :is(h1, h2, h3, h4)')].map((e) => Number(e.tagName[1]));",
    );
    let levels: Vec<i64> = levels.as_array().expect("levels").iter().filter_map(Value::as_i64).collect();
    assert!(levels.windows(2).all(|pair| pair[1] - pair[0] <= 1), "{levels:?}");
    assert!(browser.is("document.querySelector('#reader .text').lang === 'en'"));
}

#[test]
fn a_phone_shows_everything_large_enough_for_fingers() {
    let browser = Browser::start();
    browser.resize(390, 844);
    let _shelf = full_page(&browser);
    for width in [390, 320] {
        browser.resize(width, 700);
        let wide = browser.run(
            "return [...document.querySelectorAll('body *')].filter((e) => e.checkVisibility() && !e.closest('.hidden, .skip')
               && e.getBoundingClientRect().right > innerWidth + 1).map((e) => e.outerHTML.slice(0, 120));",
        );
        assert_eq!(wide, json!([]), "what is wider than {width} pixels");
        assert!(browser.is("document.documentElement.scrollWidth <= innerWidth"), "{width}");
        let small = browser.run(
            "return [...document.querySelectorAll('button, input:not([type=checkbox]), select, summary')]
               .filter((e) => e.checkVisibility())
               .map((e) => [e.getBoundingClientRect(), e])
               .filter(([box]) => box.height < 43.9 || box.width < 43.9)
               .map(([box, e]) => `${box.width} by ${box.height}: ${e.outerHTML.slice(0, 90)}`);",
        );
        assert_eq!(small, json!([]), "what is smaller than a finger at {width} pixels");
    }
    // the card of a proposal is in sight with its text
    browser.press("kj");
    let inside = "(() => { const box = document.querySelector('.card.current').getBoundingClientRect(); return box.top >= 0 && box.bottom <= innerHeight; })()";
    assert!(browser.is(inside));
}

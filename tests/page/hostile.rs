//! Articles full of markup, control characters and lines without end: all of it is text.

use crate::browser::Browser;
use crate::shelf::Shelf;

const MARKUP: &str = "He saw the the </script><script>window.owned = 1</script> house.\n\
    He saw the the </style><style>body { display: none !important }</style> house.\n\
    He saw the the <img src=x onerror=\"window.owned = 2\"> \"quoted\" 'house' <!-- it is.\n\
    He saw the the <iframe srcdoc='<script>top.owned = 3</script>'></iframe><base href=//example.com/> house.\n\
    He saw the the &lt;svg onload=window.owned=4&gt; and the caf&amp;eacute; ]]> {{constructor}} ${window.owned = 5}.\n\
    He saw the the javascript:window.owned=6 <a href=javascript:window.owned=7 autofocus onfocus=owned=8>x</a>.\n\
    He saw the the \u{202e}txet desrever\u{202c} and \u{2066}more\u{2069} in\u{200b}visible \u{1b}[2J\u{2028}signs\u{2029}.\n\
    He saw the the e\u{301}\u{301}\u{301}\u{301}\u{301}\u{301}\u{301}\u{301}\u{301}\u{301}\u{301}\u{301} house.\n";

#[test]
fn markup_of_an_article_is_text_on_the_page() {
    let name = "<img src=x onerror=window.owned=9>\u{202e}.txt";
    let shelf =
        Shelf::new([(name, MARKUP.as_bytes().to_vec()), ("plain.txt", b"He saw the the house.".to_vec())]);
    let browser = Browser::start();
    browser.open(&shelf.page());
    browser.choose("#by-kind", "");
    browser.click("#reader .whole");
    browser.press("jyjyjn");
    browser.run("for (const why of document.querySelectorAll('details')) why.open = true;");
    browser.settle();

    assert_eq!(browser.text("typeof window.owned"), "undefined");
    for (selector, own) in [
        ("script", 1),
        ("style", 1),
        ("img, iframe, svg, base, object, embed, a:not(.skip)", 0),
        ("[onerror], [onload], [onfocus]", 0),
    ] {
        assert_eq!(browser.count(selector), own, "{selector}");
    }
    let text = browser.text("document.getElementById('reader').textContent");
    for literal in [
        "</script><script>window.owned = 1</script>",
        "</style><style>",
        "<!-- it is",
        "<iframe srcdoc='",
        "${window.owned",
    ] {
        assert!(text.contains(literal), "{literal} in {text}");
    }
    let all = browser.text("document.body.textContent");
    for control in ['\u{202e}', '\u{2066}', '\u{200b}', '\u{1b}', '\u{2028}'] {
        assert!(!all.contains(control), "{control:?} reaches the page");
    }
    for sign in ["RLO", "LRI", "ZWSP", "ESC", "LS"] {
        assert!(browser.is(&format!("[...document.querySelectorAll('#reader .text .sign')].some((e) => e.textContent === {sign:?})")), "{sign}");
    }
    assert!(
        browser.is("document.querySelector('#articles .title').textContent.startsWith('<img src=x onerror')")
    );
    assert_eq!(browser.complaints(), [""; 0]);

    // the policy would stop what the script does not do
    let refused = browser.run(
        "try { document.getElementById('reader').innerHTML = '<b>x</b>'; return false; } catch { return true; }",
    );
    assert_eq!(refused, true, "no string becomes markup");
    browser.run(
        "try {
           const own = document.createElement('button');
           own.setAttribute('onclick', 'window.owned = 10');
           document.body.append(own);
           own.click();
         } catch { /* newer browsers refuse the attribute, others its call */ }",
    );
    assert_eq!(browser.text("typeof window.owned"), "undefined");
    assert!(!browser.complaints().is_empty(), "the policy tells of it");
}

#[test]
fn a_line_of_a_megabyte_is_cut_around_its_proposals() {
    let sentence = "The minister said on Tuesday that the plan would go ahead in the spring. ";
    let mut line = sentence.repeat((1 << 20) / sentence.len());
    for at in [3, 7000, 7001, 14_000] {
        line.insert_str(at * sentence.len(), "He saw the the old house. ");
    }
    let shelf = Shelf::new([("long.txt", format!("{line}\nThe end of of the text.").into_bytes())]);
    let browser = Browser::start();
    browser.open(&shelf.page());
    assert_eq!(browser.count(".card"), 5);
    let length = || browser.number("document.getElementById('reader').textContent.length");
    assert!(length() < 12_000.0, "{}", length());
    assert!(browser.text("document.querySelector('.gap').textContent").contains("characters more"));
    assert_eq!(browser.count(".gap"), 3);
    // a fold opens part by part, and nothing is lost between the parts
    browser.click(".gap");
    assert!((50_000.0..200_000.0).contains(&length()), "{}", length());
    browser.click("#accept-all");
    browser.click("#save-patch");
    let patch = browser.downloaded("postedit.patch");
    shelf.apply("git", &["apply", "-"], &patch);
    let cleaned = format!("{line}\nThe end of of the text.").replace("the the", "the").replace("of of", "of");
    assert!(shelf.read("long.txt") == cleaned.as_bytes());
    // all text is there when the whole article is asked for and read to its end
    browser.click("#reader .whole");
    for _ in 0..200 {
        browser.run("scrollTo(0, document.body.scrollHeight);");
        browser.settle();
        if length() > line.len() as f64 {
            break;
        }
    }
    assert!(length() > line.len() as f64, "{}", length());
    assert_eq!(browser.count(".gap"), 0);
    assert_eq!(browser.complaints(), [""; 0]);
}

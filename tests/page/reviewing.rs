//! Filters, decisions, keys, and the counts that follow them.

use crate::browser::Browser;
use crate::shelf::Shelf;
use postedit::Edit;

const ARTICLES: &[&str] =
    &["en/almizar-desalination.txt", "en/saint-orvan-exercise.txt", "ru/most-verkhneozyorsk.txt"];

/// The proposals of all articles.
fn proposals(shelf: &Shelf) -> Vec<(String, Edit)> {
    let of = |(document, report): (postedit::Document, postedit::Report)| {
        let language = report.language.map_or("", postedit::Language::code).to_owned();
        assert!(!document.text().is_empty());
        report.edits.into_iter().map(move |edit| (language.clone(), edit)).collect::<Vec<_>>()
    };
    shelf.reports().into_iter().flat_map(of).collect()
}

/// The confidence in % as the page tells it: steps of a thousandth, rounded down to whole ones.
fn percent(edit: &Edit) -> f64 {
    ((f64::from(edit.confidence) * 1000.0).round() / 10.0).floor()
}

fn shown(browser: &Browser) -> usize {
    let text = browser.text("document.getElementById('all-shown').textContent");
    text.split(' ').next().and_then(|number| number.parse().ok()).unwrap_or_else(|| panic!("{text}"))
}

fn counts(browser: &Browser) -> String {
    browser.text("document.getElementById('counts').textContent")
}

#[test]
fn filters_show_what_they_say_and_counts_follow() {
    let shelf = Shelf::of_corpus(ARTICLES);
    let all = proposals(&shelf);
    let browser = Browser::start();
    browser.open(&shelf.page());
    assert_eq!(shown(&browser), all.len());

    let expect = |what: &str, admits: &dyn Fn(&str, &Edit) -> bool| {
        let number = all.iter().filter(|(language, edit)| admits(language, edit)).count();
        assert!(number > 0 && number < all.len(), "{what} tells nothing: {number}");
        assert_eq!(shown(&browser), number, "{what}");
    };
    browser.choose("#by-pass", "missing-space");
    expect("a pass", &|_, edit| edit.pass == "missing-space");
    let passes =
        browser.run("return [...document.querySelectorAll('.card .pass')].map((e) => e.textContent);");
    assert!(passes.as_array().is_some_and(|all| !all.is_empty() && all.iter().all(|p| p == "missing-space")));
    assert_eq!(browser.count("#passes tr"), 1);
    browser.choose("#by-pass", "");
    browser.choose("#by-class", "wrong_quote");
    expect("a class", &|_, edit| edit.class.name() == "wrong_quote");
    browser.choose("#by-class", "");
    browser.choose("#by-language", "ru");
    expect("a language", &|language, _| language == "ru");
    assert_eq!(browser.count("#articles li:not([hidden])"), 1);
    browser.choose("#by-language", "");
    browser.type_into("#by-most", "97");
    expect("a confidence", &|_, edit| percent(edit) <= 97.0);
    browser.type_into("#by-least", "95");
    expect("two confidences", &|_, edit| (95.0..=97.0).contains(&percent(edit)));
    browser.click("#clear");
    assert_eq!(shown(&browser), all.len());
    browser.type_into("#by-text", "ANDRADE");
    assert!((1..all.len()).contains(&shown(&browser)), "{}", shown(&browser));
    let texts = "[...document.querySelectorAll('.piece.changed .text')]";
    assert!(
        browser.is(&format!("{texts}.length > 0 && {texts}.every((e) => e.textContent.includes('Andrade'))"))
    );
    browser.type_into("#by-text", "no such word");
    assert_eq!((shown(&browser), browser.count(".card")), (0, 0));
    assert!(
        browser
            .text("document.getElementById('reader').textContent")
            .contains("No proposal passes the filters")
    );
    browser.click("#clear");

    // each choice tells how many it would show
    let option = browser.text("document.querySelector('#by-pass option[value=missing-space]').textContent");
    let number = all.iter().filter(|(_, edit)| edit.pass == "missing-space").count();
    assert_eq!(option, format!("missing-space ({number})"));
    browser.choose("#by-kind", "held");
    let held: usize = shelf.reports().iter().map(|(_, report)| report.held_back.len()).sum();
    assert!(held > 0);
    assert_eq!(shown(&browser), held);
    assert_eq!(browser.complaints(), [""; 0]);
}

#[test]
fn keys_lead_through_the_proposals() {
    let shelf = Shelf::of_corpus(ARTICLES);
    let all = proposals(&shelf).len();
    let browser = Browser::start();
    browser.open(&shelf.page());
    // by the order of the cards
    let cards = "[...document.querySelectorAll('.card')]";
    let current = || browser.number(&format!("{cards}.findIndex((e) => e.ariaCurrent === 'true')"));
    let state = |card: usize| browser.text(&format!("{cards}[{card}].dataset.state"));

    browser.press("j");
    assert_eq!(current(), 0.0);
    assert!(browser.is("document.activeElement.matches('.card[aria-current]')"), "the focus goes along");
    browser.press("jk");
    assert_eq!(current(), 0.0);
    browser.press("yn");
    assert_eq!((current(), state(0).as_str(), state(1).as_str()), (2.0, "accepted", "rejected"));
    assert_eq!(counts(&browser), format!("1 accepted, 1 rejected, {} open", counted_open(&shelf) - 2));
    browser.press("u");
    assert_eq!((current(), state(1).as_str()), (1.0, "open"));
    // on a keyboard of another script the same keys stand for the same
    browser.run(
        "document.activeElement.dispatchEvent(new KeyboardEvent('keydown', {key: 'о', code: 'KeyJ', bubbles: true}));",
    );
    browser.settle();
    assert_eq!(current(), 2.0);
    // what is typed into a field is text
    browser.press("/");
    assert!(browser.is("document.activeElement === document.getElementById('by-text')"));
    browser.press("jyn");
    assert_eq!(browser.text("document.getElementById('by-text').value"), "jyn");
    assert_eq!(counts(&browser), format!("1 accepted, 0 rejected, {} open", counted_open(&shelf) - 1));
    browser.click("#clear");
    browser.run("document.activeElement.blur();");
    browser.press("?");
    assert!(browser.is("document.getElementById('help-dialog').open"));
    browser.press("y\u{e00c}");
    assert!(!browser.is("document.getElementById('help-dialog').open"), "Escape closes it");
    assert_eq!(counts(&browser), format!("1 accepted, 0 rejected, {} open", counted_open(&shelf) - 1));
    // over the end of an article to the next, up to the last proposal
    browser.press(&"j".repeat(all + 3));
    assert_eq!(
        browser.text("document.querySelector('#articles [aria-current] .title').textContent"),
        "most-verkhneozyorsk.txt"
    );
    assert!(browser.text("document.getElementById('status').textContent").contains("last"));
    // single keys can be turned off
    browser.click("#help");
    browser.click("#keys-on");
    browser.click("#help-dialog form button");
    assert!(!browser.is("document.getElementById('help-dialog').open"));
    browser.press("y");
    assert_eq!(counts(&browser), format!("1 accepted, 0 rejected, {} open", counted_open(&shelf) - 1));
    assert_eq!(browser.complaints(), [""; 0]);
}

/// All that can be decided: suggestions held back too.
fn counted_open(shelf: &Shelf) -> usize {
    shelf.reports().iter().map(|(_, report)| report.edits.len() + report.held_back.len()).sum()
}

#[test]
fn a_pass_is_decided_at_once_and_single_decisions_stay() {
    let shelf = Shelf::of_corpus(ARTICLES);
    let all = proposals(&shelf);
    let number = all.iter().filter(|(_, edit)| edit.pass == "stray-periods").count();
    assert!(number > 2);
    let browser = Browser::start();
    browser.open(&shelf.page());
    // one of the pass is rejected before
    browser.choose("#by-pass", "stray-periods");
    browser.click(".card .reject");
    browser.choose("#by-pass", "");
    browser.click("#passes tr[data-pass='stray-periods'] .accept");
    let open = counted_open(&shelf) - number;
    assert_eq!(counts(&browser), format!("{} accepted, 1 rejected, {open} open", number - 1));
    let told = browser.text("document.getElementById('status').textContent");
    assert!(told.contains(&format!("{} proposals of stray-periods accepted", number - 1)), "{told}");
    let row =
        browser.text("document.querySelector('#passes tr[data-pass=\"stray-periods\"] td').textContent");
    assert!(row.contains(&format!("{} accepted, 1 rejected", number - 1)), "{row}");
    // one step to undo
    browser.click("#undo");
    assert_eq!(counts(&browser), format!("0 accepted, 1 rejected, {} open", open + number - 1));
    browser.click("#accept-all");
    assert_eq!(
        counts(&browser),
        format!("{} accepted, 1 rejected, {} open", all.len() - 1, counted_open(&shelf) - all.len())
    );
    browser.click("#reopen-all");
    assert_eq!(counts(&browser), format!("0 accepted, 0 rejected, {} open", counted_open(&shelf)));
    // a second press takes a decision back
    browser.click(".card .accept");
    assert!(browser.is("document.querySelector('.card .accept').getAttribute('aria-pressed') === 'true'"));
    browser.click(".card .accept");
    assert_eq!(counts(&browser), format!("0 accepted, 0 rejected, {} open", counted_open(&shelf)));
    assert_eq!(browser.complaints(), [""; 0]);
}

#[test]
fn decisions_and_colours_are_kept_for_the_same_page_only() {
    let shelf = Shelf::of_corpus(ARTICLES);
    let browser = Browser::start();
    browser.open(&shelf.page());
    browser.press("jyn");
    browser.click("#theme");
    let (decided, theme) = (counts(&browser), browser.text("document.documentElement.dataset.theme"));
    assert_eq!(theme, "dark");
    browser.reload();
    assert_eq!((counts(&browser), browser.text("document.documentElement.dataset.theme")), (decided, theme));
    let other = Shelf::of_corpus(&ARTICLES[..2]);
    browser.open(&other.page());
    assert!(counts(&browser).starts_with("0 accepted, 0 rejected"));
    assert_eq!(browser.complaints(), [""; 0]);
}

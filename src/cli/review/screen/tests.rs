//! The screen at several sizes, cell by cell.

use super::draw;
use crate::cli::review::app::{App, Flow, Targets};
use crate::cli::review::theme::Theme;
use postedit::review::{Article, Memory};
use postedit::text::Span;
use postedit::{Class, Document, Edit, Language, Level, Report};
use ratatui::Terminal;
use ratatui::backend::TestBackend;
use ratatui::crossterm::event::{KeyCode, KeyEvent, KeyModifiers};
use ratatui::style::{Color, Modifier, Style};

/// A proposal in a usual terminal.
const AT_80X24: &str = r#" corpus/list.txt:2:32                          proposal 1 of 2 · article 1 of 1
 1 of 2 · 0 accepted · 0 rejected · 2 left                 ░░░░░░░░░░░░░░   0 %
────────────────────────────────────────────────────────────────────────────────
 fused-words · fused_name · fix · 97 % · en  undecided

 The list is led by Mette [-Larsenbut-]{+Larsen, but+} the mayor of the port is
 also in it.

 - Larsenbut
 + Larsen,␣but

 a name runs into the next word
 • “Larsen” stands elsewhere in the article
 • “Larsenbut” is in no dictionary, and a comma and “but” follow names often in
   this language






────────────────────────────────────────────────────────────────────────────────

 y accept  n reject  e edit  s skip  u undo  a accept rest  ? help  q quit"#;

/// The same in a small one.
const AT_40X12: &str = r#" corpus/list.txt:2:32         1/2 · 1/1
 1/2 +0 -0 ?2      ░░░░░░░░░░░░░░   0 %
────────────────────────────────────────
 fused-words · fused_name · fix · 97 %
   · en  undecided
 … led by Mette [-Larsenbut-]{+Larsen,
 but+} the mayor of …
 - Larsenbut
 + Larsen,␣but             Space: more
────────────────────────────────────────

 y accept  n reject  ? help  q quit"#;

/// The help.
const KEYS: &str = r#" c┌ Keys ────────────────────────────────────────────────────────────────────┐1
 1│ y       accept this repair                                               │%
──│ n       reject it                                                        │──
 f│ e       write another replacement                                        │
  │ s       skip it: leave it undecided, go to the next undecided            │
 T│ u       undo the last step, also one of many decisions                   │s
 a│ a       accept this and all later ones of the article                    │
  │ d       reject this and all later ones of the article                    │
 -│ A       accept all undecided ones of this pass                           │
 +│ C       accept all undecided ones from a confidence on                   │
  │ !       never touch this word: into the word list                        │
 a│ j, ↓    next proposal, without a decision                                │
 •│ k, ↑    previous proposal                                                │
 •│ J, ]    next article                                                     │n
  │ K, [    previous article                                                 │
  │ Home    first proposal                                                   │
  │ End     last proposal                                                    │
  │ g       go to the proposal with a number                                 │
  │ /       search in changes, their neighbourhood, passes and paths         │
  │ f       filter by level, confidence, pass, class, language               │
  │ Space   scroll the reasons down                                          │
──└ ↓ more ──────────────────────────────────────────────────────────────────┘──

 j/k scroll  any other key back"#;

/// The menu of properties.
const PROPERTIES: &str = r#" corpus/list.txt:2:32                          proposal 1 of 2 · article 1 of 1
 1 of 2 · 0 acce┌ Show only ───────────────────────────────────┐░░░░░░░░░   0 %
────────────────│ state                                        │────────────────
 fused-words · f│ [ ] undecided                           2    │
                │ level                                        │
 The list is led│ [ ] fix                                 2    │ of the port is
 also in it.    │ confidence                                   │
                │ [ ] at least 50 %                       2    │
 - Larsenbut    │ [ ] at least 70 %                       2    │
 + Larsen,␣but  │ [ ] at least 85 %                       2    │
                │ [ ] at least 95 %                       2    │
 a name runs int│ pass                                         │
 • “Larsen” stan│ [ ] fused-words                         1    │
 • “Larsenbut” i│ [ ] missing-space                       1    │ names often in
   this language│ class                                        │
                │ [ ] fused_name                          1    │
                │ [ ] missing_space                       1    │
                │ language                                     │
                │ [ ] English (en)                        2    │
                └──────────────────────────────────────────────┘

────────────────────────────────────────────────────────────────────────────────

 Space choose  j/k move  ]/[ next kind  c clear  Enter done"#;

/// The end.
const END: &str = r#" corpus/list.txt:2:81                          proposal 2 of 2 · article 1 of 1
 2 of 2 · 1 accepted · 1 rejected · 0 left                 ██████████████ 100 %
────────────────────────────────────────────────────────────────────────────────
 missing-space · missing_space · fix · 97 % · en  rejected
          ┌ End of the review ───────────────────────────────────────┐
 It is [-s│                                                          │
          │ All proposals are decided.                               │
 - so.Then│ 1 accepted, 1 rejected.                                  │
 + so.␣The│                                                          │
          │ w    write 1 repair to 1 file                            │
 a name ru│ p    write a patch of them                               │
 • “Larsen│ q    end, and keep the decisions for the next time       │
 • “Larsen│ x    end, and forget all decisions                       │ often in
   this la│ u    undo the last step                                  │
          │ Esc  back to the review                                  │
          │                                                          │
          └──────────────────────────────────────────────────────────┘




────────────────────────────────────────────────────────────────────────────────

 Esc back to the review"#;

/// An article whose edits are given as `(wrong, right, pass, class)`, in the order of the text.
fn article(name: &str, text: &str, edits: &[(&str, &str, &'static str, Class)]) -> Article {
    let mut from = 0;
    let edits = edits.iter().map(|&(wrong, right, pass, class)| {
        let start = from + text[from..].find(wrong).expect("the text has it");
        from = start + wrong.len();
        Edit {
            span: Span::new(start, from),
            replacement: right.to_owned(),
            pass,
            class,
            level: Level::Fix,
            confidence: 0.97,
            message: "a name runs into the next word".to_owned(),
            evidence: vec![
                "“Larsen” stands elsewhere in the article".to_owned(),
                "“Larsenbut” is in no dictionary, and a comma and “but” follow names often in this language"
                    .to_owned(),
            ],
        }
    });
    let report = Report { edits: edits.collect(), language: Language::from_code("en"), ..Report::default() };
    Article::new(name.into(), format!("/articles/{name}"), Document::new(name, text), report)
}

fn larsen() -> Article {
    article(
        "corpus/list.txt",
        "It rained.\nThe list is led by Mette Larsenbut the mayor of the port is also in it. It is so.Then they left.\n",
        &[
            ("but", ", but", "fused-words", Class::FusedName),
            (".T", ". T", "missing-space", Class::MissingSpace),
        ],
    )
}

fn app(has_colour: bool, articles: Vec<Article>) -> App {
    let mut app = App::new(None, Memory::default(), Theme { has_colour }, Targets::default());
    app.progress = (articles.len(), articles.len());
    articles.into_iter().for_each(|article| app.add(Ok(article)));
    app
}

fn shown(app: &mut App, columns: u16, rows: u16) -> String {
    let mut terminal = Terminal::new(TestBackend::new(columns, rows)).expect("a terminal in memory");
    terminal.draw(|frame| draw(frame, app)).expect("draws");
    let lines = terminal.backend().to_string();
    let lines = lines.lines().map(|line| line.trim_matches('"').trim_end());
    lines.collect::<Vec<_>>().join("\n")
}

fn press(app: &mut App, keys: &str) -> Flow {
    keys.chars().fold(Flow::Stay, |_, c| {
        let code = match c {
            '\n' => KeyCode::Enter,
            '\x1b' => KeyCode::Esc,
            c => KeyCode::Char(c),
        };
        app.key(KeyEvent::new(code, KeyModifiers::NONE))
    })
}

#[test]
fn a_proposal_at_80x24_without_colours() {
    assert_eq!(shown(&mut app(false, vec![larsen()]), 80, 24), AT_80X24);
}

#[test]
fn a_proposal_at_40x12_without_colours() {
    assert_eq!(shown(&mut app(false, vec![larsen()]), 40, 12), AT_40X12);
}

#[test]
fn with_colours_what_goes_is_red_and_what_comes_is_green() {
    let mut app = app(true, vec![larsen()]);
    let mut terminal = Terminal::new(TestBackend::new(80, 24)).expect("a terminal in memory");
    terminal.draw(|frame| draw(frame, &mut app)).expect("draws");
    let buffer = terminal.backend().buffer();
    let of_style = |is_wanted: &dyn Fn(Style) -> bool| -> String {
        let cells = buffer.content().iter().filter(|cell| is_wanted(cell.style()));
        cells.map(|cell| cell.symbol()).collect()
    };
    let crossed = of_style(&|style| style.add_modifier.contains(Modifier::CROSSED_OUT));
    assert_eq!(crossed, "Larsenbut");
    let differing = Modifier::REVERSED | Modifier::BOLD;
    let new = |style: Style| style.fg == Some(Color::Green) && style.add_modifier.contains(differing);
    assert_eq!(of_style(&new), ",␣");
    let came = |style: Style| style.fg == Some(Color::Green) && style.add_modifier == Modifier::BOLD;
    assert_eq!(of_style(&came), "Larsen, but");
}

#[test]
fn wide_characters_and_both_directions_keep_the_lines_whole() {
    let text = "日本語の文章です。。次の文。\n👩\u{200d}🚀 flew teh rocket ❤\u{fe0f} home.\nהוא אמר שלום שלום לכולם.\n";
    let edits = [
        ("。。", "。", "doubled-punctuation", Class::DoubledMark),
        ("teh", "the", "typos", Class::Typo),
        ("שלום שלום", "שלום", "doubled-words", Class::DoubledWord),
    ];
    let mut app = app(false, vec![article("文.txt", text, &edits)]);
    let screen = shown(&mut app, 100, 16);
    assert!(screen.contains("日本語の文章です[-。。-]{+。+}次の文。"), "{screen}");
    assert!(screen.contains("文.txt:1:9"), "{screen}");
    press(&mut app, "j");
    let screen = shown(&mut app, 100, 16);
    assert!(screen.contains("👩\\u{200d}🚀 flew [-teh-]{+the+} rocket"), "{screen}");
    press(&mut app, "j");
    let screen = shown(&mut app, 100, 16);
    assert!(screen.contains("[-שלום שלום-]{+שלום+} לכולם."), "{screen}");
}

#[test]
fn a_change_of_white_space_is_seen() {
    let text = "We stood on the  ground\u{a0}here.\n";
    let edits = [
        ("  ", " ", "space-before-punctuation", Class::SpaceBeforePunct),
        ("\u{a0}", " ", "invisible-characters", Class::Invisible),
    ];
    let mut app = app(false, vec![article("a.txt", text, &edits)]);
    let screen = shown(&mut app, 80, 24);
    assert!(screen.contains("- the ␣ground") || screen.contains("[-the  ground-]"), "{screen}");
    press(&mut app, "j");
    let screen = shown(&mut app, 80, 24);
    assert!(screen.contains("ground\\u{a0}here."), "{screen}");
}

#[test]
fn the_keys_are_shown() {
    let mut app = app(false, vec![larsen()]);
    press(&mut app, "?");
    assert_eq!(shown(&mut app, 80, 24), KEYS);
    let first = shown(&mut app, 40, 12);
    press(&mut app, "   ");
    let last = shown(&mut app, 40, 12);
    assert!(first.contains("accept this repair") && first.contains("↓ more"), "{first}");
    assert!(last.contains("Ctrl-L") && !last.contains("↓ more"), "{last}");
}

#[test]
fn properties_are_chosen_from_a_list_with_counts() {
    let mut app = app(false, vec![larsen()]);
    press(&mut app, "f");
    assert_eq!(shown(&mut app, 80, 24), PROPERTIES);
    // the pass missing-space
    press(&mut app, "]]]j \n");
    assert_eq!(app.review.filter().describe(), "missing-space");
    let screen = shown(&mut app, 80, 24);
    assert!(
        screen.contains("1 proposal shown: missing-space") && screen.contains("1 of 1 shown"),
        "{screen}"
    );
    press(&mut app, "y");
    assert!(shown(&mut app, 80, 24).contains("all that the filter shows is decided"));
    press(&mut app, "fc\n");
    assert!(app.review.filter().is_empty());
}

#[test]
fn the_end_asks_what_becomes_of_it() {
    let mut app = app(false, vec![larsen()]);
    assert_eq!(press(&mut app, "y"), Flow::Stay);
    press(&mut app, "n");
    assert_eq!(shown(&mut app, 80, 24), END);
    assert_eq!(press(&mut app, "\n"), Flow::Stay, "Enter decides nothing that was not asked for");
    press(&mut app, "u");
    assert!(shown(&mut app, 80, 24).contains("1 decision taken back"));
    press(&mut app, "q");
    assert!(shown(&mut app, 80, 24).contains("1 proposal left undecided."));
    assert_eq!(press(&mut app, "q"), Flow::Leave);
}

#[test]
fn what_is_written_instead_is_seen_before_it_is_taken() {
    let mut app = app(false, vec![larsen()]);
    press(&mut app, "e");
    press(&mut app, "!");
    let screen = shown(&mut app, 80, 24);
    assert!(
        screen.contains("{+Larsen, but!+}") && screen.contains("Write instead: Larsen, but!"),
        "{screen}"
    );
    press(&mut app, "\x1b");
    assert_eq!(app.review.counts().decided(), 0);
    press(&mut app, "e!\n");
    assert_eq!(app.review.articles()[0].accepted().edits[0].replacement, "Larsen, but!");
    press(&mut app, "k");
    let screen = shown(&mut app, 80, 24);
    assert!(screen.contains("edited") && screen.contains("proposed was “, but”"), "{screen}");
}

#[test]
fn a_review_without_proposals_yet_says_so() {
    let mut app = app(false, Vec::new());
    app.progress = (3, 500);
    let screen = shown(&mut app, 80, 24);
    assert!(
        screen.contains("Analysing: 3 of 500 articles") && screen.contains("analysed 3 of 500"),
        "{screen}"
    );
    assert_eq!(press(&mut app, "ynadeuAC!fwp/g?"), Flow::Stay);
}

#[test]
fn every_screen_fits_every_size() {
    let long = format!("{} teh {}\n", "wörter ".repeat(400), "日本語".repeat(400));
    let edits = [("teh", "the", "typos", Class::Typo)];
    let wide = article("a-very-long-folder/with-a-long-name/and-a-file.txt", &long, &edits);
    let mut app = app(false, vec![larsen(), wide]);
    for keys in ["", "?", "qf", "\n", "e", "\x1b", "A", "n", "]", "e", "\x1b", "y", "!", "\x1b", "q", "\x1b"]
    {
        press(&mut app, keys);
        for (columns, rows) in [(1, 1), (2, 3), (9, 4), (17, 7), (40, 12), (61, 9), (200, 60)] {
            shown(&mut app, columns, rows);
        }
    }
}

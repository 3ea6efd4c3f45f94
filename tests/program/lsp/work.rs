//! Diagnostics, repairs and evidence while a text is written.

use super::editor::{Editor, Setup, applied, byte, counting_in, edits, position, run, under};
use crate::common::{output, root};
use async_lsp::LanguageServer;
use async_lsp::lsp_types::{
    ClientCapabilities, DiagnosticSeverity, HoverClientCapabilities, HoverContents, HoverParams,
    MarkupContent, MarkupKind, NumberOrString, Position, Range, TextDocumentClientCapabilities,
    TextDocumentIdentifier, TextDocumentPositionParams, Url, WorkspaceClientCapabilities,
    WorkspaceEditClientCapabilities,
};
use std::fs;

/// Sentences of several languages with artifacts behind characters of all lengths, and all line ends.
const ARTICLE: &str = "😀 “Ñu” — the list is led by Mette Larsenbut the mayor of the port is also in it.\r\n\
    🇪🇺 The package includes. additional equipment worth 325million dollars.\r\n\
    \r\n\
    😀😀 La ministra dijo que que el acuerdo entrará en vigor este año.La oposición protestó.\n\
    \n\
    𝔄 Der Minister sagte, dass dass die Verhandlungen weitergehen.Die Opposition war dagegen.\n";

fn uri() -> Url {
    Url::parse("file:///articles/a%20b.txt").expect("a URI")
}

const WHOLE: Range =
    Range { start: Position { line: 0, character: 0 }, end: Position { line: u32::MAX, character: 0 } };

/// What `postedit clean` makes of a text.
fn cleaned(text: &str) -> String {
    let file = tempfile::Builder::new().suffix(".txt").tempfile().expect("a file");
    fs::write(file.path(), text).expect("written");
    String::from_utf8(output(&["--stdout"], file.path())).expect("UTF-8")
}

#[test]
fn diagnostics_stand_at_their_words_in_all_units() {
    run(async {
        for units in ["utf-16", "utf-8", "utf-32"] {
            let setup = Setup { capabilities: counting_in(units), ..Setup::default() };
            let mut editor = Editor::start(setup).await;
            let agreed = editor.offer.capabilities.position_encoding.clone().expect("units");
            assert_eq!(agreed.as_str(), units);
            editor.open(&uri(), "plaintext", ARTICLE);
            let found = editor.diagnostics(&uri(), 1).await;
            let shown: Vec<_> = found
                .iter()
                .map(|d| {
                    assert_eq!(d.severity, Some(DiagnosticSeverity::WARNING));
                    assert_eq!(d.source.as_deref(), Some("postedit"));
                    let Some(NumberOrString::String(pass)) = &d.code else { panic!("{d:?}") };
                    (pass.as_str(), under(ARTICLE, d.range, units))
                })
                .collect();
            for wanted in [
                ("stray-periods", "."),
                ("doubled-words", " que"),
                ("missing-space", "año.La"),
                ("doubled-words", " dass"),
                ("missing-space", "weitergehen.Die"),
            ] {
                assert!(shown.contains(&wanted), "{wanted:?} in {shown:?}, {units}");
            }
            assert!(editor.end().await.success());
        }
    });
}

#[test]
fn all_sure_repairs_are_what_clean_makes() {
    let mut texts =
        vec![ARTICLE.to_owned(), ARTICLE.replace('\n', "\r"), String::new(), "\u{feff}".to_owned() + ARTICLE];
    for name in ["en/almizar-desalination", "es/acuerdo-brumeval", "uk/pekarnia-nyzhnia-verbka"] {
        texts.push(fs::read_to_string(root().join("corpus").join(name).with_extension("txt")).expect("read"));
    }
    run(async {
        for (units, is_versioned) in [("utf-16", false), ("utf-8", true)] {
            let edit = WorkspaceEditClientCapabilities {
                document_changes: Some(is_versioned),
                ..WorkspaceEditClientCapabilities::default()
            };
            let workspace = WorkspaceClientCapabilities {
                workspace_edit: Some(edit),
                ..WorkspaceClientCapabilities::default()
            };
            let capabilities = ClientCapabilities { workspace: Some(workspace), ..counting_in(units) };
            let mut editor = Editor::start(Setup { capabilities, ..Setup::default() }).await;
            for (number, text) in texts.iter().enumerate() {
                let uri = Url::parse(&format!("file:///articles/{number}.txt")).expect("a URI");
                editor.open(&uri, "plaintext", text);
                // asked before the analysis is there
                let actions = editor.actions(&uri, WHOLE, Some("source.fixAll")).await;
                let [action] = &actions[..] else {
                    assert!(actions.is_empty() && text.is_empty(), "{actions:?}");
                    continue;
                };
                assert_eq!(action.kind.as_ref().map(|kind| kind.as_str()), Some("source.fixAll.postedit"));
                let (edits, version) = edits(action, &uri);
                assert_eq!(version, is_versioned.then_some(1));
                assert_eq!(applied(text, &edits, units), cleaned(text));
            }
            assert!(editor.end().await.success());
        }
    });
}

#[test]
fn quick_fixes_one_by_one_lead_to_the_same_text() {
    run(async {
        let mut editor = Editor::start(Setup::default()).await;
        let (mut text, mut version) = (ARTICLE.to_owned(), 1);
        editor.open(&uri(), "plaintext", &text);
        loop {
            let found = editor.diagnostics(&uri(), version).await;
            let Some(first) = found.iter().find(|d| d.severity == Some(DiagnosticSeverity::WARNING)) else {
                break;
            };
            let actions = editor.actions(&uri(), first.range, Some("quickfix")).await;
            let fix = actions
                .iter()
                .find(|action| action.diagnostics.as_ref().is_some_and(|of| of.contains(first)));
            let fix = fix.expect("a repair of the diagnostic, which the action names");
            assert_eq!(fix.is_preferred, Some(true));
            let (edits, _) = edits(fix, &uri());
            let [edit] = &edits[..] else { panic!("one edit: {edits:?}") };
            version += 1;
            editor.change(&uri(), version, &[(edit.range, &edit.new_text)]);
            text = applied(&text, &edits, "utf-16");
            assert!(version < 30, "it does not end: {text}");
        }
        assert!(version > 6, "there was something to repair");
        assert_eq!(text, cleaned(ARTICLE));
        assert!(editor.end().await.success());
    });
}

#[test]
fn all_of_a_pass_are_repaired_at_once() {
    run(async {
        let mut editor = Editor::start(Setup::default()).await;
        editor.open(&uri(), "plaintext", ARTICLE);
        let at = position(ARTICLE, ARTICLE.find(" que que").expect("the words") + 6, "utf-16");
        let actions = editor.actions(&uri(), Range::new(at, at), None).await;
        let titles: Vec<_> = actions.iter().map(|action| action.title.as_str()).collect();
        let all = actions.iter().find(|action| action.title == "Make all 2 sure repairs of doubled-words");
        let (edits, _) = edits(all.unwrap_or_else(|| panic!("{titles:?}")), &uri());
        let wanted = ARTICLE.replace("que que", "que").replace("dass dass", "dass");
        assert_eq!(applied(ARTICLE, &edits, "utf-16"), wanted);
        assert!(titles.contains(&"“que que” → “que” (doubled-words)"), "{titles:?}");
        assert!(editor.end().await.success());
    });
}

/// Numbers that are the same in every run (Marsaglia's xorshift).
struct Random(u64);

impl Random {
    fn below(&mut self, below: usize) -> usize {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        (self.0 % below as u64) as usize
    }
}

#[test]
fn after_any_changes_the_server_has_the_text_of_the_editor() {
    const PIECES: [&str; 10] =
        ["", "", "a", "\n", "\r\n", "😀", " the the ", "ñandú ", "He said it.He left. ", "𝔄\r"];
    run(async {
        for (units, seed) in [("utf-16", 0x1234_5678_9abc_def1), ("utf-8", 0xfedc_ba98_7654_3211)] {
            let mut random = Random(seed);
            let setup = Setup { capabilities: counting_in(units), ..Setup::default() };
            let mut editor = Editor::start(setup).await;
            let mut text = ARTICLE.to_owned();
            editor.open(&uri(), "plaintext", &text);
            for version in 2..32 {
                let mut changes = Vec::new();
                for _ in 0..=random.below(4) {
                    let apart = |at: &usize| {
                        text.is_char_boundary(*at)
                            && !(text[..*at].ends_with('\r') && text[*at..].starts_with('\n'))
                    };
                    let places: Vec<usize> = (0..=text.len()).filter(apart).collect();
                    let first = random.below(places.len());
                    let last = (first + random.below(6)).min(places.len() - 1);
                    let (start, end) = (places[first], places[last]);
                    let range = Range::new(position(&text, start, units), position(&text, end, units));
                    let new = PIECES[random.below(PIECES.len())];
                    text.replace_range(start..end, new);
                    changes.push((range, new));
                }
                editor.change(&uri(), version, &changes);
            }
            let changed = editor.diagnostics(&uri(), 31).await;
            let fresh = Url::parse("file:///articles/fresh.txt").expect("a URI");
            editor.open(&fresh, "plaintext", &text);
            assert_eq!(changed, editor.diagnostics(&fresh, 1).await, "{units}");
            assert!(changed.len() > 5);
            for diagnostic in &changed {
                byte(&text, diagnostic.range.end, units);
            }
            assert!(editor.end().await.success());
        }
    });
}

#[test]
fn evidence_is_told_and_stays_text() {
    run(async {
        let hover = HoverClientCapabilities {
            content_format: Some(vec![MarkupKind::Markdown, MarkupKind::PlainText]),
            ..HoverClientCapabilities::default()
        };
        let text_document = TextDocumentClientCapabilities {
            hover: Some(hover),
            ..TextDocumentClientCapabilities::default()
        };
        let markdown =
            ClientCapabilities { text_document: Some(text_document), ..ClientCapabilities::default() };
        let text = "The list is led by Mette Larsenbut the mayor of the port is also in it.";
        for (capabilities, kind) in
            [(markdown, MarkupKind::Markdown), (ClientCapabilities::default(), MarkupKind::PlainText)]
        {
            let mut editor = Editor::start(Setup { capabilities, ..Setup::default() }).await;
            editor.open(&uri(), "plaintext", text);
            let character = text.find("senbut").expect("the word") as u32;
            let mut hover = async |character| {
                let parameters = HoverParams {
                    text_document_position_params: TextDocumentPositionParams::new(
                        TextDocumentIdentifier::new(uri()),
                        Position::new(0, character),
                    ),
                    work_done_progress_params: Default::default(),
                };
                editor.server.hover(parameters).await.expect("an answer")
            };
            let told = hover(character).await.expect("a hover");
            let HoverContents::Markup(MarkupContent { kind: told_as, value }) = told.contents else {
                panic!("{told:?}")
            };
            assert_eq!(told_as, kind);
            assert!(
                value.contains("fused-words") && value.contains("is in no English dictionary"),
                "{value}"
            );
            let arrow = if kind == MarkupKind::Markdown {
                "`Larsenbut` → `Larsen, but`"
            } else {
                "“Larsenbut” → “Larsen, but”"
            };
            assert!(value.contains(arrow), "{value}");
            assert!(hover(0).await.is_none());
            assert!(editor.end().await.success());
        }
    });
}

//! Repairs that an editor offers: one finding, all of a pass, all that are sure; and words to be left alone.

use super::capabilities::{Client, FIX_ALL};
use super::diagnostics::diagnostic;
use super::findings::{Found, Rank};
use super::never_touch;
use super::text::Text;
use super::wording;
use gen_lsp_types::{
    CodeAction, CodeActionKind, CodeActionResponse, DocumentChange, Edit,
    OptionalVersionedTextDocumentIdentifier, Range, TextDocumentEdit, TextDocumentIdentifier, TextEdit, Uri,
    WorkspaceEdit,
};
use std::collections::{HashMap, HashSet};
use std::path::Path;

/// A document with what was found in it.
#[derive(Clone, Copy, Debug)]
pub struct Target<'d> {
    pub uri: &'d Uri,
    pub version: i32,
    pub text: &'d Text,
    pub found: &'d [Found],
    /// The list for words that nothing may touch, if there is one.
    pub list: Option<&'d Path>,
}

/// The actions for a range. `only` are the kinds that are asked for; `None` asks for all.
pub fn actions(
    target: Target<'_>,
    range: Range,
    only: Option<&[CodeActionKind]>,
    client: &Client,
) -> Vec<CodeActionResponse> {
    let wants = |kind: &str| only.is_none_or(|only| only.iter().any(|asked| includes(asked.clone(), kind)));
    let mut actions = Vec::new();
    if wants("quickfix") {
        let span = target.text.span(range);
        let touches = |found: &&Found| found.shown.start <= span.end && span.start <= found.shown.end;
        let here: Vec<&Found> =
            target.found.iter().filter(touches).filter(|found| found.replacement.is_some()).collect();
        actions.extend(here.iter().map(|found| one(target, found, client)));
        let mut seen = HashSet::new();
        let kinds = here.iter().filter(|found| seen.insert((found.pass, found.rank)));
        actions.extend(kinds.filter_map(|found| all_of_pass(target, found, client)));
        if let Some(list) = target.list {
            actions.extend(never_touch::actions(target, &here, list));
        }
    }
    if wants(FIX_ALL) {
        actions.extend(all_sure(target, client));
    }
    actions.into_iter().map(CodeActionResponse::from).collect()
}

/// Whether a kind is the one that is asked for or, as `source.fixAll.postedit` below `source`, a special case of it.
fn includes(asked: CodeActionKind, kind: &str) -> bool {
    let asked = String::from(asked);
    asked.is_empty() || kind.strip_prefix(&asked).is_some_and(|rest| rest.is_empty() || rest.starts_with('.'))
}

fn one(target: Target<'_>, found: &Found, client: &Client) -> CodeAction {
    let change = wording::arrow(target.text.as_str(), found).unwrap_or_default();
    CodeAction {
        title: format!("{change} ({})", found.pass),
        kind: Some(CodeActionKind::QuickFix),
        diagnostics: Some(vec![diagnostic(target.text.as_str(), &mut target.text.ranges(), found)]),
        is_preferred: Some(found.rank == Rank::Fix),
        edit: Some(edit(target, &[found], client)),
        ..CodeAction::default()
    }
}

/// All repairs of a pass that are as sure as this one; `None` if it is the only one.
fn all_of_pass(target: Target<'_>, like: &Found, client: &Client) -> Option<CodeAction> {
    let is_alike =
        |found: &&Found| found.pass == like.pass && found.rank <= like.rank && found.replacement.is_some();
    let found: Vec<&Found> = target.found.iter().filter(is_alike).collect();
    let what = if like.rank == Rank::Fix { "sure repairs" } else { "repairs and suggestions" };
    (found.len() > 1).then(|| CodeAction {
        title: format!("Make all {} {what} of {}", found.len(), like.pass),
        kind: Some(CodeActionKind::QuickFix),
        edit: Some(edit(target, &found, client)),
        ..CodeAction::default()
    })
}

fn all_sure(target: Target<'_>, client: &Client) -> Option<CodeAction> {
    let found: Vec<&Found> = target.found.iter().filter(|found| found.rank == Rank::Fix).collect();
    let title = match found.len() {
        0 => return None,
        1 => "Make the sure repair".to_owned(),
        count => format!("Make all {count} sure repairs"),
    };
    let edit = Some(edit(target, &found, client));
    Some(CodeAction { title, kind: Some(CodeActionKind::new(FIX_ALL)), edit, ..CodeAction::default() })
}

fn edit(target: Target<'_>, found: &[&Found], client: &Client) -> WorkspaceEdit {
    let mut ranges = target.text.ranges();
    let edits = found.iter().filter_map(|found| {
        Some(TextEdit { range: ranges.of(found.span), new_text: found.replacement.clone()? })
    });
    let text_document = TextDocumentIdentifier { uri: target.uri.clone() };
    if client.has_versioned_edits {
        let edit = TextDocumentEdit {
            text_document: OptionalVersionedTextDocumentIdentifier {
                version: Some(target.version),
                text_document_identifier: text_document,
            },
            edits: edits.map(Edit::from).collect(),
        };
        let changes = vec![DocumentChange::from(edit)];
        WorkspaceEdit { document_changes: Some(changes), ..WorkspaceEdit::default() }
    } else {
        let changes = HashMap::from([(text_document.uri, edits.collect())]);
        WorkspaceEdit { changes: Some(changes), ..WorkspaceEdit::default() }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::cli::lsp::text::Units;
    use crate::cli::lsp::wording::tests::found;
    use gen_lsp_types::Position;
    use serde_json::{Value, json};

    const TEXT: &str = "teh cat saw teh dog and Teh man of teh town";

    fn asked(characters: [u32; 2], only: Option<&[&'static str]>, is_versioned: bool) -> Vec<Value> {
        let list = [
            found(0, 3, Some("the"), Rank::Fix),
            found(12, 15, Some("the"), Rank::Fix),
            found(24, 27, Some("The"), Rank::Suggestion),
            found(28, 31, None, Rank::Remark),
        ];
        let text = Text::new(TEXT.to_owned(), Units::Utf16);
        let client = Client { has_versioned_edits: is_versioned, ..Client::read(&json!({})) };
        let target =
            Target { uri: &"file:///a.txt".into(), version: 7, text: &text, found: &list, list: None };
        let [start, end] = characters.map(|character| Position { line: 0, character });
        let only: Option<Vec<_>> = only.map(|only| only.iter().copied().map(CodeActionKind::new).collect());
        let actions = actions(target, Range { start, end }, only.as_deref(), &client);
        actions.iter().map(|action| serde_json::to_value(action).expect("JSON")).collect()
    }

    fn titles(actions: &[Value]) -> Vec<&str> {
        actions.iter().map(|action| action["title"].as_str().expect("a title")).collect()
    }

    #[test]
    fn a_finding_is_repaired_alone_with_its_like_or_with_all() {
        let actions = asked([13, 13], None, false);
        assert_eq!(
            titles(&actions),
            ["“teh” → “the” (typos)", "Make all 2 sure repairs of typos", "Make all 2 sure repairs"]
        );
        assert_eq!(actions[0]["isPreferred"], true);
        assert_eq!(actions[0]["diagnostics"][0]["code"], "typos");
        let edits = &actions[0]["edit"]["changes"]["file:///a.txt"];
        let (start, end) = (json!({ "line": 0, "character": 12 }), json!({ "line": 0, "character": 15 }));
        assert_eq!(*edits, json!([{ "range": { "start": start, "end": end }, "newText": "the" }]));
        assert_eq!(actions[2]["kind"], FIX_ALL);
    }

    #[test]
    fn a_suggestion_is_offered_and_not_preferred() {
        let actions = asked([25, 25], Some(&["quickfix"]), false);
        assert_eq!(
            titles(&actions),
            ["“Teh” → “The” (typos)", "Make all 3 repairs and suggestions of typos"]
        );
        assert_eq!(actions[0]["isPreferred"], false);
        assert!(asked([29, 30], Some(&["quickfix"]), false).is_empty(), "a remark has no repair");
    }

    #[test]
    fn only_what_is_asked_for_is_offered() {
        let kinds = |only: &[&'static str]| {
            let actions = asked([13, 13], Some(only), false);
            let mut kinds: Vec<_> = actions.iter().map(|action| action["kind"].to_string()).collect();
            kinds.dedup();
            kinds.join(" ")
        };
        assert_eq!(kinds(&["quickfix"]), "\"quickfix\"");
        for all in ["source.fixAll.postedit", "source.fixAll", "source"] {
            assert_eq!(kinds(&[all]), "\"source.fixAll.postedit\"");
        }
        for other in ["source.fix", "source.organizeImports", "refactor", "source.fixAll.other", "quick"] {
            assert_eq!(kinds(&[other]), "", "{other}");
        }
        assert_eq!(kinds(&[""]), "\"quickfix\" \"source.fixAll.postedit\"");
    }

    #[test]
    fn edits_name_the_version_if_the_client_can_check_it() {
        let actions = asked([0, 0], Some(&["source.fixAll"]), true);
        let change = &actions[0]["edit"]["documentChanges"][0];
        assert_eq!(change["textDocument"], json!({ "uri": "file:///a.txt", "version": 7 }));
        assert_eq!(change["edits"].as_array().map(Vec::len), Some(2));
        assert!(actions[0]["edit"].get("changes").is_none());
    }
}

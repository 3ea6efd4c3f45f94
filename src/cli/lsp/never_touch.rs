//! Words that nothing may touch: the action that an editor offers for a word, and what is done when it is chosen.

use super::actions::Target;
use super::findings::Found;
use anyhow::{Context, Result};
use gen_lsp_types::{CodeAction, CodeActionKind, Command, ExecuteCommandParams, Uri};
use postedit::Class;
use postedit::render::escape::Visible;
use postedit::review::words_at;
use postedit::user_lexicon::add_word;
use serde_json::{Value, json};
use std::path::Path;

/// The command that adds a word to the list of the project that a document belongs to.
pub const COMMAND: &str = "postedit.neverTouch";

/// What the command is called with. It does not name the list, so that no client can have another file written.
#[derive(Debug, PartialEq, Eq)]
pub struct Wish {
    /// The document, whose project has the list.
    pub uri: Uri,
    /// The word, as it is written.
    pub word: String,
}

impl Wish {
    /// Reads the parameters of `workspace/executeCommand`; `None` if they are none of this command.
    pub fn read(parameters: ExecuteCommandParams) -> Option<Self> {
        if parameters.command != COMMAND {
            return None;
        }
        let (uri, word) = serde_json::from_value(Value::Array(parameters.arguments?)).ok()?;
        Some(Self { uri, word })
    }

    /// Adds the word to `list`, which is made if it is not there.
    ///
    /// # Errors
    /// What is no word, and a list that cannot be read or written.
    pub fn fulfil(&self, list: &Path) -> Result<()> {
        add_word(list, &self.word)
            .with_context(|| format!("“{}”, {}", Visible(&self.word), list.display()))
            .map(|_| ())
    }
}

/// An action for each word that the findings would change, to add it to `list` instead.
pub fn actions(target: Target<'_>, found: &[&Found], list: &Path) -> Vec<CodeAction> {
    let mut words: Vec<&str> = Vec::new();
    for found in found {
        let replacement = found.replacement.as_deref().unwrap_or_default();
        // of a word that stands twice one goes, whatever a list says
        if found.class == Class::DoubledWord {
            continue;
        }
        for word in words_at(target.text.as_str(), found.span, replacement) {
            if word.chars().any(char::is_alphabetic) && !words.contains(&word) {
                words.push(word);
            }
        }
    }
    let name = list.file_name().unwrap_or_default().to_string_lossy();
    words.into_iter().map(|word| action(target.uri, word, &name)).collect()
}

fn action(uri: &Uri, word: &str, list: &str) -> CodeAction {
    let title = format!("Never touch “{}” (add it to {})", Visible(word), Visible(list));
    let command = Command {
        title: title.clone(),
        tooltip: None,
        command: COMMAND.to_owned(),
        arguments: Some(vec![json!(uri), json!(word)]),
    };
    CodeAction {
        title,
        kind: Some(CodeActionKind::QuickFix),
        command: Some(command),
        ..CodeAction::default()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::cli::lsp::findings::Rank;
    use crate::cli::lsp::text::{Text, Units};
    use crate::cli::lsp::wording::tests::found;

    fn titles(text: &str, found: &[&Found]) -> Vec<String> {
        let text = Text::new(text.to_owned(), Units::Utf16);
        let target = Target { uri: &"file:///a.txt".into(), version: 1, text: &text, found: &[], list: None };
        actions(target, found, Path::new("/house/names.txt")).into_iter().map(|action| action.title).collect()
    }

    #[test]
    fn each_word_that_would_change_is_offered_once() {
        let (first, second) = (found(0, 3, Some("the"), Rank::Fix), found(8, 11, Some("the"), Rank::Fix));
        let offered = titles("teh cat teh", &[&first, &second]);
        assert_eq!(offered, ["Never touch “teh” (add it to names.txt)"]);
    }

    #[test]
    fn what_a_list_cannot_keep_is_not_offered() {
        let mut doubled = found(3, 7, Some(""), Rank::Fix);
        doubled.class = Class::DoubledWord;
        assert_eq!(titles("the the", &[&doubled]), [""; 0]);
        let space = found(7, 7, Some(" "), Rank::Fix);
        assert_eq!(titles("ground.The", &[&space]), [""; 0], "both words stay");
        let number = found(0, 2, Some("20"), Rank::Fix);
        assert_eq!(titles("2o 19", &[&number]), ["Never touch “2o” (add it to names.txt)"]);
        assert_eq!(titles("19", &[&number]), [""; 0], "a number is no word of a list");
    }

    #[test]
    fn a_wish_is_read_and_nothing_else() {
        let asked = |command: &str, arguments: Value| {
            let arguments = serde_json::from_value(arguments).expect("a list or null");
            Wish::read(ExecuteCommandParams {
                command: command.to_owned(),
                arguments,
                ..ExecuteCommandParams::default()
            })
        };
        let wish = Wish { uri: "file:///a.txt".into(), word: "Nasams".to_owned() };
        assert_eq!(asked(COMMAND, json!(["file:///a.txt", "Nasams"])), Some(wish));
        assert_eq!(asked("other.command", json!(["file:///a.txt", "Nasams"])), None);
        for arguments in [json!(null), json!([]), json!(["file:///a.txt"]), json!([7, "x"])] {
            assert_eq!(asked(COMMAND, arguments), None);
        }
    }
}

//! One line that is being written.

use super::text;
use postedit::render::escape::Visible;
use ratatui::crossterm::event::{Event, KeyCode, KeyEvent, KeyModifiers};
use tui_input::Input;
use tui_input::backend::crossterm::EventHandler;

/// What the line is for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Ask {
    /// What stands in the text instead.
    Replacement,
    /// What to search.
    Search,
    /// The number of a proposal.
    Number,
    /// The least confidence of what is accepted.
    Confidence,
    /// A word that nothing may touch.
    Word,
    /// The file for the patch.
    Patch {
        /// Whether the review ends with it.
        leave: bool,
    },
}

impl Ask {
    /// What stands before the line.
    pub fn label(self) -> &'static str {
        match self {
            Self::Replacement => "Write instead: ",
            Self::Search => "/",
            Self::Number => "Go to proposal: ",
            Self::Confidence => "Accept all from confidence: ",
            Self::Word => "Never touch: ",
            Self::Patch { .. } => "Write the patch to: ",
        }
    }
}

/// A line that is being written. Its value may hold any character; all are shown.
#[derive(Debug)]
pub struct Prompt {
    pub ask: Ask,
    input: Input,
}

impl Prompt {
    /// A prompt with a value to begin with.
    pub fn new(ask: Ask, value: String) -> Self {
        Self { ask, input: Input::new(value) }
    }

    /// What is written so far.
    pub fn value(&self) -> &str {
        self.input.value()
    }

    /// Takes a key. When the line is ended, the answer has what was written, or nothing if it was given up.
    pub fn key(&mut self, key: KeyEvent) -> Option<Option<String>> {
        match key.code {
            KeyCode::Enter => Some(Some(self.input.value().to_owned())),
            KeyCode::Esc => Some(None),
            KeyCode::Char('c' | 'g') if key.modifiers.contains(KeyModifiers::CONTROL) => Some(None),
            _ => {
                self.input.handle_event(&Event::Key(key));
                None
            }
        }
    }

    /// Inserts what was pasted, without its line ends.
    pub fn paste(&mut self, pasted: &str) {
        for c in pasted.chars().filter(|c| !matches!(c, '\n' | '\r')) {
            self.input.handle(tui_input::InputRequest::InsertChar(c));
        }
    }

    /// What is seen of the value in so many columns, and the column of the cursor in it.
    pub fn view(&self, columns: usize) -> (String, usize) {
        let value = self.input.value();
        let at = value.char_indices().nth(self.input.cursor()).map_or(value.len(), |(at, _)| at);
        let before = Visible(&value[..at]).to_string();
        let after = Visible(&value[at..]).to_string();
        // the cursor stays in sight, with a column for itself
        let before = text::tail(&before, columns.saturating_sub(1));
        let cursor = text::width(before);
        let after = text::head(&after, columns.saturating_sub(cursor));
        (format!("{before}{after}"), cursor)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn press(prompt: &mut Prompt, code: KeyCode) -> Option<Option<String>> {
        prompt.key(KeyEvent::new(code, KeyModifiers::NONE))
    }

    #[test]
    fn a_line_is_written_and_ended() {
        let mut prompt = Prompt::new(Ask::Replacement, "Larsen but".to_owned());
        for _ in 0..4 {
            press(&mut prompt, KeyCode::Left);
        }
        assert_eq!(press(&mut prompt, KeyCode::Char(',')), None);
        assert_eq!(press(&mut prompt, KeyCode::Enter), Some(Some("Larsen, but".to_owned())));
        assert_eq!(press(&mut prompt, KeyCode::Esc), Some(None));
    }

    #[test]
    fn the_cursor_stays_in_sight() {
        let prompt = Prompt::new(Ask::Search, "日本語 and more".to_owned());
        assert_eq!(prompt.view(6), (" more".to_owned(), 5));
        assert_eq!(prompt.view(40), ("日本語 and more".to_owned(), 15));
        let prompt = Prompt::new(Ask::Search, "a\u{202e}\n".to_owned());
        assert_eq!(prompt.view(40), ("a\\u{202e}\\n".to_owned(), 11));
        assert_eq!(prompt.view(0).1, 0);
    }

    #[test]
    fn what_is_pasted_stays_one_line() {
        let mut prompt = Prompt::new(Ask::Search, String::new());
        prompt.paste("one\r\ntwo");
        assert_eq!(prompt.value(), "onetwo");
    }
}

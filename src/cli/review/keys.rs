//! The keys of the review, in one table that the program and its help read.

use ratatui::crossterm::event::{KeyCode, KeyEvent, KeyModifiers};

/// What a key asks for while a proposal is shown.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Command {
    Accept,
    Reject,
    AcceptRest,
    RejectRest,
    Edit,
    Skip,
    Undo,
    Next,
    Previous,
    NextArticle,
    PreviousArticle,
    First,
    Last,
    GoTo,
    Search,
    Filter,
    AcceptPass,
    AcceptConfident,
    NeverTouch,
    Write,
    Patch,
    ScrollDown,
    ScrollUp,
    Help,
    Quit,
    Suspend,
    Redraw,
    Leave,
}

/// A command with its keys.
pub struct Binding {
    pub command: Command,
    /// The keys as they are written for a person.
    pub shown: &'static str,
    keys: &'static [KeyCode],
    /// What it does, for the help.
    pub help: &'static str,
    /// What it does, in a word, for the last line of the screen.
    pub hint: Option<&'static str>,
}

const fn binding(
    command: Command,
    shown: &'static str,
    keys: &'static [KeyCode],
    help: &'static str,
    hint: Option<&'static str>,
) -> Binding {
    Binding { command, shown, keys, help, hint }
}

/// All commands in the order of the help.
pub const BINDINGS: &[Binding] = {
    use Command::*;
    use KeyCode::{Char, Down, End, Home, Left, PageDown, PageUp, Right, Up};
    &[
        binding(Accept, "y", &[Char('y')], "accept this repair", Some("accept")),
        binding(Reject, "n", &[Char('n')], "reject it", Some("reject")),
        binding(Edit, "e", &[Char('e')], "write another replacement", Some("edit")),
        binding(
            Skip,
            "s",
            &[Char('s')],
            "skip it: leave it undecided, go to the next undecided",
            Some("skip"),
        ),
        binding(Undo, "u", &[Char('u')], "undo the last step, also one of many decisions", Some("undo")),
        binding(
            AcceptRest,
            "a",
            &[Char('a')],
            "accept this and all later ones of the article",
            Some("accept rest"),
        ),
        binding(
            RejectRest,
            "d",
            &[Char('d')],
            "reject this and all later ones of the article",
            Some("reject rest"),
        ),
        binding(AcceptPass, "A", &[Char('A')], "accept all undecided ones of this pass", None),
        binding(AcceptConfident, "C", &[Char('C')], "accept all undecided ones from a confidence on", None),
        binding(
            NeverTouch,
            "!",
            &[Char('!'), Char('r')],
            "never touch this word: into the word list",
            Some("never"),
        ),
        binding(Next, "j, ↓", &[Char('j'), Down, Right], "next proposal, without a decision", None),
        binding(Previous, "k, ↑", &[Char('k'), Up, Left], "previous proposal", None),
        binding(NextArticle, "J, ]", &[Char('J'), Char(']')], "next article", None),
        binding(PreviousArticle, "K, [", &[Char('K'), Char('[')], "previous article", None),
        binding(First, "Home", &[Home, Char('<')], "first proposal", None),
        binding(Last, "End", &[End, Char('>'), Char('G')], "last proposal", None),
        binding(GoTo, "g", &[Char('g')], "go to the proposal with a number", None),
        binding(
            Search,
            "/",
            &[Char('/')],
            "search in changes, their neighbourhood, passes and paths",
            Some("search"),
        ),
        binding(
            Filter,
            "f",
            &[Char('f')],
            "filter by level, confidence, pass, class, language",
            Some("filter"),
        ),
        binding(ScrollDown, "Space", &[Char(' '), PageDown], "scroll the reasons down", None),
        binding(ScrollUp, "b", &[Char('b'), PageUp], "scroll them up", None),
        binding(Write, "w", &[Char('w')], "write what was accepted to the files, now", None),
        binding(Patch, "p", &[Char('p')], "write what was accepted as a patch", None),
        binding(Help, "?", &[Char('?'), Char('h'), KeyCode::F(1)], "this help", Some("help")),
        binding(
            Quit,
            "q",
            &[Char('q'), KeyCode::Esc],
            "quit: write, patch, or keep the session",
            Some("quit"),
        ),
    ]
};

/// Keys with Ctrl, which the help tells last.
pub const CONTROLS: &[(&str, char, Command, &str)] = &[
    ("Ctrl-C", 'c', Command::Leave, "leave at once; the session is kept"),
    ("Ctrl-Z", 'z', Command::Suspend, "back to the shell for a while"),
    ("Ctrl-L", 'l', Command::Redraw, "draw the screen anew"),
];

/// What a key asks for.
pub fn command(key: KeyEvent) -> Option<Command> {
    if key.modifiers.contains(KeyModifiers::CONTROL) {
        let found = CONTROLS.iter().find(|(_, letter, ..)| key.code == KeyCode::Char(*letter));
        return found.map(|(_, _, command, _)| *command);
    }
    BINDINGS.iter().find(|binding| binding.keys.contains(&key.code)).map(|binding| binding.command)
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::collections::HashSet;

    #[test]
    fn no_key_has_two_meanings() {
        let mut seen = HashSet::new();
        for key in BINDINGS.iter().flat_map(|binding| binding.keys) {
            assert!(seen.insert(key), "{key:?}");
        }
    }

    #[test]
    fn the_documentation_has_every_key() {
        let page = include_str!("../../../docs/review.md");
        for shown in BINDINGS.iter().map(|binding| binding.shown).chain(CONTROLS.iter().map(|c| c.0)) {
            for key in shown.split(", ") {
                assert!(page.contains(&format!("`{key}`")), "docs/review.md lacks the key {key}");
            }
        }
    }
}

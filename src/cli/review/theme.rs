//! How the parts of the screen look, with and without colours.

use ratatui::style::{Color, Modifier, Style};

/// The styles of the screen.
#[derive(Clone, Copy, Debug)]
pub struct Theme {
    /// Whether colours may be used; without them, signs and the modifiers of the terminal tell the same.
    pub has_colour: bool,
}

impl Theme {
    fn coloured(self, colour: Color) -> Style {
        if self.has_colour { Style::new().fg(colour) } else { Style::new() }
    }

    /// Text that goes.
    pub fn deleted(self) -> Style {
        self.coloured(Color::Red).add_modifier(Modifier::CROSSED_OUT)
    }

    /// Text that comes.
    pub fn inserted(self) -> Style {
        self.coloured(Color::Green).add_modifier(Modifier::BOLD)
    }

    /// The line before the change.
    pub fn before(self) -> Style {
        self.coloured(Color::Red)
    }

    /// The line after it.
    pub fn after(self) -> Style {
        self.coloured(Color::Green)
    }

    /// What differs in either line.
    pub fn differing(self, line: Style) -> Style {
        line.add_modifier(Modifier::REVERSED | Modifier::BOLD)
    }

    /// The bar at the top.
    pub fn bar(self) -> Style {
        Style::new().add_modifier(Modifier::REVERSED)
    }

    /// What stands out in a line.
    pub fn strong(self) -> Style {
        Style::new().add_modifier(Modifier::BOLD)
    }

    /// What stands back.
    pub fn faint(self) -> Style {
        Style::new().add_modifier(Modifier::DIM)
    }

    /// Keys in hints and menus.
    pub fn key(self) -> Style {
        self.coloured(Color::Cyan).add_modifier(Modifier::BOLD)
    }

    /// What went wrong.
    pub fn failure(self) -> Style {
        self.coloured(Color::Red).add_modifier(Modifier::BOLD)
    }

    /// What asks for an answer.
    pub fn question(self) -> Style {
        self.coloured(Color::Yellow).add_modifier(Modifier::BOLD)
    }
}

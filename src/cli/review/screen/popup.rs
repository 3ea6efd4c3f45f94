//! What lies over the proposal: the keys, the menu of properties, the end of the review.

use crate::cli::review::app::{App, Mode};
use crate::cli::review::filter_menu::FilterMenu;
use crate::cli::review::keys::{BINDINGS, CONTROLS};
use crate::cli::review::text;
use crate::cli::review::theme::Theme;
use crate::cli::summary::counted;
use ratatui::Frame;
use ratatui::layout::Rect;
use ratatui::text::{Line, Span};
use ratatui::widgets::{Block, Clear, Paragraph};

/// Draws what lies over the proposal, if anything does.
pub fn draw(frame: &mut Frame<'_>, app: &mut App) {
    let theme = app.theme;
    match &mut app.mode {
        Mode::Helping(line) => {
            let lines = help(theme);
            let area = area(frame, 76, lines.len() + 2);
            *line = (*line).min(lines.len().saturating_sub(inner_rows(area)));
            window(frame, area, "Keys", &lines, *line);
        }
        Mode::Filtering(menu) => {
            let (lines, at) = filter(theme, menu, app.review.filter());
            let area = area(frame, 48, lines.len() + 2);
            let first = (at + 2).saturating_sub(inner_rows(area));
            window(frame, area, "Show only", &lines, first);
        }
        Mode::Finishing => {
            let lines = finish(app);
            let area = area(frame, 60, lines.len() + 2);
            window(frame, area, "End of the review", &lines, 0);
        }
        Mode::Reading | Mode::Asking(_) | Mode::Confirming(..) => {}
    }
}

/// The midst of the screen above the keys, of so many columns and rows at most.
fn area(frame: &Frame<'_>, columns: u16, rows: usize) -> Rect {
    let screen = frame.area();
    let width = columns.min(screen.width);
    let height = u16::try_from(rows).unwrap_or(u16::MAX).min(screen.height.saturating_sub(2));
    Rect {
        x: screen.x + (screen.width - width) / 2,
        y: screen.y + screen.height.saturating_sub(2 + height) / 2,
        width,
        height,
    }
}

fn inner_rows(area: Rect) -> usize {
    usize::from(area.height).saturating_sub(2)
}

fn window(frame: &mut Frame<'_>, area: Rect, title: &str, lines: &[Line<'_>], first: usize) {
    frame.render_widget(Clear, area);
    let block = Block::bordered().title(format!(" {title} "));
    let rows = inner_rows(area);
    let shown: Vec<Line<'_>> = lines.iter().skip(first).take(rows).cloned().collect();
    let block = if lines.len() > first + rows { block.title_bottom(" ↓ more ") } else { block };
    frame.render_widget(Paragraph::new(shown).block(block), area);
}

fn help(theme: Theme) -> Vec<Line<'static>> {
    let keys = BINDINGS.iter().map(|binding| (binding.shown, binding.help));
    keys.chain(CONTROLS.iter().map(|(shown, _, _, help)| (*shown, *help)))
        .map(|(shown, help)| {
            Line::from(vec![Span::styled(format!(" {shown:<7} "), theme.key()), Span::raw(help.to_owned())])
        })
        .collect()
}

/// The lines of the menu, and which of them the reviewer is at.
fn filter(theme: Theme, menu: &FilterMenu, filter: &postedit::review::Filter) -> (Vec<Line<'static>>, usize) {
    let mut lines = Vec::new();
    let mut at = 0;
    let mut kind = "";
    for (index, (facet, count)) in menu.facets().iter().enumerate() {
        if facet.kind() != kind {
            kind = facet.kind();
            lines.push(Line::styled(format!(" {kind}"), theme.faint()));
        }
        let mark = if filter.has(*facet) { "x" } else { " " };
        let name = text::head_cut(&facet.name(), 30);
        let fill = " ".repeat(31 - text::width(&name));
        let line = format!(" [{mark}] {name}{fill}{count:>6}  ");
        if index == menu.at() {
            at = lines.len();
            lines.push(Line::styled(line, theme.bar()));
        } else {
            lines.push(Line::raw(line));
        }
    }
    (lines, at)
}

fn finish(app: &App) -> Vec<Line<'static>> {
    let theme = app.theme;
    let counts = app.review.counts();
    let files = app.review.articles().iter().filter(|article| article.has_accepted()).count();
    let state = if counts.undecided == 0 {
        "All proposals are decided.".to_owned()
    } else {
        format!("{} left undecided.", counted(counts.undecided, "proposal"))
    };
    let mut lines = vec![Line::default(), Line::styled(format!(" {state}"), theme.strong())];
    lines.push(Line::raw(format!(" {} accepted, {} rejected.", counts.accepted, counts.rejected)));
    if counts.written > 0 {
        lines.push(Line::raw(format!(" {} written already.", counted(counts.written, "repair"))));
    }
    lines.push(Line::default());
    let entry = |key: &str, text: String| {
        Line::from(vec![Span::styled(format!(" {key:<5}"), theme.key()), Span::raw(text)])
    };
    if counts.accepted > 0 {
        let repairs = counted(counts.accepted, "repair");
        let files = counted(files, "file");
        let enter = |is_first: bool| if is_first { " (Enter)" } else { "" };
        let write = enter(app.targets.write);
        lines.push(entry("w", format!("write {repairs} to {files}{write}")));
        let patch = enter(app.targets.patch.is_some() && !app.targets.write);
        lines.push(entry("p", format!("write a patch of them{patch}")));
    }
    lines.push(entry("q", "end, and keep the decisions for the next time".to_owned()));
    lines.push(entry("x", "end, and forget all decisions".to_owned()));
    lines.push(entry("u", "undo the last step".to_owned()));
    lines.push(entry("Esc", "back to the review".to_owned()));
    lines.push(Line::default());
    lines
}

//! What is seen: a bar with the place, the progress, the proposal, what happened last, and the keys.

mod popup;
mod proposal;
#[cfg(test)]
mod tests;

use super::app::{App, Mode};
use super::keys::BINDINGS;
use super::text;
use postedit::render::escape::Visible;
use postedit::review::Counts;
use ratatui::Frame;
use ratatui::layout::{Constraint, Layout, Rect};
use ratatui::style::Style;
use ratatui::text::{Line, Span};
use ratatui::widgets::Paragraph;

/// Columns of the bar of progress.
const GAUGE: usize = 14;

/// Draws all.
pub fn draw(frame: &mut Frame<'_>, app: &mut App) {
    let [bar, progress, rule, body, last_rule, status, keys] = Layout::vertical([
        Constraint::Length(1),
        Constraint::Length(1),
        Constraint::Length(1),
        Constraint::Min(1),
        Constraint::Length(1),
        Constraint::Length(1),
        Constraint::Length(1),
    ])
    .areas(frame.area());
    draw_bar(frame, app, bar);
    draw_progress(frame, app, progress);
    for rule in [rule, last_rule] {
        let line = "─".repeat(rule.width.into());
        frame.render_widget(Paragraph::new(line).style(app.theme.faint()), rule);
    }
    let body = indented(body);
    proposal::draw(frame, app, body);
    draw_status(frame, app, status);
    draw_keys(frame, app, keys);
    popup::draw(frame, app);
}

/// The area without a column on either side.
fn indented(area: Rect) -> Rect {
    let by = u16::from(area.width > 20);
    Rect { x: area.x + by, width: area.width - 2 * by, ..area }
}

fn columns(area: Rect) -> usize {
    area.width.into()
}

/// A line with one text at its left and one at its right end; the left one is cut if there is no room for both.
fn two_ends<'t>(left: &str, right: String, columns: usize) -> Line<'t> {
    let room = columns.saturating_sub(text::width(&right) + 2);
    let left = text::tail_cut(left, room);
    let gap = columns.saturating_sub(text::width(&left) + text::width(&right) + 1);
    Line::from(format!(" {left}{}{right}", " ".repeat(gap)))
}

fn draw_bar(frame: &mut Frame<'_>, app: &App, area: Rect) {
    let columns = columns(area).saturating_sub(1);
    let place = app.review.place();
    let line = match app.review.current() {
        Some((article, proposal)) => {
            let (line, column) = article.document().position(proposal.edit.span.start);
            let path = Visible(&article.path().to_string_lossy()).to_string();
            let number = place.article + 1;
            let all = app.review.articles().len();
            let here = article.proposals().len();
            let right = if columns >= 70 {
                format!("proposal {} of {here} · article {number} of {all}", place.proposal + 1)
            } else {
                format!("{}/{here} · {number}/{all}", place.proposal + 1)
            };
            two_ends(&format!("{path}:{line}:{column}"), right, columns)
        }
        None => Line::from(" postedit review"),
    };
    frame.render_widget(Paragraph::new(line).style(app.theme.bar()), area);
}

fn draw_progress(frame: &mut Frame<'_>, app: &App, area: Rect) {
    let counts = app.review.counts();
    let columns = columns(area);
    let percent = counts.decided() * 100 / counts.all().max(1);
    let gauge = format!("{} {percent:>3} % ", bar(counts, GAUGE));
    let (number, shown) = app.review.ordinal();
    let filtered = if app.review.filter().is_empty() { "" } else { " shown" };
    let (read, all) = app.progress;
    let analysing = if read < all { format!(" · analysed {read} of {all}") } else { String::new() };
    let is_wide = columns >= 70;
    let left = if is_wide {
        let written =
            if counts.written > 0 { format!(" · {} written", counts.written) } else { String::new() };
        format!(
            "{number} of {shown}{filtered} · {} accepted · {} rejected · {} left{written}{analysing}",
            counts.accepted, counts.rejected, counts.undecided
        )
    } else {
        format!("{number}/{shown} +{} -{} ?{}", counts.accepted, counts.rejected, counts.undecided)
    };
    let room = columns.saturating_sub(2);
    let right =
        if text::width(&left) + text::width(&gauge) <= room { gauge } else { format!("{percent} % ") };
    let left = text::head_cut(&left, room.saturating_sub(text::width(&right)));
    frame.render_widget(Paragraph::new(two_ends(&left, right, columns)), area);
}

/// A bar of the decided part.
fn bar(counts: Counts, columns: usize) -> String {
    let full = counts.decided() * columns / counts.all().max(1);
    format!("{}{}", "█".repeat(full), "░".repeat(columns - full))
}

fn draw_status(frame: &mut Frame<'_>, app: &App, area: Rect) {
    let columns = columns(area).saturating_sub(1);
    if let Mode::Asking(prompt) = &app.mode {
        let label = text::head_cut(prompt.ask.label(), columns / 2);
        let start = text::width(&label) + 1;
        let (value, cursor) = prompt.view(columns.saturating_sub(start));
        let line = Line::from(vec![
            Span::styled(format!(" {label}"), app.theme.question()),
            Span::styled(value, app.theme.strong()),
        ]);
        frame.render_widget(Paragraph::new(line), area);
        let x = area.x + u16::try_from(start + cursor).unwrap_or(u16::MAX).min(area.width.saturating_sub(1));
        frame.set_cursor_position((x, area.y));
        return;
    }
    let (text, style) = match &app.mode {
        Mode::Confirming(question, _) => (format!("{question} y/n"), app.theme.question()),
        _ if app.status.is_failure => (app.status.text.clone(), app.theme.failure()),
        _ => (app.status.text.clone(), Style::new()),
    };
    let text = match &app.mode {
        // the end of a question says what the answers are
        Mode::Confirming(..) => text::tail_cut(&text, columns),
        _ => text::head_cut(&text, columns),
    };
    frame.render_widget(Paragraph::new(Line::styled(format!(" {text}"), style)), area);
}

fn draw_keys(frame: &mut Frame<'_>, app: &App, area: Rect) {
    let hints: Vec<(&str, &str)> = match &app.mode {
        Mode::Reading => {
            let hints = BINDINGS.iter().filter_map(|binding| Some((binding.shown, binding.hint?)));
            let (last, first): (Vec<_>, Vec<_>) =
                hints.partition(|(_, hint)| matches!(*hint, "help" | "quit"));
            return draw_hints(frame, app, area, &first, &last);
        }
        Mode::Asking(_) => vec![("Enter", "take"), ("Esc", "cancel")],
        Mode::Confirming(..) => vec![("y", "yes"), ("n", "no")],
        Mode::Filtering(_) => {
            vec![
                ("Space", "choose"),
                ("j/k", "move"),
                ("]/[", "next kind"),
                ("c", "clear"),
                ("Enter", "done"),
            ]
        }
        Mode::Helping(_) => vec![("j/k", "scroll"), ("any other key", "back")],
        Mode::Finishing => vec![("Esc", "back to the review")],
    };
    draw_hints(frame, app, area, &hints, &[]);
}

/// As many of the first hints as there is room for, and all of the last ones.
fn draw_hints(frame: &mut Frame<'_>, app: &App, area: Rect, first: &[(&str, &str)], last: &[(&str, &str)]) {
    let needed = |(key, hint): &(&str, &str)| text::width(key) + text::width(hint) + 3;
    let mut room = columns(area).saturating_sub(1 + last.iter().map(needed).sum::<usize>());
    let fitting = first.iter().take_while(|hint| {
        let fits = needed(hint) <= room;
        room = room.saturating_sub(needed(hint));
        fits
    });
    let mut spans = vec![Span::raw(" ")];
    for (key, hint) in fitting.chain(last) {
        spans.push(Span::styled((*key).to_owned(), app.theme.key()));
        spans.push(Span::raw(format!(" {hint}  ")));
    }
    frame.render_widget(Paragraph::new(Line::from(spans)), area);
}

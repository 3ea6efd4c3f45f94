//! The proposal in the midst of the screen.

use super::columns;
use crate::cli::review::app::{App, Mode};
use crate::cli::review::prompt::Ask;
use crate::cli::review::text::{self, wrap};
use crate::cli::review::theme::Theme;
use postedit::Level;
use postedit::render::escape::Visible;
use postedit::review::{Article, Decision, Proposal, excerpt};
use postedit::text::Span as Place;
use ratatui::Frame;
use ratatui::layout::Rect;
use ratatui::text::{Line, Span};
use ratatui::widgets::Paragraph;

/// Lines of the sentence at most, of what is left of the screen by the other parts.
const SENTENCE_LINES: usize = 8;
/// Columns of a changed stretch at most; the middle of a longer one is left out.
const CHANGE: usize = 240;

/// Draws the proposal at hand, scrolled as the reviewer wants it.
pub fn draw(frame: &mut Frame<'_>, app: &mut App, area: Rect) {
    let lines = match app.review.current() {
        Some((article, proposal)) => lines(app, article, proposal, area),
        None => waiting(app),
    };
    let most = lines.len().saturating_sub(area.height.into());
    app.scroll = app.scroll.min(most);
    let below = lines.len() - app.scroll > area.height.into();
    let shown: Vec<Line<'_>> = lines.into_iter().skip(app.scroll).take(area.height.into()).collect();
    frame.render_widget(Paragraph::new(shown), area);
    if below && area.height > 0 {
        let more = " Space: more ";
        let width = u16::try_from(more.len()).unwrap_or(0).min(area.width);
        let corner = Rect { x: area.right() - width, y: area.bottom() - 1, width, height: 1 };
        frame.render_widget(Paragraph::new(more).style(app.theme.faint()), corner);
    }
}

fn waiting(app: &App) -> Vec<Line<'static>> {
    let (read, all) = app.progress;
    let text = if read < all {
        format!("Analysing: {read} of {all} articles, nothing is proposed yet.")
    } else if app.review.counts().written > 0 {
        "All that was accepted is written, and nothing is left.".to_owned()
    } else {
        "Nothing is proposed.".to_owned()
    };
    vec![Line::default(), Line::from(text)]
}

/// What is changed and what it becomes: while a replacement is being written, that one.
fn change(app: &App, article: &Article, proposal: &Proposal) -> (Place, String) {
    if let Mode::Asking(prompt) = &app.mode
        && prompt.ask == Ask::Replacement
    {
        let rewrite = article.rewritable(app.review.place().proposal);
        return (rewrite.span, prompt.value().to_owned());
    }
    let (span, replacement) = proposal.change();
    (span, replacement.to_owned())
}

fn lines(app: &App, article: &Article, proposal: &Proposal, area: Rect) -> Vec<Line<'static>> {
    let theme = app.theme;
    let columns = columns(area);
    let (span, replacement) = change(app, article, proposal);
    let document = article.document().text();
    let wide = article.words_around(span);
    let old = wide.of(document);
    let new = format!("{}{replacement}{}", &document[wide.start..span.start], &document[span.end..wide.end]);

    let mut lines = heading(theme, article, proposal, columns);
    let roomy = area.height >= 12;
    if roomy {
        lines.push(Line::default());
    }
    let room = usize::from(area.height).saturating_sub(if roomy { 10 } else { 4 }).clamp(1, SENTENCE_LINES);
    lines.extend(sentence(theme, article, span, wide, &new, columns, room));
    if roomy {
        lines.push(Line::default());
    }
    lines.extend(before_and_after(theme, old, &new, columns));
    if roomy {
        lines.push(Line::default());
    }
    lines.extend(reasons(theme, proposal, columns));
    lines
}

/// Pass, class, level, confidence, language, and the decision if there is one.
fn heading(theme: Theme, article: &Article, proposal: &Proposal, columns: usize) -> Vec<Line<'static>> {
    let edit = &proposal.edit;
    let level = match edit.level {
        Level::Fix => "fix",
        Level::Suggest => "suggestion",
    };
    let language = article.language().map_or("", |language| language.code());
    let decision = proposal.decision();
    let style = match decision {
        Decision::Undecided => theme.faint(),
        Decision::Rejected => theme.before().patch(theme.strong()),
        Decision::Accepted | Decision::Edited(_) => theme.after().patch(theme.strong()),
    };
    let mut parts = vec![
        Span::styled(edit.pass, theme.strong()),
        Span::raw(format!(
            " · {} · {level} · {} % · {language}  ",
            edit.class.name(),
            // rounded down, for what is nearly sure is not sure
            (edit.confidence * 10_000.0).round() as u32 / 100
        )),
    ];
    parts.push(Span::styled(decision.name(), style));
    wrap(&parts, columns, "  ")
}

/// The sentence with what goes and what comes in its place.
fn sentence(
    theme: Theme,
    article: &Article,
    change: Place,
    wide: Place,
    new: &str,
    columns: usize,
    lines: usize,
) -> Vec<Line<'static>> {
    let document = article.document().text();
    let found = excerpt(article, change);
    let around = Place::new(found.span.start.min(wide.start), found.span.end.max(wide.end));
    let mut before = text::unchanged(&document[around.start..wide.start]);
    let mut after = text::unchanged(&document[wide.end..around.end]);
    if found.is_cut_before {
        before.insert(0, '…');
    }
    if found.is_cut_after {
        after.push('…');
    }
    let room = columns * lines;
    let most = CHANGE.min(room / 3).max(8);
    let mut old = text::middle_cut(&text::changed(wide.of(document)), most);
    let mut new = text::middle_cut(&text::changed(new), most);
    if !theme.has_colour {
        // as `git diff --word-diff` marks them
        old = format!("[-{old}-]");
        new = format!("{{+{new}+}}");
    } else if !old.is_empty() && !new.is_empty() {
        old.push(' ');
    }
    let is_deleted = !old.is_empty();
    // lines are not filled to their ends, so not all of the room can be used
    let rest = room.saturating_sub(text::width(&old) + text::width(&new) + columns / 4 * lines) / 2;
    let after_room = rest + rest.saturating_sub(text::width(&before));
    let before_room = rest + rest.saturating_sub(text::width(&after));
    let old_text = old.trim_end_matches(' ').to_owned();
    let gap = &old[old_text.len()..];
    let mut parts = vec![Span::raw(text::tail_cut(before.trim_start(), before_room))];
    if is_deleted {
        parts.push(Span::styled(old_text, theme.deleted()));
        parts.push(Span::raw(gap.to_owned()));
    }
    parts.push(Span::styled(new, theme.inserted()));
    parts.push(Span::raw(text::head_cut(after.trim_end(), after_room)));
    wrap(&parts, columns, "")
}

/// The words before and after, with what differs in them.
fn before_and_after(theme: Theme, old: &str, new: &str, columns: usize) -> Vec<Line<'static>> {
    let (start, end) = text::in_common(old, new);
    [("- ", old, theme.before()), ("+ ", new, theme.after())]
        .into_iter()
        .flat_map(|(sign, side, style)| {
            let room = columns.saturating_sub(2).max(8);
            let differing =
                text::middle_cut(&text::changed(&side[start..side.len() - end]), CHANGE.min(room * 2));
            let before = text::tail_cut(&text::unchanged(&side[..start]), room);
            let after = text::head_cut(&text::unchanged(&side[side.len() - end..]), room);
            let parts = [
                Span::styled(sign, style),
                Span::styled(before, style),
                Span::styled(differing, theme.differing(style)),
                Span::styled(after, style),
            ];
            wrap(&parts, columns, "  ")
        })
        .collect()
}

fn reasons(theme: Theme, proposal: &Proposal, columns: usize) -> Vec<Line<'static>> {
    let edit = &proposal.edit;
    let message = text::unchanged(&edit.message);
    let mut lines = wrap(&[Span::styled(message, theme.strong())], columns, "");
    if let Decision::Edited(_) = proposal.decision() {
        let proposed = format!("proposed was “{}”", Visible(&edit.replacement));
        lines.extend(wrap(&[Span::raw(proposed)], columns, ""));
    }
    for reason in &edit.evidence {
        lines.extend(wrap(&[Span::raw(format!("• {}", text::unchanged(reason)))], columns, "  "));
    }
    lines
}

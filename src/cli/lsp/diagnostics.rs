//! Findings as diagnostics.

use super::findings::{Analysis, Found, Rank};
use super::text::{Ranges, Text};
use super::wording;
use gen_lsp_types::{Diagnostic, DiagnosticSeverity};
use postedit::render::escape::Visible;
use postedit::text::Span;
use serde_json::json;

/// Who speaks.
const SOURCE: &str = "postedit";

/// All that is to be shown of an analysis of `text`.
pub fn diagnostics(text: &Text, analysis: &Analysis) -> Vec<Diagnostic> {
    let mut ranges = text.ranges();
    match analysis {
        Analysis::Done(found) => {
            found.iter().map(|found| diagnostic(text.as_str(), &mut ranges, found)).collect()
        }
        Analysis::Syntax(at, message) => vec![Diagnostic {
            range: ranges.of(Span::at(*at)),
            severity: Some(DiagnosticSeverity::Information),
            code: Some("syntax".to_owned().into()),
            source: Some(SOURCE.to_owned()),
            message: Visible(message).to_string().into(),
            ..Diagnostic::default()
        }],
        Analysis::Failed(_) => Vec::new(),
    }
}

/// One finding. Its data is the edit, for programs that read diagnostics.
pub fn diagnostic(text: &str, ranges: &mut Ranges<'_>, found: &Found) -> Diagnostic {
    let mut message = Visible(&found.message).to_string();
    if let Some(change) = wording::arrow(text, found) {
        message = format!("{message}: {change}");
    }
    let severity = match found.rank {
        Rank::Fix => DiagnosticSeverity::Warning,
        Rank::Suggestion => DiagnosticSeverity::Information,
        Rank::Remark => DiagnosticSeverity::Hint,
    };
    Diagnostic {
        range: ranges.of(found.shown),
        severity: Some(severity),
        code: Some(found.pass.to_owned().into()),
        source: Some(SOURCE.to_owned()),
        message: message.into(),
        data: Some(json!({
            "level": found.rank.name(),
            // in steps of a thousandth, as in all reports
            "confidence": (f64::from(found.confidence) * 1000.0).round() / 1000.0,
            "range": ranges.of(found.span),
            "newText": found.replacement,
        })),
        ..Diagnostic::default()
    }
}

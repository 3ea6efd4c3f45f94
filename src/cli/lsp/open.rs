//! An open document, and the answers to requests about it.

use super::actions::{Target, actions};
use super::capabilities::Client;
use super::configuration::Configuration;
use super::diagnostics::diagnostics;
use super::findings::{Analysis, Found};
use super::hover::hover;
use super::peer::Peer;
use super::text::Text;
use gen_lsp_types::{
    CodeActionParams, DocumentDiagnosticReport, FullDocumentDiagnosticReport, HoverParams,
    RelatedFullDocumentDiagnosticReport, RelatedUnchangedDocumentDiagnosticReport,
    UnchangedDocumentDiagnosticReport, Uri,
};
use lsp_server::RequestId;

/// An open document.
#[derive(Debug)]
pub struct Open {
    pub text: Text,
    pub version: i32,
    /// What the editor calls its language.
    pub language: String,
    /// Tells this state of text and settings from all others.
    pub revision: u64,
    /// What was found in this state; `None` until it is analysed.
    pub analysis: Option<Analysis>,
    /// Requests that are answered when it is.
    pub waiting: Vec<(RequestId, Query)>,
    /// The last reason why the document could not be analysed.
    pub failure: Option<String>,
}

/// A request that needs an analysis of the newest text.
#[derive(Debug)]
pub enum Query {
    Actions(CodeActionParams),
    Hover(HoverParams),
    /// With the number of the answer that the client has, if it has one.
    Diagnostics(Option<String>),
}

impl Open {
    /// Answers all requests that wait, by the analysis.
    pub fn answer(&mut self, uri: &Uri, client: &Client, configuration: &Configuration<'_>, peer: &mut Peer) {
        for (id, query) in std::mem::take(&mut self.waiting) {
            match query {
                Query::Actions(asked) => {
                    // what is wrong with a configuration was told when the document was analysed
                    let list = configuration.own_words(uri).ok().flatten();
                    let target = Target {
                        uri,
                        version: self.version,
                        text: &self.text,
                        found: self.found(),
                        list: list.as_deref(),
                    };
                    let only = asked.context.only.as_deref();
                    peer.answer(id, actions(target, asked.range, only, client));
                }
                Query::Hover(asked) => {
                    let position = asked.text_document_position_params.position;
                    peer.answer(id, hover(&self.text, self.found(), position, client.has_markdown));
                }
                Query::Diagnostics(previous) => peer.answer(id, self.pulled(previous.as_deref())),
            }
        }
    }

    fn found(&self) -> &[Found] {
        match &self.analysis {
            Some(Analysis::Done(found)) => found,
            _ => &[],
        }
    }

    fn pulled(&self, previous: Option<&str>) -> DocumentDiagnosticReport {
        let result_id = self.revision.to_string();
        if previous == Some(&result_id) {
            let unchanged_document_diagnostic_report = UnchangedDocumentDiagnosticReport { result_id };
            return RelatedUnchangedDocumentDiagnosticReport {
                related_documents: None,
                unchanged_document_diagnostic_report,
            }
            .into();
        }
        let items = self.analysis.as_ref().map(|analysis| diagnostics(&self.text, analysis));
        let full_document_diagnostic_report =
            FullDocumentDiagnosticReport { result_id: Some(result_id), items: items.unwrap_or_default() };
        RelatedFullDocumentDiagnosticReport { related_documents: None, full_document_diagnostic_report }
            .into()
    }
}

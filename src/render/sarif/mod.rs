//! SARIF 2.1.0, the format in which code scanning and many editors take results.

mod fingerprint;
mod log;
mod result;
mod rules;

use super::{Renderer, json_text};
use crate::document::Document;
use crate::report::Report;
use fingerprint::Fingerprints;
use log::{Artifact, ArtifactLocation, Invocation, Notification, base_ids};
use result::Outcome;
use std::io::{self, Write};

/// One run. Results are written as they come; what is told of articles and of failures stands behind them.
#[derive(Debug, Default)]
pub struct Sarif {
    has_results: bool,
    artifacts: Vec<Artifact>,
    failures: Vec<Notification>,
}

impl Renderer for Sarif {
    fn begin(&mut self, out: &mut dyn Write) -> io::Result<()> {
        out.write_all(
            b"{\"$schema\":\"https://json.schemastore.org/sarif-2.1.0.json\",\"version\":\"2.1.0\",",
        )?;
        out.write_all(b"\"runs\":[{\"tool\":")?;
        json_text::write(&rules::tool(), out)?;
        // columns are counted as GitHub and editors count them
        out.write_all(b",\n\"columnKind\":\"utf16CodeUnits\",\"originalUriBaseIds\":")?;
        json_text::write(&base_ids(), out)?;
        out.write_all(b",\n\"results\":[")
    }

    fn article(&mut self, document: &Document, report: &Report, out: &mut dyn Write) -> io::Result<()> {
        let artifact = ArtifactLocation::new(document.name(), Some(self.artifacts.len()));
        let mut fingerprints = Fingerprints::default();
        for edit in &report.edits {
            let print = fingerprints.of(document.text(), edit.span, edit.pass, &edit.replacement);
            self.write(&Outcome::of_edit(document, edit, &artifact, print), out)?;
        }
        for remark in &report.remarks {
            let print = fingerprints.of(document.text(), remark.span, remark.pass, "");
            self.write(&Outcome::of_remark(document, remark, &artifact, print), out)?;
        }
        self.artifacts.push(Artifact::new(document.name(), document.encoding().name()));
        Ok(())
    }

    fn failure(&mut self, name: &str, reason: &str, _out: &mut dyn Write) -> io::Result<()> {
        self.failures.push(Notification::error(name, reason));
        Ok(())
    }

    fn end(&mut self, out: &mut dyn Write) -> io::Result<()> {
        out.write_all(b"\n],\n\"artifacts\":")?;
        json_text::write(&self.artifacts, out)?;
        out.write_all(b",\n\"invocations\":[")?;
        json_text::write(&Invocation::new(&self.failures), out)?;
        out.write_all(b"]}]}\n")
    }
}

impl Sarif {
    fn write(&mut self, result: &Outcome<'_>, out: &mut dyn Write) -> io::Result<()> {
        out.write_all(if self.has_results { b",\n" } else { b"\n" })?;
        self.has_results = true;
        json_text::write(result, out)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::cleaner::{Cleaner, Options};
    use serde_json::Value;

    fn log(documents: &[Document]) -> Value {
        let options = Options { language: crate::Language::from_code("en"), ..Options::default() };
        let cleaner = Cleaner::new(options);
        let (mut sarif, mut out) = (Sarif::default(), Vec::new());
        sarif.begin(&mut out).expect("writes to memory");
        for document in documents {
            sarif.article(document, &cleaner.report(document), &mut out).expect("writes to memory");
        }
        sarif.failure("no such file.txt", "is gone", &mut out).expect("writes to memory");
        sarif.end(&mut out).expect("writes to memory");
        serde_json::from_slice(&out).expect("JSON")
    }

    #[test]
    fn a_result_has_its_place_in_utf16_and_its_fix() {
        let text = "\u{feff}It is so.\n🚢 Zoë saw the the house.\n".as_bytes().to_vec();
        let log = log(&[Document::from_bytes("news/мост 1.txt", text).expect("text")]);
        let run = &log["runs"][0];
        let result = &run["results"][0];
        let place = &result["locations"][0]["physicalLocation"];
        assert_eq!(place["artifactLocation"]["uri"], "news/%D0%BC%D0%BE%D1%81%D1%82%201.txt");
        assert_eq!(
            place["region"],
            serde_json::json!({
                "startLine": 2, "startColumn": 15, "endLine": 2, "endColumn": 19,
                "charOffset": 24, "charLength": 4, "byteOffset": 30, "byteLength": 4,
                "snippet": {"text": " the"},
            })
        );
        let change = &result["fixes"][0]["artifactChanges"][0];
        assert_eq!(change["artifactLocation"], place["artifactLocation"]);
        assert_eq!(change["replacements"][0]["insertedContent"]["text"], "");
        assert_eq!(change["replacements"][0]["deletedRegion"]["startColumn"], 15);
        let rule = result["ruleIndex"].as_u64().expect("an index") as usize;
        assert_eq!(run["tool"]["driver"]["rules"][rule]["id"], result["ruleId"]);
        assert_eq!(result["level"], "warning");
    }

    #[test]
    fn offsets_in_bytes_are_left_out_where_the_file_has_others() {
        let text = "Zo\u{eb} saw the the house.\n";
        let latin: Vec<u8> = text.chars().map(|c| c as u8).collect();
        let log = log(&[Document::from_bytes("latin.txt", latin).expect("text")]);
        let region = &log["runs"][0]["results"][0]["locations"][0]["physicalLocation"]["region"];
        assert_eq!((region["charOffset"].as_u64(), region.get("byteOffset")), (Some(11), None), "{region}");
        assert_eq!(log["runs"][0]["artifacts"][0]["encoding"], "windows-1252");
    }

    #[test]
    fn a_failure_is_a_notification() {
        let log = log(&[]);
        let invocation = &log["runs"][0]["invocations"][0];
        assert_eq!(invocation["executionSuccessful"], false);
        let notification = &invocation["toolExecutionNotifications"][0];
        assert_eq!(
            (&notification["level"], &notification["message"]["text"]),
            (&"error".into(), &"is gone".into())
        );
        assert_eq!(
            notification["locations"][0]["physicalLocation"]["artifactLocation"]["uri"],
            "no%20such%20file.txt"
        );
    }

    #[test]
    fn the_same_mistake_twice_has_two_fingerprints_that_outlast_other_edits() {
        let prints = |text: &str| -> Vec<String> {
            let log = log(&[Document::new("a.txt", text)]);
            let results = log["runs"][0]["results"].as_array().expect("results").clone();
            let print = |result: &Value| result["partialFingerprints"]["context/v1"].to_string();
            results.iter().map(print).collect()
        };
        let line = "In the long and cold winter they saw the the house of the old family again.\n";
        let twice = prints(&line.repeat(2));
        assert_eq!(twice.len(), 2);
        assert_ne!(twice[0], twice[1]);
        assert_eq!(prints(&format!("A new line stands here.\n{}", line.repeat(2))), twice);
    }
}

//! What an editor's names say of a document: where it lies and in which format it is.

use gen_lsp_types::Uri;
use postedit::format::{self, ArticleFormat};
use std::path::{Path, PathBuf};
use url::Url;

/// The file of a document; `None` if it is none, as one that was never saved.
pub fn path(uri: &Uri) -> Option<PathBuf> {
    Url::parse(&uri.0).ok()?.to_file_path().ok()
}

/// What the document is called in messages.
pub fn name(uri: &Uri) -> String {
    path(uri).map_or_else(|| uri.0.clone(), |path| path.to_string_lossy().into_owned())
}

/// The format of a document by what the editor calls its language, or else by the ending of its name; `None` if neither
/// tells, so that its beginning may.
pub fn format(language: &str, uri: &Uri) -> Option<&'static dyn ArticleFormat> {
    let name = match language.to_ascii_lowercase().as_str() {
        "markdown" | "md" | "quarto" | "rmd" => "markdown",
        "html" | "xhtml" => "html",
        "subrip" | "srt" => "srt",
        "webvtt" | "vtt" => "vtt",
        "po" | "gettext" => "po",
        "xliff" => "xliff",
        // editors say plain text for all that they do not know
        _ => "",
    };
    format::by_name(name).or_else(|| {
        let url = Url::parse(&uri.0).ok()?;
        format::by_ending(Path::new(url.path()))
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_document_may_be_a_file() {
        let found = path(&"file:///tmp/a%20b/%C3%B1.txt".into());
        if cfg!(unix) {
            assert_eq!(found.as_deref(), Some(Path::new("/tmp/a b/ñ.txt")));
        }
        assert_eq!(path(&"untitled:Untitled-1".into()), None);
        assert_eq!(name(&"untitled:Untitled-1".into()), "untitled:Untitled-1");
        assert_eq!(path(&"no uri".into()), None);
    }

    #[test]
    fn the_language_or_the_ending_tells_the_format() {
        let format = |language: &str, uri: &str| format(language, &uri.into()).map(ArticleFormat::name);
        assert_eq!(format("plaintext", "file:///a.TXT"), Some("text"));
        assert_eq!(format("plaintext", "untitled:Untitled-1"), None);
        assert_eq!(format("latin", "no uri"), None);
        for name in ["markdown", "html"] {
            if postedit::format::by_name(name).is_some() {
                assert_eq!(format(name, "untitled:Untitled-1"), Some(name));
                assert_eq!(format(name, "file:///a.txt"), Some(name));
            }
        }
    }
}

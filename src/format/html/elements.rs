//! What the elements of HTML are for a reader of the text.

/// What an element does to the text that it stands in.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Element {
    /// Its text is part of the sentence around it.
    Inline,
    /// Its text stands by itself.
    Block,
    /// It is read as part of the sentence and stays as it is: code, deleted text.
    Fixed,
    /// It is no text and does not part the text around it: a script, a drawing.
    Hidden,
    /// It is no text, and what is around it stands apart.
    Apart,
    /// A mark above or below the line: of a note, of a number.
    Raised,
}

impl Element {
    /// The kind of the element with this name, in lower case. Elements that HTML does not know are inline, as browsers
    /// show them.
    pub fn of(name: &str) -> Self {
        match name {
            "code" | "del" | "kbd" | "math" | "meter" | "progress" | "s" | "samp" | "strike" | "var" => {
                Self::Fixed
            }
            "datalist" | "noscript" | "script" | "style" | "svg" | "template" | "rp" | "rt" => Self::Hidden,
            "audio" | "canvas" | "embed" | "iframe" | "listing" | "map" | "noembed" | "noframes"
            | "object" | "plaintext" | "pre" | "textarea" | "video" | "xmp" => Self::Apart,
            "sub" | "sup" => Self::Raised,
            "address" | "article" | "aside" | "base" | "blockquote" | "body" | "br" | "button"
            | "caption" | "center" | "col" | "colgroup" | "dd" | "details" | "dialog" | "dir" | "div"
            | "dl" | "dt" | "fieldset" | "figcaption" | "figure" | "footer" | "form" | "frame"
            | "frameset" | "h1" | "h2" | "h3" | "h4" | "h5" | "h6" | "head" | "header" | "hgroup" | "hr"
            | "html" | "label" | "legend" | "li" | "link" | "main" | "menu" | "meta" | "nav" | "ol"
            | "optgroup" | "option" | "p" | "search" | "section" | "select" | "summary" | "table"
            | "tbody" | "td" | "tfoot" | "th" | "thead" | "title" | "tr" | "ul" => Self::Block,
            _ => Self::Inline,
        }
    }
}

/// Whether an element has no content, and so no end.
pub fn is_void(name: &str) -> bool {
    matches!(
        name,
        "area"
            | "base"
            | "br"
            | "col"
            | "embed"
            | "frame"
            | "hr"
            | "img"
            | "input"
            | "link"
            | "meta"
            | "param"
            | "source"
            | "track"
            | "wbr"
    )
}

/// Whether an element honours a slash at the end of its tag, as those of other vocabularies do.
pub fn may_close_itself(name: &str) -> bool {
    matches!(name, "svg" | "math")
}

//! Stretches that are not text and stay as they are: addresses, handles, file names, code.

/// Extensions of files and names of the kind "Node.js"; in lower case.
const EXTENSIONS: &[&str] = &[
    "aac", "apk", "avi", "bat", "bmp", "bz2", "cfg", "cpp", "css", "csv", "dll", "doc", "docx", "epub",
    "exe", "flac", "gif", "gz", "htm", "html", "ico", "ini", "iso", "jar", "java", "jpeg", "jpg", "js",
    "json", "log", "md", "mkv", "mov", "mp3", "mp4", "odt", "ogg", "pdf", "php", "png", "ppt", "pptx", "psd",
    "py", "rar", "rb", "rs", "rtf", "sh", "sql", "srt", "svg", "tar", "tif", "tiff", "toml", "ts", "tsv",
    "txt", "vue", "wav", "webm", "webp", "xls", "xlsx", "xml", "yaml", "yml", "zip", "zst",
];

/// Those that begin sentences too, with a capital.
const WORDS: &[&str] = &["bat", "doc", "jar", "java", "log", "md", "tar", "zip"];

/// Top-level domains that news text names; in lower case. Country codes that are also frequent words
/// are here too: an address must stay whole, and a lost space before a lower-case word is rarer.
const DOMAINS: &[&str] = &[
    "ai", "app", "ar", "at", "au", "be", "bg", "biz", "blog", "br", "ca", "cat", "ch", "cl", "cloud", "club",
    "cn", "co", "com", "cz", "de", "dev", "dk", "edu", "ee", "es", "eu", "fi", "fm", "fr", "gl", "gov", "gr",
    "hr", "hu", "ie", "il", "in", "info", "int", "io", "ir", "is", "it", "jp", "kr", "lt", "lu", "lv", "ly",
    "me", "mil", "mx", "name", "net", "news", "nl", "no", "nu", "nz", "online", "org", "pe", "pl", "pro",
    "pt", "ro", "rs", "ru", "se", "shop", "si", "site", "sk", "store", "su", "tech", "tk", "to", "top", "tr",
    "travel", "tv", "ua", "uk", "us", "uy", "ve", "vn", "world", "xyz", "za",
];

/// Finds the opaque stretches of a text; places are asked for in order.
pub struct OpaqueStretches<'t> {
    text: &'t str,
    /// From the last place on that was looked behind, where the next byte stands that is white space or a mark which
    /// addresses, paths and code have; and whether it is a mark.
    next: usize,
    tells: bool,
}

impl<'t> OpaqueStretches<'t> {
    /// Those of a text.
    pub const fn of(text: &'t str) -> Self {
        Self { text, next: 0, tells: false }
    }

    /// The end of the opaque stretch that begins at byte `at`, if one does. `at` is the start of a chunk, i.e. it follows a
    /// space or an opening mark.
    pub fn end(&mut self, at: usize) -> Option<usize> {
        let rest = &self.text[at..];
        let first = rest.as_bytes()[0];
        if first == b'`' {
            return code_end(rest).map(|len| at + len);
        }
        if !may_begin(first) || !self.may_need_a_look(at) {
            return None;
        }
        let len = chunk_len(rest);
        let chunk = &rest[..len];
        if !needs_a_look(chunk) {
            return None;
        }
        let chunk = trim_closing(chunk);
        (is_handle(chunk) || is_address(chunk) || is_path(chunk) || is_dotted_name(chunk) || is_code(chunk))
            .then(|| at + chunk.len())
    }

    /// Whether a mark that addresses, paths and code have stands before the next white space, or one that begins a handle
    /// first. Most text has none, and nothing else of it is looked at.
    fn may_need_a_look(&mut self, at: usize) -> bool {
        let bytes = self.text.as_bytes();
        // text without white space, as Chinese is, has many places before the same mark
        if self.next <= at {
            let behind = at + 1;
            let found =
                bytes[behind..].iter().position(|byte| byte.is_ascii_whitespace() || is_telling(byte));
            self.next = found.map_or(bytes.len(), |length| behind + length);
            self.tells = found.is_some() && is_telling(&bytes[self.next]);
        }
        matches!(bytes[at], b'@' | b'#') || self.tells && self.next - at < LONGEST_CHUNK
    }
}

/// Whether a stretch may begin with the byte: brackets and the like begin none, and a text may hold thousands of them.
const fn may_begin(first: u8) -> bool {
    !first.is_ascii_punctuation()
        || matches!(first, b'@' | b'#' | b'/' | b'\\' | b'.' | b'-' | b'_' | b'~' | b':' | b'+')
}

const fn is_telling(byte: &u8) -> bool {
    matches!(byte, b'.' | b'@' | b'/' | b'_' | b'\\' | b':' | b'(')
}

/// Most bytes of a chunk.
const LONGEST_CHUNK: usize = 2048;

/// Length in bytes of the chunk up to the next white space, at most [`LONGEST_CHUNK`].
fn chunk_len(rest: &str) -> usize {
    let bytes = rest.as_bytes();
    let limit = bytes.len().min(LONGEST_CHUNK);
    let mut len = bytes[..limit].iter().position(|b| b.is_ascii_whitespace()).unwrap_or(limit);
    while !rest.is_char_boundary(len) {
        len -= 1;
    }
    let chunk = &rest[..len];
    chunk.find(['\u{a0}', '\u{202f}', '“', '”', '«', '»', '…']).unwrap_or(len)
}

fn needs_a_look(chunk: &str) -> bool {
    let bytes = chunk.as_bytes();
    let inner = bytes.len() > 2 && bytes[1..bytes.len() - 1].iter().any(is_telling);
    inner || matches!(bytes.first(), Some(b'@' | b'#'))
}

fn trim_closing(chunk: &str) -> &str {
    let mut chunk = chunk.trim_end_matches(['.', ',', ';', ':', '!', '?', '\'', '"', ']', '>', '’']);
    // counted once: a chunk may be a thousand brackets
    let mut unopened = chunk.matches(')').count().saturating_sub(chunk.matches('(').count());
    while unopened > 0 && chunk.ends_with(')') {
        unopened -= 1;
        chunk = chunk[..chunk.len() - 1].trim_end_matches(['.', ',', ';', ':', '!', '?', '\'', '"']);
    }
    chunk
}

fn code_end(rest: &str) -> Option<usize> {
    let end = memchr::memchr2(b'`', b'\n', &rest.as_bytes()[1..])?;
    (end > 0 && rest.as_bytes()[end + 1] == b'`').then_some(end + 2)
}

fn is_handle(chunk: &str) -> bool {
    let Some(name) = chunk.strip_prefix(['@', '#']) else { return false };
    !name.is_empty() && name.chars().all(|c| c.is_alphanumeric() || matches!(c, '_' | '.' | '-' | '@'))
}

fn is_address(chunk: &str) -> bool {
    if let Some((scheme, tail)) = chunk.split_once("://") {
        return !tail.is_empty()
            && scheme.chars().all(|c| c.is_ascii_alphanumeric() || matches!(c, '+' | '.' | '-'));
    }
    if chunk.starts_with("mailto:") || chunk.starts_with("www.") && chunk.len() > 5 {
        return true;
    }
    if let Some(port) = chunk.strip_prefix("localhost:") {
        return port.starts_with(|c: char| c.is_ascii_digit());
    }
    chunk.split_once('@').is_some_and(|(user, host)| {
        !user.is_empty()
            && host.contains('.')
            && user
                .chars()
                .chain(host.chars())
                .all(|c| c.is_alphanumeric() || matches!(c, '.' | '-' | '_' | '+'))
    })
}

/// Unix and Windows paths, snake_case names: no prose holds a backslash or an inner underscore.
fn is_path(chunk: &str) -> bool {
    let code = |c: char| c.is_alphanumeric() || matches!(c, '/' | '\\' | '.' | '-' | '_' | '~' | ':');
    chunk.chars().all(code)
        && (chunk.contains('\\')
            || chunk.contains('_')
            || chunk.starts_with("~/")
            || chunk.starts_with('/') && chunk[1..].contains('/'))
}

/// Domains (example.com/x), files (photo.jpg), products (Node.js), versions (v1.2.3).
fn is_dotted_name(chunk: &str) -> bool {
    let host = chunk.split(['/', ':', '?']).next().unwrap_or(chunk);
    let Some((stem, tail)) = host.rsplit_once('.') else { return false };
    let label = |c: char| c.is_ascii_alphanumeric() || matches!(c, '-' | '.' | '_') || c.is_alphabetic();
    if stem.len() < 2 || !stem.chars().all(label) || stem.ends_with('.') {
        return false;
    }
    let version = tail.starts_with(|c: char| c.is_ascii_digit())
        && stem.starts_with(['v', 'V'])
        && stem[1..].starts_with(|c: char| c.is_ascii_digit());
    version || is_extension(tail) || DOMAINS.binary_search(&tail).is_ok()
}

/// Whether a name of a file may end so: pdf, PDF, Pdf.
fn is_extension(tail: &str) -> bool {
    let small = tail.to_ascii_lowercase();
    let is_title = tail.starts_with(|c: char| c.is_ascii_uppercase()) && tail[1..] == small[1..];
    let is_written_so = tail == small || tail == tail.to_ascii_uppercase() || is_title;
    is_written_so && EXTENSIONS.binary_search(&&*small).is_ok() && !(is_title && WORDS.contains(&&*small))
}

/// Chains of names (os.path.join, will.i.am) and calls (sumOf(a,b), split(',')). A chain is in lower case
/// and has a longer part, which abbreviations (m.in., d.o.o.) lack; a call shows by its name or by what it
/// is given that it is no word with a parenthesis close to it (report(s), the city(Paris)).
fn is_code(chunk: &str) -> bool {
    let part = |c: char| c.is_ascii_alphanumeric() || c == '_';
    if let Some((name, given)) = chunk.strip_suffix(')').and_then(|call| call.split_once('(')) {
        let camel_case = name.starts_with(|c: char| c.is_ascii_lowercase())
            && name.contains(|c: char| c.is_ascii_uppercase());
        return name.starts_with(|c: char| c.is_ascii_alphabetic())
            && name.chars().all(|c| part(c) || c == '.')
            && (given.is_empty()
                || camel_case
                || name.contains('_')
                || given.starts_with(['\'', '"'])
                || given.contains(['=', '[', '{', '<']));
    }
    let parts = || chunk.split('.');
    parts().count() >= 3
        && parts().all(|name| !name.is_empty() && name.bytes().all(|b| b.is_ascii_lowercase()))
        && parts().any(|name| name.len() >= 3)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn tables_are_sorted_for_the_search() {
        assert!(EXTENSIONS.is_sorted() && DOMAINS.is_sorted());
    }

    #[test]
    fn what_is_not_text_is_found() {
        for chunk in [
            "https://example.org/path_(x)",
            "example.co.uk",
            "Booking.com",
            "Vue.js",
            "readme.TXT",
            "index.Html",
            "v2.0.1",
            "C:\\temp\\x",
            "/usr/lib",
            "snake_case",
            "`x = 1`",
            "localhost:3000",
            "os.path.join",
            "will.i.am",
            "getUserName()",
            "sumOf(bar,baz)",
            "str.Split(',')",
        ] {
            assert_eq!(OpaqueStretches::of(chunk).end(0), Some(chunk.len()), "{chunk}");
        }
    }

    #[test]
    fn prose_is_not_opaque() {
        for chunk in [
            "ground.The",
            "ground.Java",
            "over.It",
            "end.",
            "and/or",
            "1.5",
            "(example)",
            "he:she",
            "5/6",
            "U.S.",
            "said.He",
            "#",
            "m.in.",
            "d.o.o.",
            "report(s)",
            "city(Paris,France)",
            "McDonald(the)",
            "players(don't)",
            "(example.org",
            "((((",
        ] {
            assert_eq!(OpaqueStretches::of(chunk).end(0), None, "{chunk}");
        }
    }

    #[test]
    fn marks_after_an_address_are_text() {
        assert_eq!(OpaqueStretches::of("example.com), and").end(0), Some("example.com".len()));
        assert_eq!(OpaqueStretches::of("https://example.org/a.").end(0), Some("https://example.org/a".len()));
    }
}

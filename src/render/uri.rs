//! Names of files in machine formats: with slashes, relative where they were given so, and as URIs.

use percent_encoding::{AsciiSet, NON_ALPHANUMERIC, utf8_percent_encode};
use std::path::MAIN_SEPARATOR;

/// What need not be encoded in a path: the unreserved characters of RFC 3986, and the slash. A colon is encoded,
/// since it would make a scheme of what stands before it.
const PATH: &AsciiSet = &NON_ALPHANUMERIC.remove(b'-').remove(b'.').remove(b'_').remove(b'~').remove(b'/');

/// The name of a file with slashes, without `./` before it.
pub fn path(name: &str) -> String {
    let slashed = if MAIN_SEPARATOR == '/' { name.to_owned() } else { name.replace(MAIN_SEPARATOR, "/") };
    let mut relative = slashed.as_str();
    while let Some(rest) = relative.strip_prefix("./") {
        relative = rest.trim_start_matches('/');
    }
    relative.to_owned()
}

/// The name of a file as a reference by RFC 3986: relative, or with the scheme `file` if it is absolute.
pub fn reference(name: &str) -> String {
    let path = path(name);
    let encoded = utf8_percent_encode(&path, PATH);
    if path.starts_with("//") {
        format!("file:{encoded}")
    } else if path.starts_with('/') {
        format!("file://{encoded}")
    } else if is_drive(&path) {
        format!("file:///{encoded}")
    } else {
        encoded.to_string()
    }
}

/// Whether a reference is relative to the folder in which the program runs.
pub fn is_relative(reference: &str) -> bool {
    !reference.starts_with("file:")
}

/// `C:/` and the like, where such paths are absolute.
fn is_drive(path: &str) -> bool {
    let bytes = path.as_bytes();
    cfg!(windows) && bytes.len() > 2 && bytes[0].is_ascii_alphabetic() && &bytes[1..3] == b":/"
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_become_references() {
        assert_eq!(reference("a.txt"), "a.txt");
        assert_eq!(reference("./news/my file.txt"), "news/my%20file.txt");
        assert_eq!(reference("статья №1.txt"), "%D1%81%D1%82%D0%B0%D1%82%D1%8C%D1%8F%20%E2%84%961.txt");
        assert_eq!(reference("a:b?c#d%e\n.txt"), "a%3Ab%3Fc%23d%25e%0A.txt");
        assert_eq!(reference("../x.txt"), "../x.txt");
    }

    #[cfg(unix)]
    #[test]
    fn absolute_paths_have_a_scheme() {
        assert_eq!(reference("/tmp/a b.txt"), "file:///tmp/a%20b.txt");
        assert!(!is_relative(&reference("/tmp/a")) && is_relative(&reference("file/x")));
        assert_eq!(path(".//a\\b.txt"), "a\\b.txt");
    }
}

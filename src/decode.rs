//! From bytes to text and back.
//!
//! UTF-8 is taken as it is. Anything else is guessed with chardetng and accepted only if encoding the
//! decoded text gives the very same bytes again, so that a repair never changes what it does not mean to.

use chardetng::{EncodingDetector, Iso2022JpDetection, Utf8Detection};
use std::fmt;

/// The byte-order mark in UTF-8.
pub(crate) const UTF8_BOM: &[u8] = b"\xef\xbb\xbf";

/// How the bytes of a document encode its text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Encoding {
    /// UTF-8, with or without a byte-order mark.
    Utf8 {
        /// Whether the file began with a byte-order mark.
        bom: bool,
    },
    /// A legacy encoding.
    Legacy(&'static encoding_rs::Encoding),
}

impl Encoding {
    /// The name of the encoding as the Encoding Standard has it.
    pub fn name(self) -> &'static str {
        match self {
            Self::Utf8 { .. } => "UTF-8",
            Self::Legacy(encoding) => encoding.name(),
        }
    }

    /// The bytes of a whole document with this text.
    ///
    /// # Errors
    /// The first character that the encoding lacks.
    pub fn encode(self, text: &str) -> Result<Vec<u8>, char> {
        let mut bytes = match self {
            Self::Utf8 { bom: true } => UTF8_BOM.to_vec(),
            _ => Vec::with_capacity(text.len()),
        };
        bytes.extend_from_slice(&self.encode_part(text)?);
        Ok(bytes)
    }

    /// The bytes of a part of a document, without byte-order mark.
    ///
    /// # Errors
    /// The first character that the encoding lacks.
    pub fn encode_part(self, text: &str) -> Result<std::borrow::Cow<'_, [u8]>, char> {
        match self {
            Self::Utf8 { .. } => Ok(text.as_bytes().into()),
            Self::Legacy(encoding) => {
                let (bytes, _, lossy) = encoding.encode(text);
                if lossy { Err(first_lacking(encoding, text)) } else { Ok(bytes) }
            }
        }
    }

    /// Whether the encoding can express `text`.
    pub fn can_encode(self, text: &str) -> bool {
        match self {
            Self::Utf8 { .. } => true,
            Self::Legacy(encoding) => text.is_ascii() || !encoding.encode(text).2,
        }
    }
}

fn first_lacking(encoding: &'static encoding_rs::Encoding, text: &str) -> char {
    let lacks = |c: &char| encoding.encode(c.encode_utf8(&mut [0; 4])).2;
    text.chars().find(lacks).unwrap_or(char::REPLACEMENT_CHARACTER)
}

/// Why bytes are not taken as text. Offsets are bytes from the beginning of the file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum DecodeError {
    /// A NUL byte: a binary file, or a text in an encoding of two or four bytes a character.
    Nul {
        /// Offset of the first NUL byte.
        offset: usize,
    },
    /// A byte-order mark of UTF-16 or UTF-32.
    Wide {
        /// The encoding that the mark stands for.
        encoding: &'static str,
    },
    /// Not UTF-8, and no legacy encoding gives the same bytes back.
    Undecodable {
        /// Offset of the first byte that is not UTF-8.
        offset: usize,
        /// The most likely encoding, which did not fit.
        guess: &'static str,
    },
    /// Longer than [`crate::Document::MAX_BYTES`].
    TooLong {
        /// Length of the text in bytes.
        bytes: usize,
    },
}

impl fmt::Display for DecodeError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Nul { offset } => {
                write!(f, "NUL byte at offset {offset}: this is no text file; convert it to UTF-8 text first")
            }
            Self::Wide { encoding } => write!(f, "the text is {encoding}; convert it to UTF-8 first"),
            Self::Undecodable { offset, guess } => write!(
                f,
                "invalid UTF-8 at byte offset {offset}, and not clean {guess} either; convert the file to UTF-8 first"
            ),
            Self::TooLong { bytes } => {
                write!(f, "the text has {bytes} bytes, more than the 4 GiB that fit; split it first")
            }
        }
    }
}

impl std::error::Error for DecodeError {}

/// Decodes a whole file.
///
/// # Errors
/// See [`DecodeError`].
pub fn decode(bytes: Vec<u8>) -> Result<(String, Encoding), DecodeError> {
    if let Some(encoding) = wide_mark(&bytes) {
        return Err(DecodeError::Wide { encoding });
    }
    if let Some(offset) = memchr::memchr(0, &bytes) {
        return Err(DecodeError::Nul { offset });
    }
    let (text, encoding) = match String::from_utf8(bytes) {
        Ok(mut text) => {
            let bom = text.as_bytes().starts_with(UTF8_BOM);
            if bom {
                text.drain(..UTF8_BOM.len());
            }
            (text, Encoding::Utf8 { bom })
        }
        Err(error) => {
            let offset = error.utf8_error().valid_up_to();
            legacy(&error.into_bytes(), offset)?
        }
    };
    if text.len() > crate::Document::MAX_BYTES {
        return Err(DecodeError::TooLong { bytes: text.len() });
    }
    Ok((text, encoding))
}

fn wide_mark(bytes: &[u8]) -> Option<&'static str> {
    match bytes {
        [0xff, 0xfe, 0, 0, ..] | [0, 0, 0xfe, 0xff, ..] => Some("UTF-32"),
        [0xff, 0xfe, ..] | [0xfe, 0xff, ..] => Some("UTF-16"),
        _ => None,
    }
}

/// How many bytes that are neither ASCII nor UTF-8 a file must have in every thousand of its non-ASCII
/// bytes to count as a legacy file; a UTF-8 file with one broken sequence is refused, not guessed at.
const MIN_BROKEN_PER_MILLE: usize = 200;

fn legacy(bytes: &[u8], offset: usize) -> Result<(String, Encoding), DecodeError> {
    let mut detector = EncodingDetector::new(Iso2022JpDetection::Deny);
    detector.feed(bytes, true);
    let guess = detector.guess(None, Utf8Detection::Deny);
    let refused = DecodeError::Undecodable { offset, guess: guess.name() };
    let high = bytes.iter().filter(|b| !b.is_ascii()).count();
    let broken: usize = bytes.utf8_chunks().map(|chunk| chunk.invalid().len()).sum();
    if broken * 1000 < high * MIN_BROKEN_PER_MILLE {
        return Err(refused);
    }
    let Some(text) = guess.decode_without_bom_handling_and_without_replacement(bytes) else {
        return Err(refused);
    };
    let has_controls = text.chars().any(|c| ('\u{80}'..'\u{a0}').contains(&c));
    let (again, _, lossy) = guess.encode(&text);
    if lossy || has_controls || *again != *bytes {
        return Err(refused);
    }
    Ok((text.into_owned(), Encoding::Legacy(guess)))
}

/// A text that was decoded as `found`, in the encoding that it declares itself.
///
/// # Errors
/// The name of the encoding that its bytes are in, if they are not in the declared one.
pub(crate) fn as_declared(
    text: String,
    found: Encoding,
    declared: &'static encoding_rs::Encoding,
) -> Result<(String, Encoding), &'static str> {
    let is_utf8 = declared == encoding_rs::UTF_8;
    match found {
        Encoding::Utf8 { .. } if is_utf8 => Ok((text, found)),
        // whatever is inserted later must be in the declared encoding
        Encoding::Utf8 { bom: false } if text.is_ascii() && declared.is_ascii_compatible() => {
            Ok((text, Encoding::Legacy(declared)))
        }
        Encoding::Utf8 { .. } => Err(found.name()),
        Encoding::Legacy(guess) if guess == declared => Ok((text, found)),
        Encoding::Legacy(guess) => {
            let (bytes, _, _) = guess.encode(&text);
            let again = declared.decode_without_bom_handling_and_without_replacement(&bytes);
            let again = again.filter(|again| declared.encode(again).0 == bytes).ok_or(guess.name())?;
            Ok((again.into_owned(), Encoding::Legacy(declared)))
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_declared_encoding_is_preferred_to_a_guess_if_the_bytes_are_in_it() {
        let declared = |bytes: &[u8], label: &str| {
            let (text, found) = decode(bytes.to_vec()).expect("text");
            let label = encoding_rs::Encoding::for_label(label.as_bytes()).expect("an encoding");
            as_declared(text, found, label).map(|(text, encoding)| (text, encoding.name()))
        };
        let polish = "Za\u{bf}\u{f3}\u{b3}\u{e6} g\u{ea}\u{b6}l\u{b1} ja\u{bc}\u{f1}".chars();
        let latin2: Vec<u8> = polish.map(|c| c as u8).collect();
        assert_eq!(declared(&latin2, "iso-8859-2"), Ok(("Zażółć gęślą jaźń".to_owned(), "ISO-8859-2")));
        assert_eq!(declared(b"plain", "iso-8859-2"), Ok(("plain".to_owned(), "ISO-8859-2")));
        assert_eq!(declared("gęś".as_bytes(), "utf-8"), Ok(("gęś".to_owned(), "UTF-8")));
        assert_eq!(declared("gęś".as_bytes(), "iso-8859-2"), Err("UTF-8"));
        assert!(declared(&latin2, "utf-8").is_err());
    }

    #[test]
    fn utf8_keeps_its_byte_order_mark() {
        let (text, encoding) = decode(b"\xef\xbb\xbfabc\r\n".to_vec()).expect("UTF-8");
        assert_eq!((text.as_str(), encoding), ("abc\r\n", Encoding::Utf8 { bom: true }));
        assert_eq!(encoding.encode("abd").expect("encodes"), b"\xef\xbb\xbfabd");
    }

    #[test]
    fn windows_1252_is_recognised_and_written_back() {
        let bytes =
            b"El a\xf1o pasado, la situaci\xf3n pol\xedtica cambi\xf3 en Espa\xf1a. \x93Es as\xed\x94, dijo."
                .to_vec();
        let (text, encoding) = decode(bytes.clone()).expect("legacy");
        assert!(text.starts_with("El año pasado, la situación"));
        assert_eq!(encoding.name(), "windows-1252");
        assert_eq!(encoding.encode(&text), Ok(bytes));
        assert_eq!(encoding.encode("Київ"), Err('К'));
    }

    #[test]
    fn what_is_no_text_is_refused_with_its_place() {
        assert_eq!(decode(b"ab\0c".to_vec()), Err(DecodeError::Nul { offset: 2 }));
        assert_eq!(decode(b"\xff\xfea\0".to_vec()), Err(DecodeError::Wide { encoding: "UTF-16" }));
        let mut broken = "Много слов на русском языке, ".repeat(4).into_bytes();
        let offset = broken.len();
        broken.push(0xd0);
        assert!(matches!(decode(broken), Err(DecodeError::Undecodable { offset: at, .. }) if at == offset));
    }

    #[test]
    fn an_empty_file_is_an_empty_text() {
        assert_eq!(decode(Vec::new()), Ok((String::new(), Encoding::Utf8 { bom: false })));
    }
}

//! Sequences of UTF-8 of which each byte was read as a character of another encoding.

use encoding_rs::Encoding;

/// The control characters that ISO 8859-1 has where other encodings have marks.
pub(super) const fn is_control(c: char) -> bool {
    matches!(c, '\u{80}'..='\u{9f}')
}

/// The byte of a character in an encoding of one byte a character, if it has one outside ASCII; a control character stands
/// for its own.
pub(super) fn byte_of(c: char, page: &'static Encoding) -> Option<u8> {
    if c.is_ascii() {
        return None;
    }
    if is_control(c) {
        return u8::try_from(u32::from(c)).ok();
    }
    let mut buffer = [0; 4];
    let (bytes, _, is_lossy) = page.encode(c.encode_utf8(&mut buffer));
    (!is_lossy).then(|| bytes[0])
}

/// The character of a byte in an encoding of one byte a character, if it has one.
pub(super) fn character_of(byte: u8, page: &'static Encoding) -> Option<char> {
    let read = page.decode_without_bom_handling(&[byte]).0.chars().next();
    read.filter(|&c| c != char::REPLACEMENT_CHARACTER)
}

/// Decodes characters from the start of `text` as long as each is a whole sequence and says a character that `is_wanted`:
/// how many bytes of `text` they take, and what they say. `length_of` tells the bytes of a sequence by the first.
pub(super) fn decode_run(
    text: &str,
    page: &'static Encoding,
    length_of: impl Fn(u8) -> Option<usize>,
    is_wanted: impl Fn(char) -> bool,
) -> (usize, String) {
    let (mut decoded, mut taken) = (String::new(), 0);
    while let Some((length, c)) = decode_one(&text[taken..], page, &length_of).filter(|(_, c)| is_wanted(*c))
    {
        decoded.push(c);
        taken += length;
    }
    (taken, decoded)
}

fn decode_one(
    text: &str,
    page: &'static Encoding,
    length_of: impl Fn(u8) -> Option<usize>,
) -> Option<(usize, char)> {
    let mut chars = text.char_indices();
    let first = byte_of(chars.next()?.1, page)?;
    let length = length_of(first)?;
    let mut bytes = [first, 0, 0, 0];
    for byte in &mut bytes[1..length] {
        *byte = byte_of(chars.next()?.1, page).filter(|byte| (0x80..0xc0).contains(byte))?;
    }
    let c = std::str::from_utf8(&bytes[..length]).ok()?.chars().next()?;
    Some((chars.next().map_or(text.len(), |(at, _)| at), c))
}

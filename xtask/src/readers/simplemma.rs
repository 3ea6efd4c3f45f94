//! Inflected forms with their lemmas, in a stream where each key repeats only a count of the letters that
//! it shares with the key before, and each value is an edit of its key.

use anyhow::{Context, Result, ensure};

const MAGIC: &[u8] = b"SMFC1";
const REVERSED: u8 = 1;
const SAME_AS_BEFORE: u8 = 254;
const LITERAL: u8 = 255;

/// Forms with their lemmas, from a packed file.
pub fn read(packed: &[u8]) -> Result<Vec<(String, String)>> {
    let mut stream = Vec::new();
    lzma_rs::xz_decompress(&mut &packed[..], &mut stream).context("cannot unpack the forms")?;
    decode(&stream)
}

fn decode(stream: &[u8]) -> Result<Vec<(String, String)>> {
    let rest = stream.strip_prefix(MAGIC).context("not a stream of forms")?;
    let mut input = Input { bytes: rest, at: 0 };
    let reversed = input.byte()? & REVERSED != 0;
    let count = input.number()?;
    let text = |bytes: &[u8]| -> Result<String> {
        let bytes = if reversed { bytes.iter().rev().copied().collect() } else { bytes.to_vec() };
        Ok(String::from_utf8(bytes)?)
    };
    let (mut key, mut value) = (Vec::new(), Vec::new());
    let mut forms = Vec::with_capacity(count);
    while input.at < input.bytes.len() {
        let shared = input.number()?;
        ensure!(shared <= key.len(), "a key shares more than the key before has");
        key.truncate(shared);
        let length = input.number()?;
        key.extend_from_slice(input.take(length)?);
        let trim = input.byte()?;
        if trim != SAME_AS_BEFORE {
            let length = input.number()?;
            let ending = input.take(length)?;
            value.clear();
            if trim != LITERAL {
                let kept = key.len().checked_sub(trim.into()).context("a value trims more than its key")?;
                value.extend_from_slice(&key[..kept]);
            }
            value.extend_from_slice(ending);
        }
        forms.push((text(&key)?, text(&value)?));
    }
    ensure!(forms.len() == count, "{} forms instead of {count}", forms.len());
    Ok(forms)
}

struct Input<'a> {
    bytes: &'a [u8],
    at: usize,
}

impl<'a> Input<'a> {
    fn take(&mut self, count: usize) -> Result<&'a [u8]> {
        let taken = self.bytes.get(self.at..self.at + count).context("the stream of forms ends early")?;
        self.at += count;
        Ok(taken)
    }

    fn byte(&mut self) -> Result<u8> {
        Ok(self.take(1)?[0])
    }

    /// A number in groups of seven bits, lowest first.
    fn number(&mut self) -> Result<usize> {
        let (mut value, mut shift) = (0, 0);
        loop {
            let byte = self.byte()?;
            value |= usize::from(byte & 0x7f) << shift;
            if byte & 0x80 == 0 {
                return Ok(value);
            }
            shift += 7;
            ensure!(shift < 32, "a number is too long");
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn keys_and_values_are_rebuilt() {
        let stream = b"SMFC1\x00\x03\x00\x04cats\x01\x00\x03\x01y\xfe\x00\x02go\xff\x04went";
        let forms = decode(stream).unwrap();
        let expected = [("cats", "cat"), ("caty", "cat"), ("go", "went")];
        assert_eq!(forms, expected.map(|(form, lemma)| (form.to_owned(), lemma.to_owned())));
    }

    #[test]
    fn a_wrong_count_is_an_error() {
        assert!(decode(b"SMFC1\x00\x02\x00\x01a\x00\x00").is_err());
    }
}

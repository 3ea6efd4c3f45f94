//! Word frequencies: a list of buckets, of which the n-th holds the words with frequency 10^(-n/100).

use anyhow::{Context, Result, bail, ensure};

/// Words with their Zipf frequency, most frequent first.
pub fn read(bytes: &[u8]) -> Result<Vec<(String, f32)>> {
    let mut input = Input { bytes, at: 0 };
    let buckets = input.array()?;
    ensure!(buckets > 0, "the list of frequencies has no header");
    input.header()?;
    let mut words = Vec::new();
    for bucket in 1..buckets {
        // 9: the Zipf scale counts occurrences in a billion words.
        let zipf = 9.0 - (bucket - 1) as f32 / 100.0;
        for _ in 0..input.array()? {
            words.push((input.string()?, zipf));
        }
    }
    Ok(words)
}

/// The part of MessagePack that these lists use.
struct Input<'a> {
    bytes: &'a [u8],
    at: usize,
}

impl<'a> Input<'a> {
    fn take(&mut self, count: usize) -> Result<&'a [u8]> {
        let end = self.at + count;
        let taken = self.bytes.get(self.at..end).context("the list of frequencies ends early")?;
        self.at = end;
        Ok(taken)
    }

    fn number(&mut self, width: usize) -> Result<usize> {
        Ok(self.take(width)?.iter().fold(0, |value, &byte| value << 8 | usize::from(byte)))
    }

    fn array(&mut self) -> Result<usize> {
        match self.number(1)? {
            tag @ 0x90..=0x9f => Ok(tag & 0x0f),
            0xdc => self.number(2),
            0xdd => self.number(4),
            tag => bail!("a list was expected, not {tag:#x}"),
        }
    }

    fn string(&mut self) -> Result<String> {
        let length = match self.number(1)? {
            tag @ 0xa0..=0xbf => tag & 0x1f,
            0xd9 => self.number(1)?,
            0xda => self.number(2)?,
            tag => bail!("a string was expected, not {tag:#x}"),
        };
        Ok(std::str::from_utf8(self.take(length)?)?.to_owned())
    }

    /// Skips the header, a small map of strings and small numbers, and makes sure of the format.
    fn header(&mut self) -> Result<()> {
        let tag = self.number(1)?;
        ensure!(matches!(tag, 0x80..=0x8f), "a header was expected, not {tag:#x}");
        for _ in 0..tag & 0x0f {
            let name = self.string()?;
            if name == "format" {
                let format = self.string()?;
                ensure!(format == "cB", "unknown format of frequencies {format}");
            } else {
                self.number(1)?;
            }
        }
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn buckets_are_hundredths_of_a_power_of_ten() {
        let bytes = b"\x94\x82\xa6format\xa2cB\xa7version\x01\x90\x91\xa3the\x92\xa2of\xa4\xc3\xb1u\x20";
        let words = read(bytes).unwrap();
        assert_eq!(words[0], ("the".to_owned(), 8.99));
        assert_eq!(words[1].0, "of");
        assert_eq!(words[2], ("ñu ".to_owned(), 8.98));
    }

    #[test]
    fn a_cut_list_is_an_error() {
        assert!(read(b"\x92\x80\x91\xa3th").is_err());
        assert!(read(b"").is_err());
    }
}

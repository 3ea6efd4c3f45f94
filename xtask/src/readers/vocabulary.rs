//! Vocabularies of tokenisers, as Bling Fire packs them: a header, the number of tokens, where each begins in the text
//! and where the last ends (four bytes each, the lowest first), and the text of all of them. They are ordered by
//! frequency, the most frequent first. A space stands before a token that begins a word.

use anyhow::{Context, Result, ensure};

/// The version and the place of the data, with which every file begins.
const HEADER: &[u8] = &[3, 0, 0, 0, 16, 0, 0, 0, 96, 0, 0, 0];

/// Bytes before the number of tokens.
const DATA: usize = 96;

/// The tokens, the most frequent first.
pub fn read(packed: &[u8]) -> Result<Vec<String>> {
    ensure!(packed.starts_with(HEADER), "not a vocabulary");
    let number = |place: usize| -> Result<usize> {
        let bytes = packed.get(place..place + 4).context("the vocabulary is cut off")?;
        Ok(u32::from_le_bytes(bytes.try_into()?) as usize)
    };
    let count = number(DATA)?;
    let border = |token: usize| number(DATA + 4 + 4 * token);
    let text = packed.get(DATA + 4 + 4 * (count + 1)..).context("the vocabulary is cut off")?;
    (0..count)
        .map(|token| {
            let bytes =
                text.get(border(token)?..border(token + 1)?).context("a token lies outside the text")?;
            Ok(String::from_utf8_lossy(bytes).into_owned())
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn tokens_are_cut_out_of_the_text() {
        let mut packed = HEADER.to_vec();
        packed.resize(DATA, 0);
        for number in [2u32, 0, 4, 6] {
            packed.extend(number.to_le_bytes());
        }
        packed.extend(" lovet...".bytes());
        assert_eq!(read(&packed).unwrap(), [" lov", "et"]);
        assert!(read(&packed[..DATA + 8]).is_err());
        assert!(read(b"tokens").is_err());
    }
}

//! The list of English misspellings, which is compiled in as a crate.

/// Misspellings in lower case with their corrections, sorted.
pub fn read() -> Vec<(String, Vec<String>)> {
    let mut pairs: Vec<_> = typos_dict::WORD
        .map
        .entries()
        .map(|(wrong, right)| {
            (wrong.into_inner().to_lowercase(), right.iter().map(|&right| right.to_owned()).collect())
        })
        .collect();
    pairs.sort();
    pairs
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_list_holds_well_known_misspellings() {
        let pairs = read();
        let recieve = pairs.iter().find(|(wrong, _)| wrong == "recieve").unwrap();
        assert_eq!(recieve.1, ["receive"]);
    }
}

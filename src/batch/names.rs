//! Names of columns as messages tell them.

/// Columns that a message names at most.
const NAMED: usize = 20;

/// Names with quotation marks and commas, and how many more there are.
pub fn listed(names: &[String]) -> String {
    let mut told: Vec<String> = names.iter().take(NAMED).map(|name| format!("{name:?}")).collect();
    if names.len() > NAMED {
        told.push(format!("and {} more", names.len() - NAMED));
    }
    told.join(", ")
}

#[cfg(test)]
mod tests {
    use super::listed;

    #[test]
    fn names_are_shown_and_not_obeyed() {
        assert_eq!(listed(&["a".into(), "b\u{1b}\"".into()]), r#""a", "b\u{1b}\"""#);
        let many: Vec<String> = (0..22).map(|number| number.to_string()).collect();
        assert!(listed(&many).ends_with("\"19\", and 2 more"));
    }
}

//! Given names and surnames.

/// The kinds of names of people.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Kind {
    /// A given name.
    Given,
    /// A surname.
    Surname,
}

/// The names of a census table: a name in capitals at the start of each line.
pub fn read_census(table: &str) -> impl Iterator<Item = &str> {
    table.lines().filter_map(|line| line.split_whitespace().next())
}

/// The names in a module that lists them as string literals, assigned to variables whose names tell the
/// kind. Everything else in the module is passed over.
pub fn read_module(module: &str) -> Vec<(Kind, &str)> {
    let mut names = Vec::new();
    let mut kind = None;
    for line in module.lines() {
        if let Some(variable) = assigned(line) {
            kind = kind_of(variable);
        } else if line.trim_start().starts_with("def ") {
            kind = None;
        }
        if let Some(kind) = kind {
            names.extend(literals(line).map(|name| (kind, name)));
        }
    }
    names
}

fn kind_of(variable: &str) -> Option<Kind> {
    if variable.contains("first_name") {
        Some(Kind::Given)
    } else if variable.contains("last_name") {
        Some(Kind::Surname)
    } else {
        None
    }
}

/// The variable that the line assigns, if it does.
fn assigned(line: &str) -> Option<&str> {
    let (left, _) = line.split_once('=')?;
    let variable = left.split(':').next()?.trim();
    let plain = variable.chars().all(|c| c.is_ascii_alphanumeric() || c == '_');
    (plain && !variable.is_empty()).then_some(variable)
}

/// The double-quoted strings of a line that can be names.
fn literals(line: &str) -> impl Iterator<Item = &str> {
    let code = line.split('#').next().unwrap_or_default();
    code.split('"').skip(1).step_by(2).filter(|text| !text.contains('{'))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn variables_tell_the_kind() {
        let module = r#"
    formats: Tuple[str, ...] = ("{{first_name}} {{last_name}}",)
    # 2 names
    first_names_male: Tuple[str, ...] = (
        "Aarón",  # "no"
        "Abel",
    )
    prefixes = ("Sr.",)
    last_names = OrderedDict((("García", 0.5), ("Ruiz", 0.1)))
"#;
        let expected = [
            (Kind::Given, "Aarón"),
            (Kind::Given, "Abel"),
            (Kind::Surname, "García"),
            (Kind::Surname, "Ruiz"),
        ];
        assert_eq!(read_module(module), expected);
    }

    #[test]
    fn a_census_line_begins_with_the_name() {
        assert_eq!(
            read_census("SMITH 1.006 1.006 1\nRUTTE 0.0 9 7\n").collect::<Vec<_>>(),
            ["SMITH", "RUTTE"]
        );
    }
}

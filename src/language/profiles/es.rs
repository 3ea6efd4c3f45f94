//! How Spanish is written.

use super::{EndingWords, Family, PLAIN, Profile, ROMANCE_INNER_ENDINGS};

pub(in crate::language) const PROFILE: Profile = Profile {
    quotes: &[('«', '»'), ('“', '”'), ('"', '"')],
    decimal: ',',
    grouping: ".\u{202f}\u{a0} ",
    enclitics: &["nos", "los", "las", "les", "me", "te", "se", "lo", "la", "le", "os"],
    before_enclitics: (&["r", "ndo", "d"], &[]),
    prefixes: &[
        "anti", "auto", "bio", "contra", "des", "euro", "ex", "extra", "hiper", "infra", "inter", "macro",
        "mega", "micro", "mini", "mono", "multi", "narco", "neo", "pluri", "poli", "pos", "post", "pre",
        "pro", "re", "semi", "sobre", "sub", "super", "supra", "tele", "trans", "ultra", "vice",
    ],
    adjective_prefixes: (
        &["para"],
        &["al", "ales", "ares", "ico", "ica", "icos", "icas", "ario", "aria", "arios", "arias"],
    ),
    suffixes: &[
        ("mente", ""),
        ("mente", "o"),
        ("s", ""),
        ("es", ""),
        ("ísimo", ""),
        ("ísimo", "o"),
        ("ísimo", "e"),
        ("quísimo", "co"),
        ("guísimo", "go"),
        ("bilísimo", "ble"),
        ("ísima", ""),
        ("ísima", "o"),
        ("ísima", "e"),
        ("quísima", "co"),
        ("guísima", "go"),
        ("bilísima", "ble"),
        ("ísimos", "o"),
        ("ísimas", "o"),
        ("ito", "o"),
        ("ita", "a"),
        ("cito", ""),
        ("cita", ""),
    ],
    indefinite: &["un", "una"],
    ending_words: &[
        // "cancillera": a feminine form that no list holds
        EndingWords { words: &["a"], behind: &["r", "l", "n", "s", "z"], ..EndingWords::NONE },
    ],
    continuing: &["de", "del", "que"],
    saying: &["dijo", "dice", "afirmó", "aseguró", "señaló", "declaró"],
    letters: "áéíóúüñ",
    tagged: true,
    number_endings: &["º", "ª"],
    courteous: &["usted", "ustedes", "este"],
    verb_follows: true,
    drops_pronouns: true,
    participles: &["do", "to", "cho", "so"],
    families: &[Family::Romance],
    bare_names: true,
    inner_endings: ROMANCE_INNER_ENDINGS,
    before_years: &["año"],
    ..PLAIN
};

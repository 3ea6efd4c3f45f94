//! How Croatian is written.

use super::{Capitals, EndingWords, Family, Layout, PLAIN, Profile, Stem};

pub(in crate::language) const PROFILE: Profile = Profile {
    quotes: &[('„', '”'), ('„', '“'), ('»', '«'), ('"', '"')],
    decimal: ',',
    grouping: ".\u{a0}\u{202f} ",
    capitals: Capitals::Names,
    ordinal_period: true,
    stranded: &[
        "protiv", "preko", "prije", "poslije", "blizu", "okolo", "ispred", "iza", "iznad", "ispod", "između",
        "nasuprot", "pored", "unatoč", "usprkos", "mimo", "izvan", "unutar",
    ],
    prefixes: &[
        "anti", "auto", "avio", "bio", "dvo", "eko", "eks", "elektro", "euro", "foto", "geo", "hidro",
        "hiper", "infra", "inter", "jedno", "kontra", "kvazi", "makro", "mega", "među", "mikro", "mini",
        "mono", "multi", "naj", "nano", "ne", "neo", "novo", "polu", "post", "poslije", "pra", "pre", "pred",
        "proto", "protu", "pseudo", "psiho", "radio", "samo", "socio", "sub", "super", "tele", "termo",
        "trans", "tro", "turbo", "ultra", "vele", "vice", "video", "više", "izvan",
    ],
    suffixes: &[
        // the possessives of names: Horvatov, Mamićev, Anin
        ("ov", ""),
        ("ova", ""),
        ("ove", ""),
        ("ovi", ""),
        ("ovih", ""),
        ("ovim", ""),
        ("ovo", ""),
        ("ovog", ""),
        ("ovoga", ""),
        ("ovoj", ""),
        ("ovom", ""),
        ("ovu", ""),
        ("ev", ""),
        ("eva", ""),
        ("eve", ""),
        ("evi", ""),
        ("evo", ""),
        ("evog", ""),
        ("evoj", ""),
        ("evom", ""),
        ("evu", ""),
        ("ina", "a"),
        ("ine", "a"),
        ("ini", "a"),
        ("inog", "a"),
        ("inom", "a"),
        ("inu", "a"),
        // nouns and adverbs of adjectives
        ("ost", ""),
        ("osti", ""),
        ("ošću", ""),
        ("nost", "an"),
        ("nosti", "an"),
        ("nošću", "an"),
        // comparatives
        ("niji", "an"),
        ("nija", "an"),
        ("nije", "an"),
        // present participles of the third person plural
        ("ći", ""),
        ("vši", "ti"),
        // verbal nouns
        ("anje", "ati"),
        ("anja", "ati"),
        ("anju", "ati"),
        ("anjem", "ati"),
    ],
    ending_words: &[
        // "kontekstni": behind a noun or a verb it is rather an adjective that the lists lack
        EndingWords { words: &["na", "ni", "no", "nu", "ne", "je"], stem: Stem::Common, ..EndingWords::NONE },
        // "pročitaste, smijeniti"; a participle, which ends otherwise, has forms of "to be" behind it as words
        EndingWords {
            words: &["te", "ste", "smo", "ti", "niti"],
            stem: Stem::Common,
            behind: &["a", "e", "i", "u"],
            never_behind: &["la", "lo", "li", "le"],
        },
    ],
    continuing: &["da", "koji", "koja", "koje"],
    letters: "čćđšž",
    keyboard: Layout::Qwertz,
    number_endings: &["godišnj", "član", "minut", "sat", "dnevn", "struk", "erica"],
    closes_clauses: true,
    courteous: &[
        "vi", "vas", "vam", "vama", "vaš", "vaša", "vaše", "vaši", "vašeg", "vašem", "vašoj", "vašu",
        "vaših", "vašim",
    ],
    closing: &["og", "ih", "im", "emu", "ima", "ama", "uje", "ala", "ali", "ilo"],
    families: &[Family::SouthSlavic],
    fleeting_vowels: &["a"],
    ..PLAIN
};

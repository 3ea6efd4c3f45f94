//! How Slovak is written.

use super::{Capitals, EndingWords, Family, Layout, PLAIN, Profile, Stem};

pub(in crate::language) const PROFILE: Profile = Profile {
    quotes: &[('„', '“'), ('»', '«'), ('"', '"')],
    decimal: ',',
    grouping: "\u{a0} \u{202f}.",
    capitals: Capitals::Names,
    ordinal_period: true,
    // "hlasovali za", "boli proti", "stál vedľa"
    stranded: &[
        "mimo",
        "naproti",
        "napriek",
        "navzdory",
        "neďaleko",
        "okolo",
        "oproti",
        "pozdĺž",
        "pod",
        "proti",
        "skrz",
        "uprostred",
        "vedľa",
        "vnútri",
        "za",
    ],
    prefixes: &[
        "aero", "agro", "anti", "arci", "audio", "auto", "bio", "celo", "desať", "dvoj", "eko", "elektro",
        "euro", "ex", "foto", "geo", "hydro", "hyper", "jedno", "kontra", "krypto", "kvázi", "kyber",
        "makro", "medzi", "mega", "mikro", "mini", "mnoho", "multi", "naj", "najne", "nano", "narko", "ne",
        "neo", "neuro", "novo", "osem", "päť", "pol", "polo", "post", "pra", "proti", "pseudo", "psycho",
        "rádio", "samo", "seba", "sedem", "spolu", "staro", "super", "šesť", "štvor", "tele", "termo",
        "trans", "troj", "turbo", "ultra", "veľko", "vice", "viac", "video", "vysoko", "znovu",
    ],
    suffixes: &[
        // possessives of men's and women's names, and women's surnames
        ("ov", ""),
        ("ova", ""),
        ("ovo", ""),
        ("ove", ""),
        ("ovi", ""),
        ("ovu", ""),
        ("ovho", ""),
        ("ovmu", ""),
        ("ovom", ""),
        ("ovým", ""),
        ("ových", ""),
        ("ovými", ""),
        ("ová", ""),
        ("ovej", ""),
        ("ovú", ""),
        ("ovou", ""),
        ("in", "a"),
        ("ina", "a"),
        ("ine", "a"),
        ("inej", "a"),
        ("inho", "a"),
        ("inu", "a"),
        ("iných", "a"),
        // adverbs and nouns of adjectives
        ("sky", "ský"),
        ("cky", "cký"),
        ("osť", "ý"),
        ("osti", "ý"),
        ("osťou", "ý"),
        // cases of names and loans
        ("om", ""),
        ("och", ""),
        ("ami", ""),
        ("ovia", ""),
        ("ého", "ý"),
        ("ému", "ý"),
        // diminutives
        ("íček", "ík"),
        ("ička", "ica"),
        ("očka", "ka"),
        ("ôčka", "ka"),
    ],
    ending_words: &[
        // "potvrdna": behind a noun or a verb it is rather an adjective that the lists lack
        EndingWords { words: &["na", "ni", "no", "nu", "ne", "je"], stem: Stem::Common, ..EndingWords::NONE },
    ],
    continuing: &["že", "ktorý", "ktorá", "ktoré"],
    letters: "áäčďéíĺľňóôŕšťúýžěřůëöü",
    keyboard: Layout::Qwertz,
    number_endings: &[
        "roč", "krát", "násob", "člen", "dň", "hodin", "minút", "stup", "miest", "posch", "let", "týžd",
        "mesač",
    ],
    closes_clauses: true,
    courteous: &[
        "vy", "vás", "vám", "vami", "váš", "vaša", "vaše", "vaši", "vášho", "vášmu", "vaším", "vašich",
        "vašimi", "vašej", "vašu", "teba", "tebe", "tebou", "tvoj", "tvoja", "tvoje",
    ],
    closing: &[
        "á", "é", "ý", "í", "ého", "ých", "ým", "om", "ými", "ou", "ách", "ami", "ovať", "uje", "ujú", "ila",
        "ili", "ilo", "ala", "ali", "alo", "ajú", "ne",
    ],
    families: &[Family::WestSlavic],
    fleeting_vowels: &["e", "o"],
    ..PLAIN
};

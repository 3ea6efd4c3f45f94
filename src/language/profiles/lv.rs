//! How Latvian is written.

use super::{Capitals, Layout, PLAIN, Profile};

pub(in crate::language) const PROFILE: Profile = Profile {
    quotes: &[('„', '”'), ('«', '»'), ('"', '"')],
    decimal: ',',
    grouping: "\u{a0}\u{202f} .",
    capitals: Capitals::Names,
    ordinal_period: true,
    stranded: &[
        "apkārt", "blakus", "cauri", "dēļ", "garām", "klāt", "labad", "līdz", "līdzi", "līdzās", "par",
        "pirms", "pret", "pretim", "pretī", "pāri", "pēc", "ārpus",
    ],
    prefixes: &[
        "aero", "agro", "anti", "auto", "bez", "bio", "div", "eko", "eks", "ekstra", "elektro", "eiro",
        "foto", "hidro", "hiper", "infra", "jaun", "jā", "kiber", "kontra", "kvazi", "līdz", "makro", "mega",
        "mikro", "mini", "mono", "multi", "nano", "ne", "neo", "pašu", "poli", "post", "pret", "pseido",
        "psiho", "pus", "pēc", "pirms", "starp", "sub", "super", "tele", "termo", "trans", "trīs", "turbo",
        "ultra", "vice", "video", "vienu", "vis", "ārpus", "četr",
    ],
    suffixes: &[
        // verbal nouns
        ("šana", "t"),
        ("šanas", "t"),
        ("šanai", "t"),
        ("šanu", "t"),
        ("šanā", "t"),
        ("šanās", "ties"),
        ("šanos", "ties"),
        // agents
        ("tājs", "t"),
        ("tāja", "t"),
        ("tāju", "t"),
        ("tājam", "t"),
        ("tāji", "t"),
        ("tājiem", "t"),
        // nouns of adjectives
        ("ums", "s"),
        ("uma", "s"),
        ("umu", "s"),
        ("ība", "s"),
        ("ības", "s"),
        ("ību", "s"),
        // comparatives
        ("āks", "s"),
        ("āka", "s"),
        ("āki", "s"),
        ("ākas", "s"),
        ("āku", "s"),
        ("ākais", "s"),
        ("ākā", "s"),
        ("ākie", "s"),
        ("āk", "s"),
        // definite endings
        ("ais", "s"),
        ("ajam", "s"),
        ("ajā", "s"),
        ("ajiem", "s"),
        ("ajos", "s"),
        // diminutives
        ("iņš", "s"),
        ("iņa", "a"),
        ("īte", "e"),
        ("ītis", "is"),
    ],
    continuing: &["ka", "kas"],
    letters: "āčēģīķļņšūž",
    keyboard: Layout::Qwerty,
    number_endings: &["gad", "procent", "minūš", "stund", "dienu"],
    closes_clauses: true,
    courteous: &["jūs", "jūsu", "jums"],
    closing: &["ajos", "ajās", "ēja", "iem"],
    ..PLAIN
};

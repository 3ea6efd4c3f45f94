//! How Indonesian is written.

use super::{Capitals, PLAIN, Profile};

pub(in crate::language) const PROFILE: Profile = Profile {
    decimal: ',',
    grouping: ".",
    capitals: Capitals::NamesAndCalendar,
    stranded: &[
        "atas", "bawah", "dalam", "luar", "depan", "belakang", "dekat", "seberang", "samping", "bersama",
        "sampai", "lewat", "usai", "selain", "pasca",
    ],
    // pronouns behind their verb
    enclitics: &["nya", "mu", "ku"],
    prefixes: &[
        "memper", "diper", "menge", "meng", "mem", "men", "me", "di", "ter", "ber", "per", "peng", "pem",
        "pen", "pe", "se", "ketidak", "anti", "antar", "adi", "bio", "dwi", "eko", "eks", "ekstra", "infra",
        "inter", "intra", "kontra", "maha", "makro", "mega", "mikro", "mini", "multi", "nano", "neo", "nir",
        "non", "panca", "pasca", "pra", "pro", "semi", "sub", "super", "swa", "tele", "tri", "tuna", "ultra",
    ],
    suffixes: &[
        ("nya", ""),
        ("ku", ""),
        ("mu", ""),
        ("lah", ""),
        ("kah", ""),
        ("kan", ""),
        ("an", ""),
        ("i", ""),
        ("kannya", ""),
        ("annya", ""),
        ("anku", ""),
        ("anmu", ""),
        ("isasi", ""),
        ("isme", ""),
        ("is", ""),
        ("wan", ""),
        ("wati", ""),
        ("isir", "isasi"),
        ("iah", ""),
        ("wi", ""),
        ("logi", ""),
    ],
    common: &["stopkontak"],
    counted: &["jam"],
    number_endings: &["an"],
    reduplicates: true,
    courteous: &["anda", "saudara", "saudari", "ibu", "bapak"],
    saying: &["mengatakan", "berkata", "menyatakan"],
    before_years: &["tahun"],
    ..PLAIN
};

//! How Vietnamese is written: each syllable by itself.

use super::{Capitals, PLAIN, Profile};

pub(in crate::language) const PROFILE: Profile = Profile {
    quotes: &[('“', '”'), ('«', '»'), ('"', '"')],
    decimal: ',',
    grouping: ".\u{a0}\u{202f} ",
    // peoples and languages have capitals (người Anh, tiếng Nga), months and weekdays often (thứ Hai, tháng Giêng)
    capitals: Capitals::NamesAndCalendar,
    stranded: &[
        "cho", "cùng", "dưới", "giữa", "ngoài", "qua", "sau", "theo", "trên", "trong", "trước", "về", "với",
    ],
    continuing: &["rằng", "mà"],
    letters: "àáảãạăằắẳẵặâầấẩẫậđèéẻẽẹêềếểễệìíỉĩịòóỏõọôồốổỗộơờớởỡợùúủũụưừứửữựỳýỷỹỵ",
    reduplicates: true,
    before_years: &["năm"],
    counted: &["giờ", "mét", "tỷ", "năm"],
    ..PLAIN
};

//! The closed word classes.

/// The closed word classes. A form that belongs to several takes the one that it has most often.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[repr(u8)]
pub enum WordClass {
    /// the, la, cada
    Determiner = 1,
    /// of, de, hacia
    Preposition = 2,
    /// and, or, y, pero: joins equals
    Coordinator = 3,
    /// because, although, porque: opens a clause
    Subordinator = 4,
    /// he, they, ellos: subject forms, which open a sentence and want a verb
    Subject = 5,
    /// him, them, lo, se: object and reflexive forms
    Object = 6,
    /// is, had, ha, está: finite auxiliaries and copulas
    Auxiliary = 7,
    /// will, must: a modal that wants a bare infinitive
    Modal = 8,
    /// not, very, también
    Adverb = 9,
    /// who, which, que: relatives and interrogatives
    Relative = 10,
    /// two, tres
    Numeral = 11,
    /// yes, oh, hola
    Interjection = 12,
    /// to before a verb, the genitive 's, and what fits no other class
    Particle = 13,
}

impl WordClass {
    /// All classes, in the order of their codes.
    pub const ALL: [Self; 13] = [
        Self::Determiner,
        Self::Preposition,
        Self::Coordinator,
        Self::Subordinator,
        Self::Subject,
        Self::Object,
        Self::Auxiliary,
        Self::Modal,
        Self::Adverb,
        Self::Relative,
        Self::Numeral,
        Self::Interjection,
        Self::Particle,
    ];

    /// The word that dictionary sources use for this class.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Determiner => "determiner",
            Self::Preposition => "preposition",
            Self::Coordinator => "coordinator",
            Self::Subordinator => "subordinator",
            Self::Subject => "subject",
            Self::Object => "object",
            Self::Auxiliary => "auxiliary",
            Self::Modal => "modal",
            Self::Adverb => "adverb",
            Self::Relative => "relative",
            Self::Numeral => "numeral",
            Self::Interjection => "interjection",
            Self::Particle => "particle",
        }
    }

    /// The class with this source name.
    pub fn from_name(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|class| class.name() == name)
    }

    /// The class with this code, its place in [`Self::ALL`] from 1 on.
    pub(super) const fn from_code(code: u8) -> Option<Self> {
        if code == 0 || code as usize > Self::ALL.len() { None } else { Some(Self::ALL[code as usize - 1]) }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn class_names_lead_back_to_their_class() {
        for class in WordClass::ALL {
            assert_eq!(WordClass::from_name(class.name()), Some(class));
        }
    }
}

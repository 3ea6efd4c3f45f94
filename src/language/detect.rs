//! Which language a text is written in: the detector's opinion and the votes of the dictionaries.

use super::Language;
use crate::lexicon::Key;
use crate::text::Token;

/// A language and how sure the detection is.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Detection {
    /// The language.
    pub language: Language,
    /// 0.0 (a guess) to 1.0 (certain).
    pub confidence: f32,
}

/// Bytes of a document that the detector reads: more changes no result.
const SAMPLE_BYTES: usize = 4096;
/// Words of a paragraph that the dictionaries vote on.
const SAMPLE_WORDS: usize = 60;
/// Paragraphs with fewer words take the document's language.
const MIN_WORDS: usize = 5;
/// Mean vote from which a dictionary speaks for its language; foreign text stays far below.
const OWN_VOTE: f32 = 0.5;
/// Mean vote from which it speaks against the detector.
const STRONG_VOTE: f32 = 0.62;
/// Mean vote from which a paragraph keeps the language of its document: headlines have few function words.
const KEEP_VOTE: f32 = 0.38;

/// The language of a whole document, from its first paragraphs.
pub fn detect(text: &str, tokens: &[Token]) -> Detection {
    let mut end = SAMPLE_BYTES.min(text.len());
    while !text.is_char_boundary(end) {
        end -= 1;
    }
    let words = tokens.iter().take_while(|t| t.start() < end).filter(|t| t.is_word()).count();
    if words == 0 {
        return Detection { language: Language::UNDETERMINED, confidence: 0.0 };
    }
    decide(&text[..end], text, tokens, 4 * SAMPLE_WORDS)
        .unwrap_or(Detection { language: Language::UNDETERMINED, confidence: 0.0 })
}

/// The language of a paragraph of a document in `document`. A short paragraph takes the document's
/// language, and so does one that its dictionary knows well.
pub fn detect_paragraph(text: &str, paragraph: &str, tokens: &[Token], document: Language) -> Language {
    let words = tokens.iter().filter(|t| t.is_word()).take(MIN_WORDS).count();
    if words < MIN_WORDS || vote(text, tokens, document, SAMPLE_WORDS) >= KEEP_VOTE {
        return document;
    }
    let mut end = SAMPLE_BYTES.min(paragraph.len());
    while !paragraph.is_char_boundary(end) {
        end -= 1;
    }
    match decide(&paragraph[..end], text, tokens, SAMPLE_WORDS) {
        // a document that no dictionary vouches for changes its language only on full agreement
        Some(found) if found.confidence >= if document.lexicon().is_some() { 0.7 } else { 0.95 } => {
            found.language
        }
        _ => document,
    }
}

fn decide(sample: &str, text: &str, tokens: &[Token], limit: usize) -> Option<Detection> {
    let info = whatlang::detect(sample)?;
    let detected = Language::from_detector(info.lang());
    let best = Language::with_lexicon()
        .map(|language| (language, vote(text, tokens, language, limit)))
        .max_by(|a, b| a.1.total_cmp(&b.1));
    let sure = if info.is_reliable() { 0.9 } else { info.confidence() as f32 * 0.8 };
    let (language, confidence) = match (best, detected) {
        (Some((language, share)), Some(other)) if language == other => (
            language,
            if info.is_reliable() && share >= OWN_VOTE { 1.0 } else { sure.max(share + 0.2).min(0.9) },
        ),
        (Some((language, share)), _) if share >= STRONG_VOTE => (language, 0.8),
        // a neighbour of a language that has a dictionary shares half of its small words
        (_, Some(other)) if sure >= 0.5 && other.lexicon().is_none() => (other, sure),
        (Some((language, share)), _) if share >= OWN_VOTE => (language, 0.6),
        (_, Some(other)) => (other, sure),
        (_, None) => (Language::UNDETERMINED, sure),
    };
    Some(Detection { language, confidence })
}

/// How strongly a dictionary claims the words: the mean over them of 1 for a valid function word, less
/// for a rarer valid word, 0 for one it does not hold.
pub(super) fn vote(text: &str, tokens: &[Token], language: Language, limit: usize) -> f32 {
    let Some(lexicon) = language.lexicon() else { return 0.0 };
    let mut key = Key::new();
    let (mut sum, mut count) = (0.0, 0usize);
    for token in tokens.iter().filter(|t| t.is_word()).take(limit) {
        let entry = lexicon.get(key.of(token.text(text)));
        count += 1;
        if entry.is_function_word() {
            sum += 1.0;
        } else if entry.is_valid() {
            // names and loans are in every dictionary, so other words count half
            sum += (entry.zipf() / 10.0).clamp(0.1, 0.5);
        }
    }
    if count == 0 { 0.0 } else { sum / count as f32 }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::tokenize::tokenize;

    fn code(text: &str) -> &'static str {
        detect(text, &tokenize(text)).language.code()
    }

    #[test]
    fn articles_are_recognised() {
        assert_eq!(
            code("The minister said on Monday that the talks would go on until both sides agree."),
            "en"
        );
        assert_eq!(
            code("El ministro dijo el lunes que las conversaciones seguirán hasta que haya un acuerdo."),
            "es"
        );
        assert_eq!(
            code("Le ministre a déclaré lundi que les discussions se poursuivraient jusqu’à un accord."),
            "fr"
        );
        assert_eq!(
            code("Der Minister sagte am Montag, dass die Gespräche weitergehen, bis es eine Einigung gibt."),
            "de"
        );
        assert_eq!(
            code("O ministro disse na segunda-feira que as conversações vão continuar até haver um acordo."),
            "pt"
        );
        assert_eq!(
            code("Министр заявил в понедельник, что переговоры продолжатся до достижения соглашения."),
            "ru"
        );
    }

    #[test]
    fn a_short_paragraph_takes_the_language_of_its_document() {
        let english = Language::from_code("en").expect("English");
        let text = "Real Madrid";
        assert_eq!(detect_paragraph(text, text, &tokenize(text), english), english);
    }

    #[test]
    fn a_foreign_paragraph_is_told_from_its_document() {
        let english = Language::from_code("en").expect("English");
        let text = "Los vecinos del barrio esperan que la obra termine antes de la primavera.";
        assert_eq!(detect_paragraph(text, text, &tokenize(text), english).code(), "es");
    }
}

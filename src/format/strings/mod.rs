//! Files of translated strings: gettext's PO and XLIFF. Only the translations are prose; placeholders, tags and access
//! keys in them stay.

mod markup;
mod message;
mod po;
mod po_lines;
mod xliff;

pub use po::Po;
pub use xliff::Xliff;

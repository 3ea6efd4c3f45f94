//! Digests of blocks as headers tell them.

use data_encoding::{BASE32, HEXLOWER};
use sha1::{Digest, Sha1};

/// The digest of `block`, written as the digest `old` of what it was is: SHA-1 in base 32 or, as some tools do, in
/// hexadecimal digits. `None` for others, which are not made.
pub fn renewed(old: &str, block: &[u8]) -> Option<String> {
    let (algorithm, value) = old.split_once(':')?;
    if !algorithm.eq_ignore_ascii_case("sha1") {
        return None;
    }
    let digest = Sha1::digest(block);
    let new = match value.len() {
        32 => BASE32.encode(&digest),
        40 => HEXLOWER.encode(&digest),
        _ => return None,
    };
    Some(format!("{algorithm}:{new}"))
}

#[cfg(test)]
mod tests {
    use super::renewed;

    #[test]
    fn a_digest_is_written_as_the_old_one() {
        let old = format!("sha1:{}", "A".repeat(32));
        assert_eq!(renewed(&old, b"").as_deref(), Some("sha1:3I42H3S6NNFQ2MSVX7XZKYAYSCX5QBYJ"));
        let old = format!("SHA1:{}", "a".repeat(40));
        let empty = "SHA1:da39a3ee5e6b4b0d3255bfef95601890afd80709";
        assert_eq!(renewed(&old, b"").as_deref(), Some(empty));
    }

    #[test]
    fn others_are_not_made() {
        for old in ["md5:x", "sha1:x", "sha256:x", ""] {
            assert_eq!(renewed(old, b""), None, "{old}");
        }
    }
}

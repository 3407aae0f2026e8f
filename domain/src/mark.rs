//! Marks that tell one content from another.

/// FNV-1a of 32 bits over some bytes: the same content has the same mark, and another one hardly ever has it. For what is
/// changed by one person on two devices; nothing that somebody could want to forge.
#[must_use]
pub fn mark(bytes: impl IntoIterator<Item = u8>) -> u32 {
    let step = |mark: u32, byte| (mark ^ u32::from(byte)).wrapping_mul(0x0100_0193);
    bytes.into_iter().fold(0x811c_9dc5, step)
}

#[cfg(test)]
mod tests {
    use super::mark;

    /// <http://www.isthe.com/chongo/tech/comp/fnv/> lists these.
    #[test]
    fn is_fnv_1a() {
        assert_eq!(mark(*b""), 0x811c_9dc5);
        assert_eq!(mark(*b"a"), 0xe40c_292c);
        assert_eq!(mark(*b"foobar"), 0xbf9c_f968);
    }
}

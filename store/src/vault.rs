//! Secrets that must be read again: sealed with AES-256-GCM before they are stored.

use ring::aead::{AES_256_GCM, Aad, LessSafeKey, NONCE_LEN, Nonce, UnboundKey};
use sha2::{Digest as _, Sha256};

/// How many bytes of a key's hash say which key it was.
const NAME: usize = 4;

/// A key of 256 bits.
pub type VaultKey = [u8; 32];

struct Named {
    name: [u8; NAME],
    key: LessSafeKey,
}

/// Seals under the newest key and opens under any. What is sealed is bound to its row, so that it is worth nothing in
/// another. Layout: 4 bytes of the key's SHA-256, 12 of nonce, the ciphertext with its tag.
pub struct Vault(Vec<Named>);

/// There is no key.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("a vault needs at least one key of 32 bytes")]
pub struct NoKey;

fn named(key: &VaultKey) -> Option<Named> {
    let name = Sha256::digest(key).first_chunk::<NAME>().copied()?;
    let unbound = UnboundKey::new(&AES_256_GCM, key).ok()?;
    Some(Named { name, key: LessSafeKey::new(unbound) })
}

impl Vault {
    /// With these keys, the newest first.
    ///
    /// # Errors
    /// When there is none.
    pub fn new(keys: &[VaultKey]) -> Result<Self, NoKey> {
        let keys: Vec<_> = keys.iter().filter_map(named).collect();
        if keys.is_empty() { Err(NoKey) } else { Ok(Self(keys)) }
    }

    /// Seals for a row. `fresh` is random and never used twice.
    ///
    /// # Errors
    /// When the cipher refuses, which it does not at these lengths.
    pub fn seal(&self, row: &[u8], fresh: &[u8; 32], plain: &[u8]) -> Result<Vec<u8>, NoKey> {
        let (newest, nonce) = self.0.first().zip(fresh.first_chunk::<NONCE_LEN>()).ok_or(NoKey)?;
        let mut sealed = plain.to_vec();
        let once = Nonce::assume_unique_for_key(*nonce);
        newest.key.seal_in_place_append_tag(once, Aad::from(row), &mut sealed).map_err(|_| NoKey)?;
        Ok([&newest.name[..], nonce, &sealed].concat())
    }

    /// Opens what was sealed for this row. `None`: altered, another row's, or under a key that is gone.
    #[must_use]
    pub fn open(&self, row: &[u8], sealed: &[u8]) -> Option<Vec<u8>> {
        let (name, rest) = sealed.split_first_chunk::<NAME>()?;
        let (nonce, ciphertext) = rest.split_first_chunk::<NONCE_LEN>()?;
        let named = self.0.iter().find(|named| named.name == *name)?;
        let mut opened = ciphertext.to_vec();
        let once = Nonce::assume_unique_for_key(*nonce);
        let plain = named.key.open_in_place(once, Aad::from(row), &mut opened).ok()?;
        Some(plain.to_vec())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_sealed_opens_for_its_row_alone_and_unaltered() {
        let vault = Vault::new(&[[1; 32]]).unwrap();
        let sealed = vault.seal(b"row", &[9; 32], b"secret").unwrap();
        assert!(!sealed.windows(6).any(|window| window == b"secret"));
        assert_eq!(vault.open(b"row", &sealed).unwrap(), b"secret");
        assert_eq!(vault.open(b"another", &sealed), None);
        for at in 0..sealed.len() {
            let mut altered = sealed.clone();
            altered[at] ^= 1;
            assert_eq!(vault.open(b"row", &altered), None, "byte {at}");
        }
        assert_eq!(vault.open(b"row", &sealed[..10]), None);
    }

    #[test]
    fn an_older_key_still_opens_and_a_removed_one_does_not() {
        let old = Vault::new(&[[1; 32]]).unwrap();
        let sealed = old.seal(b"row", &[9; 32], b"secret").unwrap();
        assert!(Vault::new(&[[2; 32], [1; 32]]).unwrap().open(b"row", &sealed).is_some());
        assert!(Vault::new(&[[2; 32]]).unwrap().open(b"row", &sealed).is_none());
        assert!(Vault::new(&[]).is_err());
    }
}

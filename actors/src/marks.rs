//! What letters carry that only we can have made: where they come back to, and the link that switches their kind off.
//! Neither is kept anywhere; each says whom it is about, under an HMAC.

use base64::{Engine as _, prelude::BASE64_URL_SAFE_NO_PAD};
use fittribe_domain::{AccountId, account::Email, person::telling::Subject};
use hmac::{Hmac, KeyInit as _, Mac as _};
use sha2::{Digest as _, Sha256};
use uuid::Uuid;

/// Bytes of a tag in an address, whose local part has room for 64 characters: guessing one takes 2^80 tries, each a
/// message, for a mark that its owner takes away with a click.
const TAG: usize = 10;

/// Makes and reads marks. Invariant: each part is under the HMAC with its length, so that no two marks have the same
/// words, and no mark of one sort is one of another.
#[derive(Clone)]
pub struct Marks {
    key: Hmac<Sha256>,
    bounces: Option<(String, String)>,
}

/// Who says that it was addressed to whom: not yet believed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Returned {
    /// Whose letter.
    pub account: AccountId,
    tag: [u8; TAG],
}

impl Marks {
    /// Marks under a key that is made of a secret and is of no use for anything else the secret serves. `bounces` is the
    /// address that letters come back to; without it they come back to their sender, and nobody reads them here.
    #[must_use]
    pub fn new(secret: &[u8], bounces: Option<&str>) -> Self {
        let key = Sha256::new().chain_update(b"fittribe mail 1\0").chain_update(secret).finalize();
        let mut block = hmac::digest::Key::<Hmac<Sha256>>::default();
        for (place, byte) in block.iter_mut().zip(key) {
            *place = byte;
        }
        let bounces = bounces.and_then(|address| address.rsplit_once('@'));
        let bounces = bounces.map(|(local, domain)| (local.to_owned(), domain.to_owned()));
        Self { key: Hmac::new(&block), bounces }
    }

    fn over(&self, parts: &[&[u8]]) -> Hmac<Sha256> {
        let mut mac = self.key.clone();
        for part in parts {
            mac.update(&u64::try_from(part.len()).unwrap_or(u64::MAX).to_be_bytes());
            mac.update(part);
        }
        mac
    }

    fn return_tag(&self, account: AccountId, email: &Email) -> Hmac<Sha256> {
        self.over(&[b"return", account.uuid().as_bytes(), email.as_str().as_bytes()])
    }

    /// Where a letter to an account's address comes back to: the configured address with a mark of the account in it.
    #[must_use]
    pub fn return_path(&self, account: AccountId, email: &Email) -> Option<String> {
        let (local, domain) = self.bounces.as_ref()?;
        let tag = self.return_tag(account, email).finalize().into_bytes();
        // Hexadecimal, since mail servers may change the case of an address.
        let mut path = format!("{local}+{}", account.uuid().simple());
        for byte in tag.iter().take(TAG) {
            path.push_str(&format!("{byte:02x}"));
        }
        Some(format!("{path}@{domain}"))
    }

    /// Whose letter came back, as the address says that it came back to.
    #[must_use]
    pub fn returned(&self, address: &str) -> Option<Returned> {
        let (local, _) = address.rsplit_once('@')?;
        let (_, mark) = local.rsplit_once('+')?;
        let (account, tag) = mark.split_at_checked(32)?;
        let account = Uuid::try_parse(account).ok()?;
        let mut bytes = [0; TAG];
        if tag.len() != 2 * TAG || !tag.is_ascii() {
            return None;
        }
        for (place, byte) in bytes.iter_mut().enumerate() {
            *byte = u8::from_str_radix(tag.get(2 * place..2 * place + 2)?, 16).ok()?;
        }
        Some(Returned { account: account.into(), tag: bytes })
    }

    /// Whether it was we who sent a letter to this address of the account's: nobody else can have made the mark, and one
    /// for an earlier address is none for this.
    #[must_use]
    pub fn sent(&self, returned: &Returned, email: &Email) -> bool {
        self.return_tag(returned.account, email).verify_truncated_left(&returned.tag).is_ok()
    }

    fn switch(&self, account: AccountId, subject: Subject) -> Hmac<Sha256> {
        self.over(&[b"switch off", account.uuid().as_bytes(), subject.name().as_bytes()])
    }

    /// What a link holds that switches letters about a subject off, for as long as the secret is the same.
    #[must_use]
    pub fn switch_off(&self, account: AccountId, subject: Subject) -> String {
        let tag = self.switch(account, subject).finalize().into_bytes();
        let mark = BASE64_URL_SAFE_NO_PAD.encode([account.uuid().as_bytes().as_slice(), &tag].concat());
        format!("{}.{mark}", subject.name())
    }

    /// Whose letters about what a link switches off. `None`: it is none of ours.
    #[must_use]
    pub fn switched_off(&self, token: &str) -> Option<(AccountId, Subject)> {
        let (name, mark) = token.split_once('.')?;
        let subject = Subject::ALL.into_iter().find(|subject| subject.name() == name)?;
        let mark = BASE64_URL_SAFE_NO_PAD.decode(mark).ok()?;
        let (account, tag) = mark.split_first_chunk::<16>()?;
        let account = AccountId::from_uuid(Uuid::from_bytes(*account));
        self.switch(account, subject).verify_slice(tag).ok()?;
        Some((account, subject))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn account(number: u128) -> AccountId {
        AccountId::from_uuid(Uuid::from_u128(number))
    }

    fn email(text: &str) -> Email {
        Email::parse(text).unwrap()
    }

    #[test]
    fn s49_no_forged_bounce_names_an_account() {
        let marks = Marks::new(b"a secret", Some("bounces@fittribe.example"));
        let address = email("ana@example.org");
        let path = marks.return_path(account(7), &address).unwrap();
        let (local, domain) = path.split_once('@').unwrap();
        assert!(local.len() <= 64 && domain == "fittribe.example", "{path}");
        let returned = marks.returned(&path.to_uppercase()).unwrap();
        assert_eq!(returned.account, account(7));
        assert!(marks.sent(&returned, &address));
        assert!(!marks.sent(&returned, &email("another@example.org")), "the address changed since");
        assert!(!Marks::new(b"another secret", None).sent(&returned, &address));
        for place in "bounces+".len() + 32..local.len() {
            let mut forged = local.as_bytes().to_vec();
            forged[place] = if forged[place] == b'0' { b'1' } else { b'0' };
            let forged = format!("{}@{domain}", String::from_utf8(forged).unwrap());
            let returned = marks.returned(&forged);
            assert!(returned.is_none_or(|returned| !marks.sent(&returned, &address)), "{forged}");
        }
        let other = marks.return_path(account(8), &address).unwrap();
        let spliced = format!("{}{}", &other[..40], &path[40..]);
        assert!(!marks.sent(&marks.returned(&spliced).unwrap(), &address), "{spliced}");
        for none in [
            "",
            "bounces@fittribe.example",
            "bounces+@fittribe.example",
            "bounces+ž@fittribe.example",
            "+é".repeat(30).as_str(),
        ] {
            assert_eq!(marks.returned(none), None, "{none}");
        }
        assert_eq!(Marks::new(b"a secret", None).return_path(account(7), &address), None);
    }

    #[test]
    fn s48_a_link_switches_off_what_it_was_made_for_and_nothing_else() {
        let marks = Marks::new(b"a secret", None);
        let token = marks.switch_off(account(7), Subject::Bookings);
        assert_eq!(marks.switched_off(&token), Some((account(7), Subject::Bookings)));
        assert_eq!(Marks::new(b"another secret", None).switched_off(&token), None);
        let (_, mark) = token.split_once('.').unwrap();
        assert_eq!(marks.switched_off(&format!("payments.{mark}")), None);
        let bytes = BASE64_URL_SAFE_NO_PAD.decode(mark).unwrap();
        for place in 0..bytes.len() {
            let mut forged = bytes.clone();
            forged[place] ^= 1;
            let forged = format!("bookings.{}", BASE64_URL_SAFE_NO_PAD.encode(forged));
            assert_eq!(marks.switched_off(&forged), None, "{place}");
        }
        for none in ["", ".", "bookings.", "bookings", "bookings.AAAA", &format!("bookings.{mark}.")] {
            assert_eq!(marks.switched_off(none), None, "{none}");
        }
    }
}

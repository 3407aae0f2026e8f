//! What may be uploaded, and for what.

use std::{fmt, str::FromStr};

/// What a file is for. It settles what may be uploaded, and who may see it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Purpose {
    /// The picture beside a name. Everybody sees it.
    Avatar,
    /// A picture of a trainer's page. Everybody sees it.
    Gallery,
    /// A document that shows what a trainer has learnt. Its owner and administrators see it.
    Certificate,
}

/// A kind of content that is taken.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum MediaType {
    /// A photograph.
    Jpeg,
    /// A drawing.
    Png,
    /// Either.
    Webp,
    /// A document.
    Pdf,
}

/// The largest upload, in bytes.
pub const LARGEST: u64 = 10 * 1024 * 1024;

/// Not something that is known by that name.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("`{0}` is not known here")]
pub struct Unknown(pub String);

impl Purpose {
    /// Every purpose.
    pub const ALL: [Self; 3] = [Self::Avatar, Self::Gallery, Self::Certificate];

    /// The stored and transmitted name.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Avatar => "avatar",
            Self::Gallery => "gallery",
            Self::Certificate => "certificate",
        }
    }

    /// What may be uploaded for it.
    #[must_use]
    pub const fn takes(self) -> &'static [MediaType] {
        match self {
            Self::Avatar | Self::Gallery => &[MediaType::Jpeg, MediaType::Png, MediaType::Webp],
            Self::Certificate => &[MediaType::Pdf, MediaType::Jpeg, MediaType::Png],
        }
    }

    /// Whether everybody may see it, as pictures in several sizes.
    #[must_use]
    pub const fn is_public(self) -> bool {
        match self {
            Self::Avatar | Self::Gallery => true,
            Self::Certificate => false,
        }
    }

    /// Whether only trainers have such files.
    #[must_use]
    pub const fn is_for_trainers(self) -> bool {
        match self {
            Self::Avatar => false,
            Self::Gallery | Self::Certificate => true,
        }
    }
}

impl FromStr for Purpose {
    type Err = Unknown;
    fn from_str(text: &str) -> Result<Self, Unknown> {
        Self::ALL.into_iter().find(|known| known.name() == text).ok_or_else(|| Unknown(text.to_owned()))
    }
}

impl MediaType {
    /// Every type.
    pub const ALL: [Self; 4] = [Self::Jpeg, Self::Png, Self::Webp, Self::Pdf];

    /// The name in `Content-Type`.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Jpeg => "image/jpeg",
            Self::Png => "image/png",
            Self::Webp => "image/webp",
            Self::Pdf => "application/pdf",
        }
    }

    /// Whether it is a picture.
    #[must_use]
    pub const fn is_picture(self) -> bool {
        match self {
            Self::Jpeg | Self::Png | Self::Webp => true,
            Self::Pdf => false,
        }
    }

    /// What contents are by their first bytes, whatever they are called.
    #[must_use]
    pub fn of(contents: &[u8]) -> Option<Self> {
        match contents {
            [0xff, 0xd8, 0xff, ..] => Some(Self::Jpeg),
            [0x89, b'P', b'N', b'G', b'\r', b'\n', 0x1a, b'\n', ..] => Some(Self::Png),
            [b'R', b'I', b'F', b'F', _, _, _, _, b'W', b'E', b'B', b'P', ..] => Some(Self::Webp),
            [b'%', b'P', b'D', b'F', b'-', ..] => Some(Self::Pdf),
            _ => None,
        }
    }
}

impl FromStr for MediaType {
    type Err = Unknown;
    fn from_str(text: &str) -> Result<Self, Unknown> {
        Self::ALL.into_iter().find(|known| known.name() == text).ok_or_else(|| Unknown(text.to_owned()))
    }
}

impl fmt::Display for MediaType {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.name())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_lead_back_to_what_they_name() {
        for purpose in Purpose::ALL {
            assert_eq!(purpose.name().parse(), Ok(purpose));
        }
        for media_type in MediaType::ALL {
            assert_eq!(media_type.name().parse(), Ok(media_type));
        }
        assert!("image/svg+xml".parse::<MediaType>().is_err() && "logo".parse::<Purpose>().is_err());
    }

    #[test]
    fn contents_are_known_by_their_first_bytes_alone() {
        assert_eq!(MediaType::of(b"%PDF-1.7\n"), Some(MediaType::Pdf));
        assert_eq!(MediaType::of(b"RIFF\x00\x00\x00\x00WEBPVP8 "), Some(MediaType::Webp));
        assert_eq!(MediaType::of(b"\x89PNG\r\n\x1a\n\x00"), Some(MediaType::Png));
        assert_eq!(MediaType::of(b"\xff\xd8\xff\xe0"), Some(MediaType::Jpeg));
        let strangers: [&[u8]; 5] = [b"", b"<!doctype html>", b"<svg", b"GIF89a", b" %PDF-1.7"];
        for stranger in strangers {
            assert_eq!(MediaType::of(stranger), None, "{stranger:?}");
        }
    }
}

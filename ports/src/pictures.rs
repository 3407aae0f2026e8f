//! Pictures that people bring: looked at, bounded, and drawn anew.

use async_trait::async_trait;

/// A picture as it is kept: JPEG, upright, with nothing in it but the picture.
#[derive(Clone, PartialEq, Eq)]
pub struct Picture {
    /// Pixels.
    pub width: u32,
    /// Pixels.
    pub height: u32,
    /// The file.
    pub jpeg: Vec<u8>,
}

impl std::fmt::Debug for Picture {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "Picture({} x {}, {} bytes)", self.width, self.height, self.jpeg.len())
    }
}

/// Why no picture was made.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum PictureError {
    /// By its first bytes it is no JPEG, PNG or WebP.
    #[error("this is no JPEG, PNG or WebP picture")]
    Unknown,
    /// It says that it is larger than what is drawn; it was not read any further.
    #[error("the picture is {width} × {height} pixels; {most} in all are the most")]
    TooLarge {
        /// Pixels, as it says.
        width: u32,
        /// Pixels, as it says.
        height: u32,
        /// The most pixels in all.
        most: u64,
    },
    /// It breaks off, or contradicts itself.
    #[error("the picture is damaged")]
    Damaged,
    /// Too many others are being drawn. Later it may go well.
    #[error("too many pictures are being drawn at present")]
    Busy,
}

/// Draws pictures anew, so that what somebody hid in a file is gone.
#[async_trait]
pub trait Pictures: Send + Sync {
    /// One picture for each of `edges`: so many pixels at most along the longer edge, never more than there were.
    ///
    /// # Errors
    /// [`PictureError`].
    async fn draw(&self, contents: Vec<u8>, edges: &[u32]) -> Result<Vec<Picture>, PictureError>;
}

/// What every implementation does. Each one's tests run it.
pub mod conformance {
    use super::{PictureError, Pictures};

    /// A red pixel.
    const DOT: &[u8] = &[
        0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 0x00, 0x00, 0x00, 0x0d, 0x49, 0x48, 0x44, 0x52, 0x00,
        0x00, 0x00, 0x01, 0x00, 0x00, 0x00, 0x01, 0x08, 0x02, 0x00, 0x00, 0x00, 0x90, 0x77, 0x53, 0xde, 0x00,
        0x00, 0x00, 0x0c, 0x49, 0x44, 0x41, 0x54, 0x78, 0x9c, 0x63, 0xf8, 0xcf, 0xc0, 0x00, 0x00, 0x03, 0x01,
        0x01, 0x00, 0xc9, 0xfe, 0x92, 0xef, 0x00, 0x00, 0x00, 0x00, 0x49, 0x45, 0x4e, 0x44, 0xae, 0x42, 0x60,
        0x82,
    ];

    /// Draws a small picture in each size without making it larger; refuses what is none, and what breaks off.
    ///
    /// # Panics
    /// When it does not.
    pub async fn draws(pictures: &dyn Pictures) {
        let drawn = match pictures.draw(DOT.to_vec(), &[160, 480]).await {
            Ok(drawn) => drawn,
            Err(error) => panic!("{error}"),
        };
        assert_eq!(drawn.len(), 2);
        for picture in &drawn {
            assert_eq!((picture.width, picture.height), (1, 1));
            assert!(picture.jpeg.starts_with(&[0xff, 0xd8, 0xff]));
        }
        let unknown: [&[u8]; 4] = [b"", b"<svg xmlns='http://www.w3.org/2000/svg'/>", b"GIF89a", b"%PDF-1.7"];
        for unknown in unknown {
            assert_eq!(
                pictures.draw(unknown.to_vec(), &[160]).await,
                Err(PictureError::Unknown),
                "{unknown:?}"
            );
        }
        for length in [8, 20, 40, DOT.len() - 20] {
            let broken = DOT.iter().take(length).copied().collect();
            assert_eq!(pictures.draw(broken, &[160]).await, Err(PictureError::Damaged), "{length} bytes");
        }
    }
}

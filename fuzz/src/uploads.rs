//! What is uploaded: known by its first bytes, bounded by its header, drawn anew; the keys it is kept under, and what it is
//! called.

use std::{
    io::Cursor,
    path::{Component, Path},
};

use fittribe_actors::files::Size;
use fittribe_adapters::jpeg_pictures::{MOST_PIXELS, draw::draw};
use fittribe_domain::file::MediaType;
use fittribe_ports::{
    files::{FileKey, attachment},
    pictures::{Picture, PictureError},
};
use image::{DynamicImage, ImageFormat, ImageReader, RgbImage, RgbaImage};

use crate::Target;

/// Contents of a file, and the same as a key and as a name.
pub struct Uploads;

/// What is drawn is JPEG of the size it is said to have, and no larger than was asked for.
fn check(picture: &Picture, edge: u32) {
    let Picture { width, height, jpeg } = picture;
    assert_eq!(MediaType::of(jpeg), Some(MediaType::Jpeg));
    assert!((1..=edge).contains(width) && (1..=edge).contains(height), "{width} × {height} within {edge}");
    let seen = ImageReader::with_format(Cursor::new(jpeg), ImageFormat::Jpeg).into_dimensions().unwrap();
    assert_eq!(seen, (*width, *height));
    assert!(!jpeg.windows(4).any(|window| window == b"Exif"), "it says nothing of where it was taken");
}

/// A key leads nowhere but into the folder it is used in.
fn key(text: &str) {
    let Ok(key) = FileKey::parse(text) else { return };
    assert_eq!(key.as_str(), text);
    assert!(Path::new(text).components().all(|part| matches!(part, Component::Normal(_))), "{text}");
    assert!(!text.contains(['\\', '\0', '%']) && text.len() <= 200, "{text}");
}

/// Whatever a file is called, its name stays within its quotes and its header.
fn name(text: &str) {
    let header = attachment(text);
    assert!(header.bytes().all(|byte| (b' '..=b'~').contains(&byte)), "{header:?}");
    let quoted = header.strip_prefix("attachment; filename=\"").and_then(|rest| rest.split_once('"'));
    let encoded = quoted.and_then(|(_, rest)| rest.strip_prefix("; filename*=UTF-8''")).unwrap();
    assert!(!encoded.contains(['"', ';', '\'', ' ', '\\']), "{header:?}");
}

impl Target for Uploads {
    fn try_out(&self, input: &[u8]) {
        let edges = Size::ALL.map(Size::edge);
        let known = MediaType::of(input);
        match draw(input, &edges) {
            Ok(drawn) => {
                assert!(known.is_some_and(MediaType::is_picture), "it is drawn and is {known:?}");
                assert_eq!(drawn.len(), edges.len());
                for (picture, edge) in drawn.iter().zip(edges) {
                    check(picture, edge);
                }
            }
            Err(PictureError::TooLarge { width, height, most }) => {
                assert_eq!(most, MOST_PIXELS);
                assert!(u64::from(width) * u64::from(height) > 0);
            }
            Err(PictureError::Unknown) => assert!(!known.is_some_and(MediaType::is_picture)),
            Err(PictureError::Damaged) => assert!(known.is_some_and(MediaType::is_picture)),
            Err(PictureError::Busy) => panic!("nothing else is drawn here"),
        }
        if let Ok(text) = std::str::from_utf8(input) {
            key(text);
            name(text);
        }
    }

    fn seeds(&self) -> Vec<Vec<u8>> {
        let dot = |x: u32, y: u32| [x, y, x ^ y, 255 - y].map(|value| u8::try_from(value * 9 % 256).unwrap());
        let clear = DynamicImage::ImageRgba8(RgbaImage::from_fn(21, 13, |x, y| image::Rgba(dot(x, y))));
        let grey = DynamicImage::ImageLuma16(clear.to_luma16());
        let wide = DynamicImage::ImageRgb8(RgbImage::new(1400, 9));
        let formats = [
            (wide, ImageFormat::Jpeg),
            (DynamicImage::ImageRgb8(clear.to_rgb8()), ImageFormat::Jpeg),
            (clear.clone(), ImageFormat::Png),
            (grey, ImageFormat::Png),
            (clear, ImageFormat::WebP),
        ];
        let pictures = formats.map(|(picture, format)| {
            let mut file = Cursor::new(Vec::new());
            picture.write_to(&mut file, format).unwrap();
            file.into_inner()
        });
        let others: [&[u8]; 4] =
            [b"%PDF-1.7\n", b"GIF89a\x01\0\x01\0\0\0\0;", b"uploads/one.bin", b"files/0198c0de/large.jpg"];
        [pictures.to_vec(), others.map(<[u8]>::to_vec).to_vec()].concat()
    }
}

//! One picture: known by its first bytes, bounded by its header, decoded, turned upright, made smaller, written.

use std::io::Cursor;

use fittribe_domain::file::MediaType;
use fittribe_ports::pictures::{Picture, PictureError};
use image::{
    DynamicImage, ImageDecoder as _, ImageError, ImageFormat, ImageReader, Limits, RgbImage, RgbaImage,
    codecs::jpeg::JpegEncoder, imageops::FilterType,
};

use super::MOST_PIXELS;

/// Bytes that a decoder may take.
const MOST_MEMORY: u64 = 256 * 1024 * 1024;
/// Pixels along an edge.
const LONGEST_EDGE: u32 = 20_000;
/// Of 100: hardly to be told from the original.
const QUALITY: u8 = 85;

fn format(contents: &[u8]) -> Result<ImageFormat, PictureError> {
    match MediaType::of(contents) {
        Some(MediaType::Jpeg) => Ok(ImageFormat::Jpeg),
        Some(MediaType::Png) => Ok(ImageFormat::Png),
        Some(MediaType::Webp) => Ok(ImageFormat::WebP),
        Some(MediaType::Pdf) | None => Err(PictureError::Unknown),
    }
}

fn damaged(error: ImageError) -> PictureError {
    tracing::debug!(%error, "picture.damaged");
    PictureError::Damaged
}

/// Decodes what is not too large by what its header says, and turns it as its camera was held.
fn decode(contents: &[u8]) -> Result<DynamicImage, PictureError> {
    let mut reader = ImageReader::with_format(Cursor::new(contents), format(contents)?);
    let mut limits = Limits::default();
    limits.max_alloc = Some(MOST_MEMORY);
    reader.limits(limits.clone());
    let mut decoder = reader.into_decoder().map_err(damaged)?;
    let (width, height) = decoder.dimensions();
    let pixels = u64::from(width) * u64::from(height);
    if pixels > MOST_PIXELS || width.max(height) > LONGEST_EDGE {
        return Err(PictureError::TooLarge { width, height, most: MOST_PIXELS });
    }
    if decoder.total_bytes() > MOST_MEMORY {
        return Err(PictureError::TooLarge { width, height, most: MOST_PIXELS });
    }
    let orientation = decoder.orientation().map_err(damaged)?;
    let mut picture = DynamicImage::from_decoder(decoder).map_err(damaged)?;
    picture.apply_orientation(orientation);
    Ok(picture)
}

/// Without transparency, which JPEG does not have: on white.
fn opaque(picture: DynamicImage) -> RgbImage {
    if !picture.color().has_alpha() {
        return picture.into_rgb8();
    }
    let seen: RgbaImage = picture.into_rgba8();
    RgbImage::from_fn(seen.width(), seen.height(), |x, y| {
        let image::Rgba([red, green, blue, alpha]) = *seen.get_pixel(x, y);
        let on_white = |colour: u8| {
            let (colour, alpha) = (u32::from(colour), u32::from(alpha));
            u8::try_from((colour * alpha + 255 * (255 - alpha) + 127) / 255).unwrap_or(u8::MAX)
        };
        image::Rgb([on_white(red), on_white(green), on_white(blue)])
    })
}

/// No more than so many pixels along the longer edge.
fn within(picture: &DynamicImage, edge: u32) -> DynamicImage {
    if picture.width().max(picture.height()) <= edge {
        return picture.clone();
    }
    picture.resize(edge, edge, FilterType::CatmullRom)
}

fn written(picture: &DynamicImage) -> Result<Picture, PictureError> {
    let mut jpeg = Vec::new();
    JpegEncoder::new_with_quality(&mut jpeg, QUALITY).encode_image(picture).map_err(damaged)?;
    Ok(Picture { width: picture.width(), height: picture.height(), jpeg })
}

/// Draws a picture in each size, on the thread that asks.
///
/// # Errors
/// Each [`PictureError`] but [`PictureError::Busy`].
pub fn draw(contents: &[u8], edges: &[u32]) -> Result<Vec<Picture>, PictureError> {
    let picture = decode(contents)?;
    let largest = edges.iter().copied().max().unwrap_or(1).max(1);
    // Quickly to twice the largest size, then well.
    let rough = largest.saturating_mul(2);
    let picture =
        if picture.width().max(picture.height()) > rough { picture.thumbnail(rough, rough) } else { picture };
    let picture = DynamicImage::ImageRgb8(opaque(picture));
    edges.iter().map(|edge| written(&within(&picture, (*edge).max(1)))).collect()
}

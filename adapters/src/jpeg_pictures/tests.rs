use fittribe_ports::pictures::conformance;
use image::{DynamicImage, ImageEncoder as _, Rgb, RgbImage, Rgba, RgbaImage, codecs::jpeg::JpegEncoder};

use super::*;

const SECRET: &[u8] = b"42.6977 N, 23.3219 E";

fn pictures() -> JpegPictures {
    JpegPictures::new(Handle::current(), 2)
}

/// An orientation, and where the picture was taken.
fn exif(orientation: u8) -> Vec<u8> {
    let mut exif = b"II*\0\x08\0\0\0\x02\0".to_vec();
    exif.extend([0x0f, 0x01, 2, 0, u8::try_from(SECRET.len()).unwrap(), 0, 0, 0, 38, 0, 0, 0]);
    exif.extend([0x12, 0x01, 3, 0, 1, 0, 0, 0, orientation, 0, 0, 0]);
    exif.extend([0, 0, 0, 0]);
    exif.extend(SECRET);
    exif
}

/// Red on the left, blue on the right, taken with the camera held so.
fn photograph(width: u32, height: u32, orientation: u8) -> Vec<u8> {
    let halves = |x, _| if x < width / 2 { Rgb([250, 0, 0]) } else { Rgb([0, 0, 250]) };
    let picture = RgbImage::from_fn(width, height, halves);
    let mut jpeg = Vec::new();
    let mut encoder = JpegEncoder::new_with_quality(&mut jpeg, 95);
    encoder.set_exif_metadata(exif(orientation)).unwrap();
    encoder.encode_image(&picture).unwrap();
    jpeg
}

fn encoded(picture: &DynamicImage, format: image::ImageFormat) -> Vec<u8> {
    let mut file = std::io::Cursor::new(Vec::new());
    picture.write_to(&mut file, format).unwrap();
    file.into_inner()
}

fn holds(file: &[u8], words: &[u8]) -> bool {
    file.windows(words.len()).any(|window| window == words)
}

fn reddish(pixel: Rgb<u8>) -> bool {
    pixel[0] > 180 && pixel[2] < 80
}

#[tokio::test]
async fn conforms() {
    conformance::draws(&pictures()).await;
}

#[tokio::test]
async fn s32_a_photograph_is_upright_in_three_sizes_and_says_nothing_of_where_it_was_taken() {
    let original = photograph(2000, 1000, 6);
    assert!(holds(&original, SECRET) && holds(&original, b"Exif"));
    let drawn = pictures().draw(original, &[160, 480, 1280]).await.unwrap();
    let sizes: Vec<_> = drawn.iter().map(|picture| (picture.width, picture.height)).collect();
    assert_eq!(sizes, [(80, 160), (240, 480), (640, 1280)]);
    for Picture { width, height, jpeg } in drawn {
        assert!(!holds(&jpeg, SECRET) && !holds(&jpeg, b"Exif"));
        let seen = image::load_from_memory(&jpeg).unwrap().into_rgb8();
        assert_eq!((seen.width(), seen.height()), (width, height));
        let (top, bottom) = (*seen.get_pixel(width / 2, 4), *seen.get_pixel(width / 2, height - 4));
        assert!(reddish(top) && !reddish(bottom), "{top:?} above {bottom:?}");
    }
}

#[tokio::test]
async fn nothing_is_made_larger_than_it_was() {
    let small = DynamicImage::ImageRgb8(RgbImage::new(200, 100));
    for format in [image::ImageFormat::Png, image::ImageFormat::WebP, image::ImageFormat::Jpeg] {
        let drawn = pictures().draw(encoded(&small, format), &[160, 480, 1280]).await.unwrap();
        let sizes: Vec<_> = drawn.iter().map(|picture| (picture.width, picture.height)).collect();
        assert_eq!(sizes, [(160, 80), (200, 100), (200, 100)], "{format:?}");
    }
}

#[tokio::test]
async fn what_is_transparent_is_white() {
    let clear = DynamicImage::ImageRgba8(RgbaImage::from_pixel(64, 64, Rgba([0, 0, 0, 0])));
    let drawn = pictures().draw(encoded(&clear, image::ImageFormat::Png), &[160]).await.unwrap();
    let seen = image::load_from_memory(&drawn[0].jpeg).unwrap().into_rgb8();
    assert!(seen.get_pixel(32, 32).0.iter().all(|colour| *colour > 250));
}

fn crc(bytes: &[u8]) -> u32 {
    let mut crc = u32::MAX;
    for byte in bytes {
        crc ^= u32::from(*byte);
        for _ in 0..8 {
            crc = if crc & 1 == 1 { (crc >> 1) ^ 0xedb8_8320 } else { crc >> 1 };
        }
    }
    !crc
}

/// A PNG of a few bytes that says it is huge.
fn bomb(width: u32, height: u32) -> Vec<u8> {
    let mut header = b"IHDR".to_vec();
    header.extend(width.to_be_bytes());
    header.extend(height.to_be_bytes());
    header.extend([8, 6, 0, 0, 0]);
    let mut png = b"\x89PNG\r\n\x1a\n\0\0\0\x0d".to_vec();
    png.extend(&header);
    png.extend(crc(&header).to_be_bytes());
    // One chunk of data, so that there is something to decode.
    let mut data = b"IDAT".to_vec();
    data.extend([0x78, 0x9c, 0x63, 0, 0, 0, 1, 0, 1]);
    png.extend(9_u32.to_be_bytes());
    png.extend(&data);
    png.extend(crc(&data).to_be_bytes());
    png
}

#[tokio::test]
async fn s32_a_bomb_is_known_by_its_header_and_never_decoded() {
    for (width, height) in [(30_000, 30_000), (60_000, 60_000), (8_000, 5_001), (30_000, 1)] {
        let refused = pictures().draw(bomb(width, height), &[160]).await;
        assert_eq!(refused, Err(PictureError::TooLarge { width, height, most: MOST_PIXELS }));
    }
    // A row alone would be more than a decoder may take.
    assert_eq!(pictures().draw(bomb(u32::MAX >> 1, 1), &[160]).await, Err(PictureError::Damaged));
    assert_eq!(pictures().draw(bomb(10, 10), &[160]).await, Err(PictureError::Damaged));
}

#[tokio::test]
async fn a_photograph_that_breaks_off_in_its_header_is_damaged() {
    let original = photograph(200, 100, 1);
    for length in [3, 20, 100, 200] {
        let broken = original[..length].to_vec();
        assert_eq!(pictures().draw(broken, &[160]).await, Err(PictureError::Damaged), "{length} bytes");
    }
}

#[tokio::test]
async fn when_too_many_wait_the_next_is_refused() {
    let pictures = pictures();
    let turns = Arc::clone(&pictures.drawing).acquire_many_owned(2).await.unwrap();
    let waiting: Vec<_> = (0..2 + MOST_WAITING)
        .map(|_| {
            let pictures = pictures.clone();
            tokio::spawn(async move { pictures.draw(photograph(20, 10, 1), &[160]).await.is_ok() })
        })
        .collect();
    while pictures.admitted.available_permits() > 0 {
        tokio::task::yield_now().await;
    }
    assert_eq!(pictures.draw(photograph(20, 10, 1), &[160]).await, Err(PictureError::Busy));
    drop(turns);
    for drawn in waiting {
        assert!(drawn.await.unwrap(), "whoever waited is served");
    }
}

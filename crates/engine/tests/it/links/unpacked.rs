//! What others pack is read, and what is packed others read.

use crate::outputs::program::python;
use engine::share::{Carrier, decode, encode};
use engine::{Config, Field};
use std::io::Read;

/// A name, a packed link and its readable text without a checksum: by Python's zlib, at every level, in every strategy.
const UNPACKED: &str = include_str!("../../cases/links/unpacked.txt");

/// Reads packed links from its input, a line each, and prints the text of each.
const UNPACK: &str = "\
import base64, binascii, sys, zlib
for link in sys.stdin.read().split():
    start, data, checksum = link.split('.')
    text = zlib.decompress(base64.urlsafe_b64decode(data + '=' * (-len(data) % 4)), -15)
    assert start == 'v1z' and binascii.crc32(text) == int(checksum, 16)
    print(text.decode())
";

/// The text of a packed link, by another library.
pub fn by_flate2(link: &str) -> String {
    let data = link.split('.').nth(1).expect("a packed link has three parts");
    let mut text = String::new();
    flate2::read::DeflateDecoder::new(base64(data).as_slice()).read_to_string(&mut text).expect("it is deflate");
    text
}

fn base64(text: &str) -> Vec<u8> {
    const LETTERS: &str = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";
    let values: Vec<u32> = text.chars().map(|letter| u32::try_from(LETTERS.find(letter).unwrap()).unwrap()).collect();
    let bytes = |four: &[u32]| {
        let number = (0..4).fold(0, |number, place| number << 6 | four.get(place).unwrap_or(&0));
        number.to_be_bytes()[1..four.len()].to_vec()
    };
    values.chunks(4).flat_map(bytes).collect()
}

#[test]
fn what_pythons_zlib_packed_is_read() {
    assert_eq!(UNPACKED.lines().count(), 150);
    for line in UNPACKED.lines() {
        let parts: Vec<&str> = line.split('\t').collect();
        let [name, link, text] = parts.as_slice() else { panic!("{line}") };
        let packed = decode(link, Carrier::Link).unwrap_or_else(|refused| panic!("{name}: {}", refused.why));
        let readable = decode(text, Carrier::Link).unwrap();
        assert!(packed.checked && packed.config == readable.config, "{name}");
        assert_eq!(by_flate2(&encode(&packed.config).packed()), *text, "{name}");
    }
}

#[test]
fn what_is_packed_pythons_zlib_reads() {
    let mut random = super::random::Random::new(6);
    let mut texts: Vec<String> = Vec::new();
    let mut links = String::new();
    for _ in 0..300 {
        let shared = encode(&random.config());
        texts.push(format!("v=1{}", &shared.text[14..]));
        links.extend([shared.packed().as_str(), "\n"]);
    }
    assert_eq!(python(&["-c", UNPACK], &links).lines().collect::<Vec<_>>(), texts);
}

#[test]
fn a_link_is_packed_where_that_makes_it_shorter_by_much_or_it_is_long() {
    let mut config = Config::new("0.98.0", "3.12");
    let link = |config: &Config| encode(config).link().unwrap();
    assert!(link(&config).starts_with("v=1&k="));
    config.settings.type_text(Field::Requirements, "pandas==2.2.2\npyarrow>=15,<18\nnumpy<2\nscikit-learn");
    assert!(link(&config).starts_with("v=1&k="));
    // Repetitions save a fifth at once.
    config.settings.type_text(Field::User, "a".repeat(200));
    assert!(link(&config).starts_with("v1z."));
    // Letters as if drawn at random save little, but the link is long.
    let mut random = super::random::Random::new(9);
    let mut drawn = |count| (0..count).map(|_| char::from(b'0' + random.below(10) as u8)).collect::<String>();
    config.settings.type_text(Field::User, drawn(400));
    assert!(link(&config).starts_with("v=1&k="));
    config.settings.type_text(Field::User, drawn(700));
    let packed = link(&config);
    assert!(packed.starts_with("v1z.") && packed.len() < encode(&config).text.len());
}

#[test]
fn packing_is_about_as_good_as_zlib() {
    for line in UNPACKED.lines().filter(|line| line.starts_with("rich, level 9, default")) {
        let parts: Vec<&str> = line.split('\t').collect();
        let ours = encode(&decode(parts[1], Carrier::Link).unwrap().config).packed();
        assert!(ours.len() * 100 <= parts[1].len() * 103, "{} and {}", ours.len(), parts[1].len());
    }
}

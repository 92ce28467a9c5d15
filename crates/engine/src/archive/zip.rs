//! A zip archive without compression (APPNOTE 6.3): the same files give the same bytes.

use super::File;
use crate::share::crc32;

/// 1 January 1980, the first day that the format knows: the engine has no clock.
const DATE: u16 = (1 << 5) | 1;

/// Names are UTF-8.
const UTF_8: u16 = 1 << 11;

/// The version of the format that is needed to unpack: 2.0.
const VERSION: u16 = 20;

/// The archive of files, in their order.
pub fn zip(files: &[File]) -> Vec<u8> {
    let mut archive = Vec::new();
    let mut directory = Vec::new();
    for file in files {
        let offset = word(archive.len());
        let header = header(file);
        archive.extend_from_slice(b"PK\x03\x04");
        archive.extend_from_slice(&header);
        archive.extend_from_slice(file.path.as_bytes());
        archive.extend_from_slice(file.text.as_bytes());
        directory.extend_from_slice(b"PK\x01\x02");
        // Made by version 2.0 on Unix, so that the rights below are read.
        directory.extend_from_slice(&(VERSION | 3 << 8).to_le_bytes());
        directory.extend_from_slice(&header);
        // No comment, the first disk, no attributes but the rights of an ordinary file, or of one that can be run.
        directory.extend_from_slice(&[0; 6]);
        let rights: u32 = if file.path.ends_with(".sh") { 0o100_755 } else { 0o100_644 };
        directory.extend_from_slice(&(rights << 16).to_le_bytes());
        directory.extend_from_slice(&offset);
        directory.extend_from_slice(file.path.as_bytes());
    }
    let start = word(archive.len());
    let count = half(files.len());
    archive.extend_from_slice(&directory);
    archive.extend_from_slice(b"PK\x05\x06\0\0\0\0");
    archive.extend_from_slice(&count);
    archive.extend_from_slice(&count);
    archive.extend_from_slice(&word(directory.len()));
    archive.extend_from_slice(&start);
    archive.extend_from_slice(&[0; 2]);
    archive
}

/// What both places say of a file: from the version that is needed to the length of the extra field.
fn header(file: &File) -> Vec<u8> {
    let size = word(file.text.len());
    let mut header = Vec::new();
    for number in [VERSION, UTF_8, 0, 0, DATE] {
        header.extend_from_slice(&number.to_le_bytes());
    }
    header.extend_from_slice(&crc32::of(file.text.as_bytes()).to_le_bytes());
    header.extend_from_slice(&size);
    header.extend_from_slice(&size);
    header.extend_from_slice(&half(file.path.len()));
    header.extend_from_slice(&[0; 2]);
    header
}

/// Texts of four gigabytes do not come up in a browser.
fn word(number: usize) -> [u8; 4] {
    u32::try_from(number).unwrap_or(u32::MAX).to_le_bytes()
}

fn half(number: usize) -> [u8; 2] {
    u16::try_from(number).unwrap_or(u16::MAX).to_le_bytes()
}

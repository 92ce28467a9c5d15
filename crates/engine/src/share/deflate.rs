//! Raw deflate (RFC 1951), for texts as short as links: what any zlib writes is read, and what is written any zlib reads.

mod alphabet;
mod bits;
mod code;
mod compress;
mod inflate;
mod repeats;

pub(super) use compress::compress;
pub(super) use inflate::{Broken, inflate};

#[cfg(test)]
mod tests {
    use super::{Broken, compress, inflate};

    fn check(text: &[u8]) -> usize {
        let packed = compress(text);
        let mut unpacked = Vec::new();
        assert_eq!(inflate(&packed, text.len(), &mut unpacked), Ok(()), "{} bytes", text.len());
        assert_eq!(unpacked, text);
        packed.len()
    }

    #[test]
    fn what_was_packed_comes_back() {
        check(b"");
        check(b"a");
        check(b"v=1&zenml=0.98.0&goal=reuse&python=3.12");
        check(&[b'x'; 258]);
        check(&(0..=255).collect::<Vec<u8>>());
        // A part that comes again from as far away as can be told.
        let noise = |seed: u32| (0..32_768_u32).map(move |at| (at.wrapping_mul(seed) >> 13) as u8);
        check(&noise(2_654_435_761).chain(noise(2_654_435_761)).collect::<Vec<u8>>());
        assert!(check(&[b'a'; 65_536]) < 100);
    }

    #[test]
    fn a_text_that_grows_too_long_or_is_cut_off_is_broken_and_its_beginning_is_there() {
        let packed = compress(&[b'a'; 65_536]);
        let mut unpacked = Vec::new();
        assert_eq!(inflate(&packed, 1_000, &mut unpacked), Err(Broken::TooLong));
        assert!(unpacked.len() < 1_300 && unpacked.iter().all(|byte| *byte == b'a'));

        let text = b"v=1&zenml=0.98.0&goal=let_zenml_build&requirements=pandas&requirements=pyarrow";
        let packed = compress(text);
        for end in 0..packed.len() {
            let mut unpacked = Vec::new();
            let cut = packed.get(..end).unwrap();
            assert_eq!(inflate(cut, text.len(), &mut unpacked), Err(Broken::Malformed), "{end}");
            assert!(text.starts_with(&unpacked), "{end}");
        }
        let mut behind = packed.clone();
        behind.push(0);
        assert_eq!(inflate(&behind, text.len(), &mut Vec::new()), Err(Broken::Malformed));
    }
}

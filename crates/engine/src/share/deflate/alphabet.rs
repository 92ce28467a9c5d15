//! The symbols of deflate: how lengths, distances and code lengths are written (RFC 1951, section 3.2.5 and 3.2.7).

/// How far back a repetition may reach.
pub(super) const WINDOW: usize = 32_768;

/// The longest repetition.
pub(super) const LONGEST: usize = 258;

/// The symbol that ends a block; those of lengths follow it.
pub(super) const END: usize = 256;

/// How many symbols there are for literals and lengths, and for distances.
pub(super) const LITERALS: usize = 286;
pub(super) const DISTANCES: usize = 30;

/// The order in which the lengths of the third code's codewords stand.
pub(super) const ORDER: [usize; 19] = [16, 17, 18, 0, 8, 7, 9, 6, 10, 5, 11, 4, 12, 3, 13, 2, 14, 1, 15];

/// The shortest length of a symbol behind [`END`], counted from 0, and how many bits follow that add to it.
pub(super) const fn length(symbol: usize) -> Option<(usize, u32)> {
    match symbol {
        0..8 => Some((symbol + 3, 0)),
        8..28 => {
            let extra = symbol / 4 - 1;
            Some((((4 + symbol % 4) << extra) + 3, extra as u32))
        }
        28 => Some((LONGEST, 0)),
        _ => None,
    }
}

/// The shortest distance of a symbol, and how many bits follow that add to it.
pub(super) const fn distance(symbol: usize) -> Option<(usize, u32)> {
    match symbol {
        0..4 => Some((symbol + 1, 0)),
        4..DISTANCES => {
            let extra = symbol / 2 - 1;
            Some((((2 + symbol % 2) << extra) + 1, extra as u32))
        }
        _ => None,
    }
}

/// The symbol of a length or distance, the bits that follow it, and how many they are: the last symbol that does not
/// begin behind it.
pub(super) fn symbol(value: usize, table: fn(usize) -> Option<(usize, u32)>) -> (usize, usize, u32) {
    let mut found = (0, 0, 0);
    for (symbol, (shortest, extra)) in (0..).map_while(table).enumerate() {
        if shortest <= value {
            found = (symbol, value - shortest, extra);
        }
    }
    found
}

#[cfg(test)]
mod tests {
    use super::{distance, length, symbol};

    #[test]
    fn the_tables_are_those_of_the_standard() {
        assert_eq!((length(0), length(7), length(8)), (Some((3, 0)), Some((10, 0)), Some((11, 1))));
        assert_eq!((length(27), length(28), length(29)), (Some((227, 5)), Some((258, 0)), None));
        assert_eq!((distance(0), distance(3), distance(4)), (Some((1, 0)), Some((4, 0)), Some((5, 1))));
        assert_eq!((distance(29), distance(30)), (Some((24_577, 13)), None));
        assert_eq!((symbol(3, length), symbol(257, length), symbol(258, length)), ((0, 0, 0), (27, 30, 5), (28, 0, 0)));
        assert_eq!((symbol(1, distance), symbol(32_768, distance)), ((0, 0, 0), (29, 8_191, 13)));
    }
}

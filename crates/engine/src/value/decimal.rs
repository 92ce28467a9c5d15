//! Decimal numbers as floats. The standard library's reader carries ten kilobytes of tables for speed, which do not
//! compress; a setting that is a float is rare and short, so this one divides large integers instead.

/// More significant digits than decide between two floats; those behind them only say whether there is a rest.
const DIGITS: usize = 800;

/// The float nearest to a JSON number (half to even), as `float(text)` gives it in Python. `None` for anything that is
/// not a number of ASCII digits with an optional sign, point and exponent.
pub fn parse(text: &str) -> Option<f64> {
    let (negative, rest) = text.strip_prefix('-').map_or((false, text), |rest| (true, rest));
    let (mantissa, exponent) = rest.split_once(['e', 'E']).unwrap_or((rest, "0"));
    let (whole, fraction) = mantissa.split_once('.').unwrap_or((mantissa, ""));
    let digits = || whole.bytes().chain(fraction.bytes());
    if digits().next().is_none() || !digits().all(|digit| digit.is_ascii_digit()) {
        return None;
    }
    let written = exponent.strip_prefix('+').unwrap_or(exponent);
    let plain = written.strip_prefix('-').unwrap_or(written);
    if plain.is_empty() || !plain.bytes().all(|digit| digit.is_ascii_digit()) {
        return None;
    }
    // An exponent that does not fit is far beyond every float.
    let exponent = written.parse().unwrap_or(if written.starts_with('-') { -1_000_000 } else { 1_000_000_i64 });
    let significant: Vec<u8> = digits().skip_while(|digit| *digit == b'0').map(|digit| digit - b'0').collect();
    let kept = significant.len().min(DIGITS);
    let exponent = exponent - fraction.len() as i64 + (significant.len() - kept) as i64;
    let rest = significant.iter().skip(kept).any(|digit| *digit != 0);
    let magnitude = nearest(significant.get(..kept).unwrap_or_default(), exponent, rest);
    Some(if negative { -magnitude } else { magnitude })
}

/// The float nearest to `digits` times ten to the `exponent`, and a little more where there is a rest.
fn nearest(digits: &[u8], exponent: i64, rest: bool) -> f64 {
    let size = digits.len() as i64 + exponent;
    if digits.is_empty() || size < -330 {
        return 0.0;
    }
    if size > 310 {
        return f64::INFINITY;
    }
    let mut numerator = Large::default();
    for digit in digits {
        numerator.multiply_add(10, u32::from(*digit));
    }
    let mut denominator = Large(vec![1]);
    let scaled = if exponent < 0 { &mut denominator } else { &mut numerator };
    for _ in 0..exponent.unsigned_abs() {
        scaled.multiply_add(10, 0);
    }
    // Brings the quotient into [1, 2); `power` is the exponent of two that was taken out.
    let mut power = numerator.bits() - denominator.bits();
    if power >= 0 {
        denominator.double(power)
    } else {
        numerator.double(-power)
    }
    if numerator.below(&denominator) {
        numerator.double(1);
        power -= 1;
    }
    if power > 1023 {
        return f64::INFINITY;
    }
    // Numbers below the normal ones have fewer bits, each power of two one less.
    let bits = 53 - (-1022 - power).max(0);
    if bits < 0 {
        return 0.0;
    }
    let mut fraction = 0_u64;
    for _ in 0..bits {
        fraction *= 2;
        if !numerator.below(&denominator) {
            numerator.subtract(&denominator);
            fraction += 1;
        }
        numerator.double(1);
    }
    let half = !numerator.below(&denominator);
    if half {
        numerator.subtract(&denominator);
    }
    if half && (rest || !numerator.is_zero() || fraction % 2 == 1) {
        fraction += 1;
    }
    // A carry out of the fraction lands in the exponent, where it belongs.
    let field = if power < -1022 { 0 } else { (power + 1022) as u64 };
    f64::from_bits((field << 52) + fraction)
}

/// A whole number of any size: 32-bit limbs, the lowest first, none of the highest zero.
#[derive(Default)]
struct Large(Vec<u32>);

impl Large {
    fn multiply_add(&mut self, factor: u32, addend: u32) {
        let mut carry = u64::from(addend);
        for limb in &mut self.0 {
            carry += u64::from(*limb) * u64::from(factor);
            *limb = carry as u32;
            carry >>= 32;
        }
        if carry > 0 {
            self.0.push(carry as u32);
        }
    }

    fn double(&mut self, times: i64) {
        for _ in 0..times {
            self.multiply_add(2, 0);
        }
    }

    /// How many bits it takes.
    fn bits(&self) -> i64 {
        self.0.last().map_or(0, |last| self.0.len() as i64 * 32 - i64::from(last.leading_zeros()))
    }

    fn below(&self, other: &Self) -> bool {
        let order = self.0.len().cmp(&other.0.len()).then_with(|| self.0.iter().rev().cmp(other.0.iter().rev()));
        order.is_lt()
    }

    /// Takes away a number that is not larger.
    fn subtract(&mut self, other: &Self) {
        let mut borrow = 0_i64;
        let others = other.0.iter().copied().chain(core::iter::repeat(0));
        for (limb, taken) in self.0.iter_mut().zip(others) {
            let difference = i64::from(*limb) - i64::from(taken) + borrow;
            *limb = difference as u32;
            borrow = difference >> 32;
        }
        while self.0.last() == Some(&0) {
            self.0.pop();
        }
    }

    fn is_zero(&self) -> bool {
        self.0.is_empty()
    }
}

#[cfg(test)]
mod tests {
    use super::parse;

    /// The standard library's reader is the measure: it is proven to be exact.
    fn check(text: &str) {
        let expected: f64 = text.parse().unwrap();
        assert_eq!(parse(text).map(f64::to_bits), Some(expected.to_bits()), "{text}");
    }

    #[test]
    fn the_edges_of_what_a_float_can_be_are_exact() {
        for text in [
            "0",
            "-0.0",
            "1",
            "0.1",
            "1e16",
            "123456789012345680.0",
            "9007199254740993",
            "9007199254740991.5",
            "4.9406564584124654e-324",
            "2.4703282292062327e-324",
            "2.4703282292062328e-324",
            "2.2250738585072014e-308",
            "2.2250738585072011e-308",
            "2.225073858507201e-308",
            "1.7976931348623157e308",
            "1.7976931348623158e308",
            "1.7976931348623159e308",
            "1e400",
            "1e-400",
            "1e999999999999999999999",
            "1e-999999999999999999999",
            "0.000000000000000000000000000000000000000000000000000001e54",
            "8.5e-323",
            "1.5e300",
        ] {
            check(text);
        }
        check(&format!("9007199254740993.{}1", "0".repeat(900)));
    }

    #[test]
    fn any_number_is_read_as_the_standard_library_reads_it() {
        let mut seed = 3_u64;
        let mut next = || {
            seed = seed.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
            seed ^ (seed >> 29)
        };
        for _ in 0..3_000 {
            let float = f64::from_bits(next());
            if float.is_finite() {
                check(&format!("{float:e}"));
                check(&format!("{float:.20e}"));
            }
            check(&format!("{}.{}e{}", next() % 1_000, next(), (next() % 640) as i64 - 320));
        }
    }

    #[test]
    fn what_is_no_number_is_none() {
        for text in ["", "-", ".", "e5", "1e", "1e+", "1x", "+1", "inf", "1e--5"] {
            assert_eq!(parse(text), None, "{text}");
        }
    }
}

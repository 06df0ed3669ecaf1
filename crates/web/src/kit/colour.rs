//! Colours, just enough to derive a whole palette from one: sRGB, Oklch and the contrast of two.
//!
//! Sources: Björn Ottosson's Oklab (<https://bottosson.github.io/posts/oklab/>) as CSS Color 4 uses
//! it; relative luminance and contrast as WCAG 2.2 defines them.
#![expect(clippy::float_arithmetic, reason = "colour, never money or a quantity")]

use std::fmt;
use std::str::FromStr;

/// An opaque sRGB colour, written `#rrggbb`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct Colour {
    red: u8,
    green: u8,
    blue: u8,
}

impl Colour {
    pub const WHITE: Colour = Colour { red: 255, green: 255, blue: 255 };

    /// The contrast ratio of two colours, 1 to 21 (WCAG 2.2, "contrast ratio").
    pub fn contrast(self, other: Colour) -> f64 {
        let (one, two) = (self.luminance(), other.luminance());
        (one.max(two) + 0.05) / (one.min(two) + 0.05)
    }

    fn luminance(self) -> f64 {
        let [red, green, blue] = self.linear();
        0.2126 * red + 0.7152 * green + 0.0722 * blue
    }

    fn linear(self) -> [f64; 3] {
        [self.red, self.green, self.blue].map(|channel| {
            let value = f64::from(channel) / 255.0;
            if value <= 0.04045 { value / 12.92 } else { ((value + 0.055) / 1.055).powf(2.4) }
        })
    }
}

impl FromStr for Colour {
    type Err = String;

    /// Reads `#0b6e85`, with or without the number sign.
    fn from_str(text: &str) -> Result<Colour, String> {
        let digits = text.trim().trim_start_matches('#');
        let hexadecimal = digits.len() == 6 && digits.bytes().all(|byte| byte.is_ascii_hexdigit());
        match u32::from_str_radix(digits, 16) {
            Ok(value) if hexadecimal => {
                let [_, red, green, blue] = value.to_be_bytes();
                Ok(Colour { red, green, blue })
            }
            _ => Err(format!("“{text}” is not a colour such as #0b6e85")),
        }
    }
}

impl fmt::Display for Colour {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "#{:02x}{:02x}{:02x}", self.red, self.green, self.blue)
    }
}

/// A colour by how it looks: lightness 0 to 1, chroma 0 to about .37, hue in degrees.
#[derive(Debug, Clone, Copy)]
pub struct Oklch {
    pub lightness: f64,
    pub chroma: f64,
    pub hue: f64,
}

pub const fn oklch(lightness: f64, chroma: f64, hue: f64) -> Oklch {
    Oklch { lightness, chroma, hue }
}

impl Oklch {
    /// The nearest sRGB colour of the same lightness and hue: chroma gives way until it fits.
    pub fn to_srgb(self) -> Colour {
        let mut candidate = self;
        loop {
            let linear = candidate.linear_srgb();
            let fits = linear.iter().all(|channel| (-0.0005..=1.0005).contains(channel));
            if fits || candidate.chroma < 0.002 {
                let [red, green, blue] = linear.map(encode_channel);
                return Colour { red, green, blue };
            }
            candidate.chroma -= 0.002;
        }
    }

    /// The same colour made lighter (positive step) or darker until it stands out from every ground
    /// by at least `ratio`, or until there is no lighter or darker.
    pub fn until_contrast(mut self, grounds: &[Colour], ratio: f64, step: f64) -> Oklch {
        while grounds.iter().any(|ground| self.to_srgb().contrast(*ground) < ratio)
            && (0.0..=1.0).contains(&(self.lightness + step))
        {
            self.lightness += step;
        }
        self
    }

    fn linear_srgb(self) -> [f64; 3] {
        let (sine, cosine) = self.hue.to_radians().sin_cos();
        let (a, b) = (self.chroma * cosine, self.chroma * sine);
        let long = (self.lightness + 0.396_337_777_4 * a + 0.215_803_757_3 * b).powi(3);
        let medium = (self.lightness - 0.105_561_345_8 * a - 0.063_854_172_8 * b).powi(3);
        let short = (self.lightness - 0.089_484_177_5 * a - 1.291_485_548 * b).powi(3);
        [
            4.076_741_662_1 * long - 3.307_711_591_3 * medium + 0.230_969_929_2 * short,
            -1.268_438_004_6 * long + 2.609_757_401_1 * medium - 0.341_319_396_5 * short,
            -0.004_196_086_3 * long - 0.703_418_614_7 * medium + 1.707_614_701 * short,
        ]
    }
}

impl From<Colour> for Oklch {
    fn from(colour: Colour) -> Oklch {
        let [red, green, blue] = colour.linear();
        let long =
            (0.412_221_470_8 * red + 0.536_332_536_3 * green + 0.051_445_992_9 * blue).cbrt();
        let medium =
            (0.211_903_498_2 * red + 0.680_699_545_1 * green + 0.107_396_956_6 * blue).cbrt();
        let short =
            (0.088_302_461_9 * red + 0.281_718_837_6 * green + 0.629_978_700_5 * blue).cbrt();
        let lightness = 0.210_454_255_3 * long + 0.793_617_785 * medium - 0.004_072_046_8 * short;
        let a = 1.977_998_495_1 * long - 2.428_592_205 * medium + 0.450_593_709_9 * short;
        let b = 0.025_904_037_1 * long + 0.782_771_766_2 * medium - 0.808_675_766 * short;
        Oklch { lightness, chroma: a.hypot(b), hue: b.atan2(a).to_degrees() }
    }
}

fn encode_channel(linear: f64) -> u8 {
    let linear = linear.clamp(0.0, 1.0);
    let value =
        if linear <= 0.003_130_8 { linear * 12.92 } else { 1.055 * linear.powf(1.0 / 2.4) - 0.055 };
    #[expect(
        clippy::cast_possible_truncation,
        clippy::cast_sign_loss,
        reason = "clamped to 0 to 255 above"
    )]
    let byte = (value * 255.0).round() as u8;
    byte
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_colour_survives_the_way_to_oklch_and_back() {
        for text in ["#000000", "#ffffff", "#0b6e85", "#c8102e", "#ffd400", "#7f7f7f"] {
            let colour: Colour = text.parse().unwrap();
            assert_eq!(Oklch::from(colour).to_srgb().to_string(), text);
        }
    }

    #[test]
    fn contrast_is_what_wcag_says() {
        let grey: Colour = "767676".parse().unwrap();
        assert!((grey.contrast(Colour::WHITE) - 4.54).abs() < 0.01);
        assert!("#12345".parse::<Colour>().is_err());
        assert!("+12345".parse::<Colour>().is_err());
    }
}

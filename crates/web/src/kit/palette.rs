//! Every colour of the interface, light and dark, derived from the biller's one colour.
//!
//! Computed here rather than with relative colours in CSS, so that old browsers show the same page
//! and a test can measure the contrast of every pair for every brand.
#![expect(clippy::float_arithmetic, reason = "colour, never money or a quantity")]

use super::colour::{Colour, Oklch, oklch};

/// A CSS custom property and its value: (`--ink`, `#16232b`).
pub type Token = (&'static str, Colour);

/// Text on its ground (WCAG 2.2, 1.4.3) and drawn things on theirs (1.4.11).
const TEXT_CONTRAST: f64 = 4.6;
const SHAPE_CONTRAST: f64 = 3.1;
/// White text of the balance slab must stay legible even at 85 % strength.
const SLAB_LIGHTNESS_LIMIT: f64 = 0.42;

/// The brand, darkened until white text stands on it.
pub fn slab_colour(brand: Colour) -> Colour {
    let brand = Oklch::from(brand);
    oklch(0.375, brand.chroma * 0.98, brand.hue).to_srgb()
}

/// What both themes share: the slab is the brand and always dark enough for white text.
pub fn shared_tokens(brand: Colour) -> Vec<Token> {
    let slab = slab_colour(brand);
    let brand = Oklch::from(brand);
    let hue = brand.hue;
    vec![
        ("--slab-1", slab),
        ("--slab-2", oklch(0.285, brand.chroma * 0.80, hue + 9.0).to_srgb()),
        ("--slab-glow", oklch(SLAB_LIGHTNESS_LIMIT, brand.chroma * 1.1, hue - 5.0).to_srgb()),
        ("--slab-ink", oklch(0.32, brand.chroma * 0.9, hue).to_srgb()),
        ("--sun", oklch(0.82, 0.145, 74.0).to_srgb()),
    ]
}

pub fn light_tokens(brand: Colour) -> Vec<Token> {
    let brand = Oklch::from(brand);
    let tinted = |lightness, chroma| neutral(brand, lightness, chroma).to_srgb();
    let surface = Colour::WHITE;
    let page = tinted(0.972, 0.006);
    let tint = tinted(0.942, 0.017);
    let grounds = [surface, page, tint];
    let accent = oklch(brand.lightness.min(0.46), brand.chroma, brand.hue);
    let accent = accent.until_contrast(&grounds, TEXT_CONTRAST, -0.01);
    let shape = |lightness, chroma| {
        neutral(brand, lightness, chroma)
            .until_contrast(&[surface, page], SHAPE_CONTRAST, -0.005)
            .to_srgb()
    };
    let mut tokens = vec![
        ("--page", page),
        ("--surface", surface),
        ("--raised", tinted(0.985, 0.004)),
        ("--hover", tinted(0.945, 0.008)),
        ("--ink", tinted(0.235, 0.025)),
        (
            "--muted",
            neutral(brand, 0.475, 0.022).until_contrast(&grounds, TEXT_CONTRAST, -0.01).to_srgb(),
        ),
        ("--line", tinted(0.915, 0.009)),
        ("--edge", shape(0.72, 0.02)),
        ("--accent", accent.to_srgb()),
        ("--on-accent", Colour::WHITE),
        ("--tint", tint),
        ("--bar", tinted(0.885, 0.032)),
        ("--bar-edge", shape(0.72, 0.055)),
        ("--part-2", shape(0.68, 0.075)),
        ("--part-3", oklch(0.64, 0.13, 68.0).to_srgb()),
        ("--part-4", oklch(0.56, 0.09, 156.0).to_srgb()),
        ("--part-5", oklch(0.52, 0.02, 250.0).to_srgb()),
        ("--day-ok", oklch(0.865, 0.052, 160.0).to_srgb()),
        ("--day-warn", oklch(0.72, 0.15, 68.0).to_srgb()),
        ("--day-down", oklch(0.60, 0.18, 30.0).to_srgb()),
    ];
    for status in STATUSES {
        let ground = oklch(0.953, status.tint_chroma, status.tint_hue).to_srgb();
        let text = oklch(0.52, status.chroma, status.hue);
        tokens.push((status.ground, ground));
        tokens.push((
            status.text,
            text.until_contrast(&[ground, surface, page], TEXT_CONTRAST, -0.01).to_srgb(),
        ));
    }
    tokens
}

pub fn dark_tokens(brand: Colour) -> Vec<Token> {
    let brand = Oklch::from(brand);
    let tinted = |lightness, chroma| neutral(brand, lightness, chroma).to_srgb();
    let page = tinted(0.175, 0.016);
    let surface = tinted(0.222, 0.019);
    let tint = tinted(0.30, 0.04);
    let grounds = [surface, page, tint];
    let accent = oklch(0.79, brand.chroma * 0.95, brand.hue);
    let accent = accent.until_contrast(&grounds, TEXT_CONTRAST, 0.01);
    let shape = |lightness, chroma| {
        neutral(brand, lightness, chroma)
            .until_contrast(&[surface, page], SHAPE_CONTRAST, 0.005)
            .to_srgb()
    };
    let mut tokens = vec![
        ("--page", page),
        ("--surface", surface),
        ("--raised", tinted(0.262, 0.022)),
        ("--hover", tinted(0.275, 0.024)),
        ("--ink", tinted(0.955, 0.008)),
        (
            "--muted",
            neutral(brand, 0.745, 0.016).until_contrast(&grounds, TEXT_CONTRAST, 0.01).to_srgb(),
        ),
        ("--line", tinted(0.315, 0.022)),
        ("--edge", shape(0.45, 0.022)),
        ("--accent", accent.to_srgb()),
        ("--on-accent", tinted(0.2, 0.025)),
        ("--tint", tint),
        ("--bar", tinted(0.36, 0.05)),
        ("--bar-edge", shape(0.45, 0.05)),
        ("--part-2", shape(0.52, 0.07)),
        ("--part-3", oklch(0.80, 0.14, 74.0).to_srgb()),
        ("--part-4", oklch(0.70, 0.10, 156.0).to_srgb()),
        ("--part-5", oklch(0.66, 0.02, 250.0).to_srgb()),
        ("--day-ok", oklch(0.45, 0.06, 160.0).to_srgb()),
        ("--day-warn", oklch(0.78, 0.14, 74.0).to_srgb()),
        ("--day-down", oklch(0.66, 0.16, 32.0).to_srgb()),
    ];
    for status in STATUSES {
        let ground = oklch(0.315, status.tint_chroma * 1.3, status.tint_hue).to_srgb();
        let text = oklch(0.80, status.chroma, status.hue);
        tokens.push((status.ground, ground));
        tokens.push((
            status.text,
            text.until_contrast(&[ground, surface, page], TEXT_CONTRAST, 0.01).to_srgb(),
        ));
    }
    tokens
}

/// The status hues never follow the brand: a red biller must not turn "Booked" into an alarm.
struct Status {
    text: &'static str,
    ground: &'static str,
    chroma: f64,
    tint_chroma: f64,
    hue: f64,
    tint_hue: f64,
}

const STATUSES: [Status; 4] = [
    status("--ok", "--ok-tint", 0.115, 0.035, 156.0, 156.0),
    // Amber turns to brown when it is dark enough for text; its ground stays yellow.
    status("--warn", "--warn-tint", 0.115, 0.042, 64.0, 82.0),
    status("--info", "--info-tint", 0.10, 0.022, 250.0, 250.0),
    status("--bad", "--bad-tint", 0.17, 0.022, 27.0, 22.0),
];

const fn status(
    text: &'static str,
    ground: &'static str,
    chroma: f64,
    tint_chroma: f64,
    hue: f64,
    tint_hue: f64,
) -> Status {
    Status { text, ground, chroma, tint_chroma, hue, tint_hue }
}

/// A grey with a breath of the brand's hue; a grey brand breathes nothing.
fn neutral(brand: Oklch, lightness: f64, chroma: f64) -> Oklch {
    oklch(lightness, chroma * (brand.chroma / 0.05).min(1.0), brand.hue)
}

#[cfg(test)]
mod tests {
    use super::*;

    /// (what is written or drawn, what it lies on, the least contrast)
    const PAIRS: [(&str, &str, f64); 22] = [
        ("--ink", "--page", 7.0),
        ("--ink", "--surface", 7.0),
        ("--ink", "--hover", 7.0),
        ("--muted", "--page", 4.5),
        ("--muted", "--surface", 4.5),
        ("--muted", "--hover", 4.5),
        ("--accent", "--page", 4.5),
        ("--accent", "--surface", 4.5),
        ("--accent", "--tint", 4.5),
        ("--on-accent", "--accent", 4.5),
        ("--ok", "--ok-tint", 4.5),
        ("--warn", "--warn-tint", 4.5),
        ("--info", "--info-tint", 4.5),
        ("--bad", "--bad-tint", 4.5),
        ("--bad", "--surface", 4.5),
        ("--bar-edge", "--surface", 3.0),
        ("--edge", "--surface", 3.0),
        ("--part-2", "--surface", 3.0),
        ("--part-3", "--surface", 3.0),
        ("--part-4", "--surface", 3.0),
        ("--part-5", "--surface", 3.0),
        ("--day-down", "--surface", 3.0),
    ];

    #[test]
    fn every_brand_is_legible_in_both_themes() {
        for brand in brands() {
            for (theme, tokens) in [("light", light_tokens(brand)), ("dark", dark_tokens(brand))] {
                for (over, under, least) in PAIRS {
                    let ratio = token(&tokens, over).contrast(token(&tokens, under));
                    assert!(ratio >= least, "{brand} {theme}: {over} on {under} is {ratio:.2}");
                }
            }
        }
    }

    #[test]
    fn white_text_is_legible_on_every_slab() {
        for brand in brands() {
            let tokens = shared_tokens(brand);
            for ground in ["--slab-1", "--slab-2", "--slab-glow"] {
                let ratio = Colour::WHITE.contrast(token(&tokens, ground));
                assert!(ratio >= 7.0, "{brand}: white on {ground} is {ratio:.2}");
            }
        }
    }

    fn brands() -> Vec<Colour> {
        let hues = (0..24)
            .map(|step| oklch(0.3 + f64::from(step % 6) * 0.11, 0.16, f64::from(step) * 15.0));
        let greys = ["#000000", "#ffffff", "#808080", "#ffd400", "#c8102e"];
        hues.map(Oklch::to_srgb).chain(greys.map(|text| text.parse().unwrap())).collect()
    }

    fn token(tokens: &[Token], name: &str) -> Colour {
        tokens.iter().find(|(found, _)| *found == name).map(|(_, colour)| *colour).unwrap()
    }
}

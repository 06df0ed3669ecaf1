//! A QR code as lines of an SVG, dark on light in every theme: cameras want it so.

use fast_qr::QRBuilder;
use maud::{Markup, html};

/// Light modules around the code (ISO/IEC 18004, 6.3.8).
const QUIET: usize = 4;

/// `label` is what a screen reader says of it. None for a text that is too long for a code.
pub fn qr_code(text: &str, label: &str) -> Option<Markup> {
    let code = QRBuilder::new(text).build().ok()?;
    let side = code.size + 2 * QUIET;
    let dark = (0..code.size).flat_map(|y| (0..code.size).map(move |x| (x, y)));
    let dark = dark.filter(|(x, y)| code[*y][*x].value());
    let strokes: String =
        dark.map(|(x, y)| format!("M{} {}h1v1h-1z", x + QUIET, y + QUIET)).collect();
    Some(html! {
        svg class="qr-code" viewBox={ "0 0 " (side) " " (side) } role="img" aria-label=(label)
            width="208" height="208" shape-rendering="crispEdges" {
            rect width=(side) height=(side) rx="1" fill="#fff" {}
            path fill="#000" d=(strokes) {}
        }
    })
}

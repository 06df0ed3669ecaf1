//! Charts as SVG drawn on the server. All geometry is in percent and without a viewBox, so that bars
//! stretch with the card while text never does; a table below each says the same in words.

mod axis;
mod bars;
mod percent;
mod strip;
mod waterfall;

pub use bars::{Bar, Bars};
pub use percent::Percent;
pub use strip::{Part, strip};
pub use waterfall::{Leap, Level, waterfall};

#[cfg(test)]
mod tests;

//! The payment engine: one for every channel (DESIGN, part 4).

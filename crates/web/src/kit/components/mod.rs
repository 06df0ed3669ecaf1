//! The parts that pages are put together from, one file a part.

pub mod button;
pub mod card;
pub mod chip;
pub mod choice;
pub mod definitions;
pub mod empty;
pub mod field;
pub mod form;
pub mod list;
pub mod money;
pub mod month;
pub mod navigation;
pub mod new_password;
pub mod notice;
pub mod problems;
pub mod qr_code;
pub mod receipt;
pub mod ruler;
pub mod service;
pub mod session_warning;
pub mod slab;
pub mod sums;
pub mod table;

pub use button::{Button, Look, button, button_link, link, post_button, print_button};
pub use card::{Card, Span, grid, split, stack};
pub use chip::{Tone, chip};
pub use choice::{Checkbox, RadioCard, RadioCards, Select};
pub use definitions::definitions;
pub use empty::empty;
pub use field::Field;
pub use form::{actions, fields, filters, form, hidden, or, search_form};
pub use list::{Entry, list};
pub use money::Figure;
pub use month::MonthStrip;
pub use navigation::{Pager, Step, StepState, Tab, sections, stepper, tabs, toolbar};
pub use new_password::{NewPasswordFields, Strength, username_for_keeping};
pub use notice::{Notice, NoticeKind};
pub use problems::problem_summary;
pub use qr_code::qr_code;
pub use receipt::Receipt;
pub use ruler::Ruler;
pub use service::{Day, ServiceTile, services};
pub use session_warning::{SessionWarning, WARNING_SECONDS};
pub use slab::{Action, MethodLine, Pill, Slab};
pub use sums::sums;
pub use table::{Column, Direction, Kind, Row, Sorting, Table, tick_box};

#[cfg(test)]
mod tests;

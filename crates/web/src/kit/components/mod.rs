//! The parts that pages are put together from, one file a part.

pub mod button;
pub mod card;
pub mod chip;
pub mod choice;
pub mod definitions;
pub mod empty;
pub mod field;
pub mod list;
pub mod money;
pub mod navigation;
pub mod notice;
pub mod problems;
pub mod receipt;
pub mod ruler;
pub mod service;
pub mod slab;
pub mod table;

pub use button::{Button, Look, actions, button, button_link, link, post_button, print_button};
pub use card::{Card, Span, grid, split};
pub use chip::{Tone, chip};
pub use choice::{Checkbox, RadioCard, RadioCards, Select};
pub use definitions::definitions;
pub use empty::empty;
pub use field::{Field, fields};
pub use list::{Entry, list};
pub use money::Figure;
pub use navigation::{Pager, Step, StepState, Tab, stepper, tabs};
pub use notice::{Notice, NoticeKind};
pub use problems::problem_summary;
pub use receipt::Receipt;
pub use ruler::Ruler;
pub use service::{Day, ServiceTile, services};
pub use slab::{Action, MethodLine, Pill, Slab};
pub use table::{Column, Kind, Row, Sorting, Table, tick_box};

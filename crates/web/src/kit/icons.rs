//! Our own icons: strokes on a square of 24, drawn here, always beside a word that says the same.

use maud::{Markup, PreEscaped, Render, html};

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Icon {
    Alert,
    Arrow,
    Bank,
    Bell,
    Bill,
    Bolt,
    Calendar,
    Card,
    Chart,
    Chat,
    Check,
    ChevronDown,
    ChevronLeft,
    ChevronRight,
    ChevronsUpDown,
    Clock,
    Close,
    Device,
    Download,
    Drop,
    Flame,
    Globe,
    Help,
    Home,
    Information,
    Lock,
    Mail,
    Pencil,
    Person,
    Phone,
    Plus,
    Printer,
    Repeat,
    Search,
    SignOut,
    Sun,
    Trash,
    Wifi,
}

impl Render for Icon {
    fn render(&self) -> Markup {
        html! {
            svg class="icon" viewBox="0 0 24 24" aria-hidden="true" { (PreEscaped(self.strokes())) }
        }
    }
}

impl Icon {
    fn strokes(self) -> &'static str {
        match self {
            Icon::Alert => r#"<path d="M12 4 21 19.5H3zM12 10v4.5M12 17v.1"/>"#,
            Icon::Arrow => r#"<path d="M5 12h13M13 7l5 5-5 5"/>"#,
            Icon::Bank => {
                r#"<path d="M4 9.5 12 4.5l8 5zM6 10v7M10 10v7M14 10v7M18 10v7M4 19.5h16"/>"#
            }
            Icon::Bell => r#"<path d="M6 16.5V11a6 6 0 0 1 12 0v5.5l1.5 1.5h-15zM10 20.5h4"/>"#,
            Icon::Bill => {
                r#"<path d="M6 3.5h12v17l-2.4-1.6-2.4 1.6-2.4-1.6-2.4 1.6L6 20.5zM9.5 8.5h5M9.5 12.5h5"/>"#
            }
            Icon::Bolt => r#"<path d="M13 3 5.5 13.5H11L10.5 21l8-11H13z"/>"#,
            Icon::Calendar => {
                r#"<rect x="4" y="5.5" width="16" height="14.5" rx="2.5"/><path d="M4 10h16M8.5 3.5v4M15.5 3.5v4"/>"#
            }
            Icon::Card => {
                r#"<rect x="3" y="5.5" width="18" height="13" rx="2.5"/><path d="M3 10h18M6.5 15h4"/>"#
            }
            Icon::Chart => r#"<path d="M4 20h16M7 16v-4M12 16V6M17 16V9"/>"#,
            Icon::Chat => {
                r#"<path d="M5 6.5A2.5 2.5 0 0 1 7.5 4h9A2.5 2.5 0 0 1 19 6.5v6a2.5 2.5 0 0 1-2.5 2.5H12l-4.5 4v-4A2.5 2.5 0 0 1 5 12.5z"/>"#
            }
            Icon::Check => r#"<path d="m5 12.5 4.5 4.5L19 7.5"/>"#,
            Icon::ChevronDown => r#"<path d="m7 10 5 5 5-5"/>"#,
            Icon::ChevronLeft => r#"<path d="m14 7-5 5 5 5"/>"#,
            Icon::ChevronRight => r#"<path d="m10 7 5 5-5 5"/>"#,
            Icon::ChevronsUpDown => r#"<path d="m8 10 4-4 4 4M8 14l4 4 4-4"/>"#,
            Icon::Clock => r#"<circle cx="12" cy="12" r="8.5"/><path d="M12 7v5l3.5 2"/>"#,
            Icon::Close => r#"<path d="m6.5 6.5 11 11M17.5 6.5l-11 11"/>"#,
            Icon::Device => {
                r#"<rect x="4" y="4.5" width="16" height="11" rx="2"/><path d="M9 19.5h6M12 15.5v4"/>"#
            }
            Icon::Download => r#"<path d="M12 4v11M7.5 11l4.5 4.5 4.5-4.5M5 20h14"/>"#,
            Icon::Drop => {
                r#"<path d="M12 3.5c3.9 4.5 6 7.9 6 11a6 6 0 0 1-12 0c0-3.1 2.1-6.5 6-11z"/>"#
            }
            Icon::Flame => {
                r#"<path d="M12.5 3c.5 3.5 5.5 5.5 5.5 11a6 6 0 0 1-12 0c0-2.2 1-3.8 2.2-5 .3 1.6 1 2.5 2 3 .3-3.5.5-6.5 2.3-9z"/>"#
            }
            Icon::Globe => {
                r#"<circle cx="12" cy="12" r="8.5"/><path d="M3.5 12h17M12 3.5c2.5 2.4 3.7 5.2 3.7 8.5s-1.2 6.1-3.7 8.5c-2.5-2.4-3.7-5.2-3.7-8.5s1.2-6.1 3.7-8.5z"/>"#
            }
            Icon::Help => {
                r#"<circle cx="12" cy="12" r="8.5"/><path d="M9.7 9.5a2.4 2.4 0 1 1 3.5 2.2c-.8.4-1.2.9-1.2 1.8M12 16.4v.1"/>"#
            }
            Icon::Home => r#"<path d="M4 11.2 12 4l8 7.2M6 9.8V20h12V9.8M10 20v-5.5h4V20"/>"#,
            Icon::Information => {
                r#"<circle cx="12" cy="12" r="8.5"/><path d="M12 11.2v5M12 7.8v.1"/>"#
            }
            Icon::Lock => {
                r#"<rect x="5" y="10.5" width="14" height="9.5" rx="2.5"/><path d="M8 10.5V8a4 4 0 0 1 8 0v2.5"/>"#
            }
            Icon::Mail => {
                r#"<rect x="3" y="5.5" width="18" height="13.5" rx="2.5"/><path d="m4 7.5 8 6 8-6"/>"#
            }
            Icon::Pencil => r#"<path d="M4.5 19.5 5.5 15 16 4.5l3.5 3.5L9 18.5zM13.5 7l3.5 3.5"/>"#,
            Icon::Person => {
                r#"<circle cx="12" cy="8.5" r="3.7"/><path d="M4.8 20c.9-3.7 3.7-5.6 7.2-5.6s6.3 1.9 7.2 5.6"/>"#
            }
            Icon::Phone => {
                r#"<path d="M6.5 4h3l1.5 4-2 1.5a11 11 0 0 0 5.5 5.5l1.5-2 4 1.5v3a2 2 0 0 1-2.2 2A16 16 0 0 1 4.5 6.2 2 2 0 0 1 6.5 4z"/>"#
            }
            Icon::Plus => r#"<path d="M12 5.5v13M5.5 12h13"/>"#,
            Icon::Printer => {
                r#"<path d="M7 9V4h10v5M7 17H4.5v-5.5A2.5 2.5 0 0 1 7 9h10a2.5 2.5 0 0 1 2.5 2.5V17H17M7 14.5h10V20H7z"/>"#
            }
            Icon::Repeat => {
                r#"<path d="M5 11.5a6.5 6.5 0 0 1 11-4.2L19 10M19 5v5h-5M19 12.5a6.5 6.5 0 0 1-11 4.2L5 14M5 19v-5h5"/>"#
            }
            Icon::Search => r#"<circle cx="11" cy="11" r="6.5"/><path d="m16 16 4.5 4.5"/>"#,
            Icon::SignOut => {
                r#"<path d="M10 4H6.5A1.5 1.5 0 0 0 5 5.5v13A1.5 1.5 0 0 0 6.5 20H10M10.5 12H20M16 8l4 4-4 4"/>"#
            }
            Icon::Sun => {
                r#"<circle cx="12" cy="12" r="4"/><path d="M12 3v2M12 19v2M3 12h2M19 12h2M5.6 5.6 7 7M17 17l1.4 1.4M18.4 5.6 17 7M7 17l-1.4 1.4"/>"#
            }
            Icon::Trash => {
                r#"<path d="M4.5 7h15M9.5 7V4.5h5V7M6.5 7l1 13h9l1-13M10.3 11v5.5M13.7 11v5.5"/>"#
            }
            Icon::Wifi => {
                r#"<path d="M4.5 10.5a11 11 0 0 1 15 0M7.5 13.8a6.5 6.5 0 0 1 9 0M10.4 17a2.3 2.3 0 0 1 3.2 0"/>"#
            }
        }
    }
}

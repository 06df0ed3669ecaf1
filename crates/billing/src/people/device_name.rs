//! What a device is in plain words, from what its browser calls itself.

/// Names of products, the same in every language; None for what we do not recognise.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct DeviceName {
    pub browser: Option<&'static str>,
    pub system: Option<&'static str>,
}

/// Browsers name their ancestors too, so the youngest is looked for first.
const BROWSERS: [(&str, &str); 11] = [
    ("Edg", "Edge"),
    ("OPR/", "Opera"),
    ("SamsungBrowser/", "Samsung Internet"),
    ("DuckDuckGo/", "DuckDuckGo"),
    ("Vivaldi/", "Vivaldi"),
    ("FxiOS/", "Firefox"),
    ("Firefox/", "Firefox"),
    ("CriOS/", "Chrome"),
    ("Chrome/", "Chrome"),
    ("Chromium/", "Chromium"),
    ("Safari/", "Safari"),
];

const SYSTEMS: [(&str, &str); 7] = [
    ("iPhone", "iPhone"),
    ("iPad", "iPad"),
    ("Android", "Android"),
    ("CrOS", "ChromeOS"),
    ("Windows", "Windows"),
    ("Macintosh", "macOS"),
    ("Linux", "Linux"),
];

impl DeviceName {
    /// Reads a `User-Agent` (RFC 9110, 10.1.5).
    pub fn of(user_agent: &str) -> DeviceName {
        let find = |names: &[(&str, &'static str)]| {
            names.iter().find(|(mark, _)| user_agent.contains(mark)).map(|(_, name)| *name)
        };
        DeviceName { browser: find(&BROWSERS), system: find(&SYSTEMS) }
    }

    /// Whether it is held in the hand.
    pub fn is_phone(self) -> bool {
        matches!(self.system, Some("iPhone" | "Android"))
    }
}

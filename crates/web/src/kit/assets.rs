//! The style sheet and the script: inside the binary, compressed once, named by their content so
//! that a browser may keep them for ever.

use std::io::Write as _;
use std::sync::LazyLock;

use axum::Router;
use axum::extract::Path;
use axum::http::header::{ACCEPT_ENCODING, CACHE_CONTROL, CONTENT_ENCODING, CONTENT_TYPE, VARY};
use axum::http::{HeaderMap, StatusCode};
use axum::response::{IntoResponse, Response};
use axum::routing::get;
use flate2::Compression;
use flate2::write::GzEncoder;
use sha2::{Digest, Sha256};

use super::brand;

/// What is served under `/assets/`; needs no state.
pub fn routes<S: Clone + Send + Sync + 'static>() -> Router<S> {
    Router::new().route("/assets/{name}", get(show))
}

/// The address of the style sheet that goes before the brand's own.
pub fn stylesheet_url() -> &'static str {
    &STYLESHEET.url
}

/// The address of the one script; every page works without it.
pub fn script_url() -> &'static str {
    &SCRIPT.url
}

/// A short name for some bytes: the first 48 bits of their SHA-256, in hexadecimal.
pub fn content_hash(bytes: &[u8]) -> String {
    Sha256::digest(bytes)[..6].iter().map(|byte| format!("{byte:02x}")).collect()
}

/// In the order of the cascade.
const STYLESHEET_PARTS: [&str; 17] = [
    include_str!("../../assets/portal/tokens.css"),
    include_str!("../../assets/portal/base.css"),
    include_str!("../../assets/portal/frame.css"),
    include_str!("../../assets/portal/plain.css"),
    include_str!("../../assets/portal/cards.css"),
    include_str!("../../assets/portal/controls.css"),
    include_str!("../../assets/portal/forms.css"),
    include_str!("../../assets/portal/slab.css"),
    include_str!("../../assets/portal/charts.css"),
    include_str!("../../assets/portal/lists.css"),
    include_str!("../../assets/portal/tables.css"),
    "@container (max-width: 29rem) {\n",
    TABLE_CARDS,
    "}\n@container wide (max-width: 44rem) {\n",
    TABLE_CARDS,
    "}\n",
    include_str!("../../assets/portal/print.css"),
];

const TABLE_CARDS: &str = include_str!("../../assets/portal/table-cards.css");

static STYLESHEET: LazyLock<Asset> =
    LazyLock::new(|| Asset::new("portal", "css", STYLES, shortened(&STYLESHEET_PARTS.concat())));
static SCRIPT: LazyLock<Asset> = LazyLock::new(|| {
    Asset::new("portal", "js", SCRIPTS, include_str!("../../assets/portal.js").to_owned())
});

const STYLES: &str = "text/css; charset=utf-8";
const SCRIPTS: &str = "text/javascript; charset=utf-8";

struct Asset {
    url: String,
    media_type: &'static str,
    plain: String,
    compressed: Vec<u8>,
}

impl Asset {
    fn new(stem: &str, extension: &str, media_type: &'static str, plain: String) -> Asset {
        let url = format!("/assets/{stem}-{}.{extension}", content_hash(plain.as_bytes()));
        let compressed = gzip(plain.as_bytes());
        Asset { url, media_type, plain, compressed }
    }

    fn is_named(&self, name: &str) -> bool {
        self.url.strip_prefix("/assets/") == Some(name)
    }

    fn respond(&'static self, headers: &HeaderMap) -> Response {
        match accepts_gzip(headers) {
            true => {
                let encoding = [(CONTENT_ENCODING, "gzip")];
                (kept_for_ever(self.media_type), encoding, self.compressed.as_slice())
                    .into_response()
            }
            false => (kept_for_ever(self.media_type), self.plain.as_str()).into_response(),
        }
    }
}

/// Without comments, and without the spaces and lines that only we need.
fn shortened(css: &str) -> String {
    let mut pieces = css.split("/*");
    let first = pieces.next().unwrap_or_default();
    let rest = pieces.map(|piece| piece.split_once("*/").map_or("", |(_, after)| after));
    let code: String = std::iter::once(first).chain(rest).collect();
    let lines = code.lines().map(str::trim).filter(|line| !line.is_empty());
    let mut code = lines.collect::<Vec<_>>().join("\n");
    for (written, needed) in NEEDED {
        code = code.replace(written, needed);
    }
    code
}

/// What means the same without its spaces, wherever it stands in our style sheets.
const NEEDED: [(&str, &str); 8] = [
    (" {", "{"),
    ("{ ", "{"),
    ("{\n", "{"),
    ("; ", ";"),
    (": ", ":"),
    (" }", "}"),
    (";}", "}"),
    (", ", ","),
];

async fn show(Path(name): Path<String>, headers: HeaderMap) -> Response {
    let assets: [&'static Asset; 2] = [&STYLESHEET, &SCRIPT];
    if let Some(asset) = assets.into_iter().find(|asset| asset.is_named(&name)) {
        return asset.respond(&headers);
    }
    match brand::find_stylesheet(&name) {
        Some(stylesheet) => (kept_for_ever(STYLES), stylesheet).into_response(),
        None => StatusCode::NOT_FOUND.into_response(),
    }
}

type Headers = [(axum::http::HeaderName, &'static str); 3];

fn kept_for_ever(media_type: &'static str) -> Headers {
    [
        (CONTENT_TYPE, media_type),
        (CACHE_CONTROL, "public, max-age=31536000, immutable"),
        (VARY, "Accept-Encoding"),
    ]
}

fn accepts_gzip(headers: &HeaderMap) -> bool {
    let accepted = headers.get(ACCEPT_ENCODING).and_then(|value| value.to_str().ok());
    accepted.unwrap_or_default().split(',').any(|coding| coding.trim().starts_with("gzip"))
}

fn gzip(bytes: &[u8]) -> Vec<u8> {
    let mut encoder = GzEncoder::new(Vec::new(), Compression::best());
    let written = encoder.write_all(bytes).and_then(|()| encoder.finish());
    written.expect("compressing into memory cannot fail")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_style_sheet_stays_within_what_a_first_view_may_cost() {
        assert!(STYLESHEET.plain.len() <= 40 * 1024, "{} bytes", STYLESHEET.plain.len());
        let both = STYLESHEET.compressed.len() + SCRIPT.compressed.len();
        assert!(both <= 12 * 1024, "{both} bytes");
    }

    #[test]
    fn comments_stay_at_home() {
        assert_eq!(shortened("/* a */\n a {}\n\n  b {} /* c */\n/* d\n e */c {}"), "a{}\nb{}\nc{}");
    }

    #[tokio::test]
    async fn an_asset_is_compressed_for_whoever_takes_it_and_kept_for_ever() {
        let name = stylesheet_url().trim_start_matches("/assets/").to_owned();
        let mut headers = HeaderMap::new();
        headers.insert(ACCEPT_ENCODING, "br, gzip".parse().unwrap());
        let response = show(Path(name.clone()), headers).await;
        assert_eq!(response.headers()[CONTENT_ENCODING], "gzip");
        assert!(response.headers()[CACHE_CONTROL].to_str().unwrap().contains("immutable"));
        let plain = show(Path(name), HeaderMap::new()).await;
        assert!(!plain.headers().contains_key(CONTENT_ENCODING));
    }

    #[tokio::test]
    async fn the_style_sheet_of_an_older_release_is_not_found() {
        let response = show(Path("portal-000000000000.css".to_owned()), HeaderMap::new()).await;
        assert_eq!(response.status(), StatusCode::NOT_FOUND);
    }
}

//! Shows every component with sample data, in English and in lengths that Spanish needs:
//! `cargo run -p web --example gallery`, then <http://127.0.0.1:4400/>; the port and the brand's
//! colour may be given: `-- 4401 c8102e`.

mod dashboard;
mod forms;
mod frame;
mod lists;

use axum::Router;
use axum::routing::get;
use web::kit::headers::{Policy, secured};
use web::kit::layout::Width;
use web::kit::layout::{Page, plain_page};
use web::kit::{Brand, Markup, assets, html};

#[tokio::main(flavor = "current_thread")]
async fn main() -> Result<(), Box<dyn std::error::Error>> {
    let mut arguments = std::env::args().skip(1);
    let port: u16 = arguments.next().unwrap_or_else(|| "4400".to_owned()).parse()?;
    let brand = arguments.next().map_or(Ok(Brand::default()), |text| Brand::from_colour(&text))?;
    let brand: &'static Brand = Box::leak(Box::new(brand));
    let policy = Policy { form_origins: vec!["https://checkout.example".parse()?], tls: false };
    let listener = tokio::net::TcpListener::bind(("127.0.0.1", port)).await?;
    println!("http://{}/", listener.local_addr()?);
    axum::serve(listener, secured(pages(brand), &policy)).await?;
    Ok(())
}

type Draw = fn(&Brand) -> Markup;

const PAGES: [(&str, Draw); 14] = [
    ("dashboard", dashboard::owing),
    ("overdue", dashboard::overdue),
    ("paid-up", dashboard::paid_up),
    ("credit", dashboard::credit),
    ("spanish", dashboard::spanish),
    ("invoices", lists::invoices),
    ("empty", lists::nothing),
    ("invoice", lists::invoice),
    ("charts", lists::charts),
    ("amount", forms::amount),
    ("method", forms::method_with_errors),
    ("review", forms::review),
    ("receipt", forms::receipt),
    ("sign-in", forms::sign_in),
];

fn pages(brand: &'static Brand) -> Router {
    let router =
        Router::new().merge(assets::routes()).route("/", get(move || async move { index(brand) }));
    PAGES.into_iter().fold(router, |router, (name, draw)| {
        router.route(&format!("/{name}"), get(move || async move { draw(brand) }))
    })
}

fn index(brand: &Brand) -> Markup {
    let page = Page { title: "Gallery", heading: "Gallery", ..Page::default() };
    let links =
        html! { ul { @for (name, _) in PAGES { li { a class="link" href=(name) { (name) } } } } };
    plain_page(&frame::plain(brand), &page, Width::Narrow, links)
}

//! The HTTP server: connections in, requests to the pages, and a calm end.
//!
//! Ours rather than `axum::serve`, which waits for ever for the headers of a slow client and for
//! the end of its connections.

use std::net::SocketAddr;
use std::pin::pin;
use std::time::Duration;

use axum::extract::{ConnectInfo, Request, State};
use axum::http::StatusCode;
use axum::routing::get;
use axum::{Router, middleware};
use billing::settings;
use hyper::body::Incoming;
use hyper::server::conn::http1;
use hyper::service::service_fn;
use hyper_util::rt::{TokioIo, TokioTimer};
use hyper_util::service::TowerToHyperService;
use tokio::net::{TcpListener, TcpStream};
use tokio::task::JoinSet;
use web::kit::Web;

use crate::failure::Failure;
use crate::overload::{Places, admit};
use crate::stop::Stop;

/// For the headers of a request, and for the next one on a connection that stays.
const HEADER_TIMEOUT: Duration = Duration::from_secs(15);
/// A connection takes no new request after this; one that does not read its answers is cut off.
const CONNECTION_LIFETIME: Duration = Duration::from_secs(300);
/// For what is under way when the process is to end, or the connection.
const FAREWELL: Duration = Duration::from_secs(10);
const MOST_CONNECTIONS: usize = 10_000;
/// After an accept that failed, most likely because the files ran out.
const ACCEPT_PAUSE: Duration = Duration::from_millis(100);

pub async fn listen(address: SocketAddr) -> Result<TcpListener, Failure> {
    TcpListener::bind(address).await.map_err(|error| {
        Failure::Work(format!(
            "Cannot listen on {address}: {error}. Is another program using port {}?",
            address.port()
        ))
    })
}

/// Every page, and whether the process lives and can work.
pub fn router(web: Web) -> Router {
    let places = Places::new(web.region);
    let health = Router::new()
        .route("/healthz", get(|| async { "ok\n" }))
        .route("/readyz", get(ready))
        .with_state(web.ctx.db.clone());
    web::router(web).layer(middleware::from_fn_with_state(places, admit)).merge(health)
}

/// Serves until it is told to stop, then lets the requests under way end.
pub async fn serve(listener: TcpListener, router: Router, mut stop: Stop) {
    let mut connections = JoinSet::new();
    loop {
        while connections.try_join_next().is_some() {}
        let accepted = tokio::select! {
            () = stop.stopped() => break,
            _ = connections.join_next(), if connections.len() >= MOST_CONNECTIONS => continue,
            accepted = listener.accept(), if connections.len() < MOST_CONNECTIONS => accepted,
        };
        match accepted {
            Ok((stream, peer)) => {
                connections.spawn(converse(stream, peer, router.clone(), stop.clone()));
            }
            Err(error) => {
                tracing::warn!(%error, "a connection could not be accepted");
                tokio::time::sleep(ACCEPT_PAUSE).await;
            }
        }
    }
    drop(listener); // whoever comes now is refused instead of kept waiting
    while connections.join_next().await.is_some() {}
}

async fn converse(stream: TcpStream, peer: SocketAddr, router: Router, mut stop: Stop) {
    let _unimportant = stream.set_nodelay(true);
    let pages = TowerToHyperService::new(router);
    let service = service_fn(move |mut request: Request<Incoming>| {
        request.extensions_mut().insert(ConnectInfo(peer));
        hyper::service::Service::call(&pages, request)
    });
    let connection = http1::Builder::new()
        .timer(TokioTimer::new())
        .header_read_timeout(HEADER_TIMEOUT)
        .serve_connection(TokioIo::new(stream), service);
    let mut connection = pin!(connection);
    let ended = tokio::select! {
        ended = connection.as_mut() => Some(ended),
        () = stop.stopped() => None,
        () = tokio::time::sleep(CONNECTION_LIFETIME) => None,
    };
    let ended = match ended {
        Some(ended) => ended,
        None => {
            connection.as_mut().graceful_shutdown();
            tokio::time::timeout(FAREWELL, connection).await.unwrap_or(Ok(()))
        }
    };
    if let Err(error) = ended {
        tracing::debug!(%error, "a connection ended badly");
    }
}

/// Whether the database answers.
async fn ready(State(db): State<db::Db>) -> (StatusCode, &'static str) {
    match settings::get_biller(&db).await {
        Ok(_) => (StatusCode::OK, "ready\n"),
        Err(_) => (StatusCode::SERVICE_UNAVAILABLE, "the database does not answer\n"),
    }
}

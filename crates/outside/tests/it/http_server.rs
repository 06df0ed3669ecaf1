//! A tiny HTTP server: one prepared answer for each request, and a record of what was asked.

use std::sync::{Arc, Mutex, PoisonError};

use reqwest::Url;
use serde_json::Value;
use tokio::io::{AsyncBufReadExt, AsyncReadExt, AsyncWriteExt, BufReader};
use tokio::net::{TcpListener, TcpStream};

pub enum Answer {
    Json(u16, Value),
    Text(u16, &'static str),
    /// Reads the request and never answers.
    Silence,
    /// Reads the request and closes the connection.
    HangUp,
}

#[derive(Clone, Default)]
pub struct Request {
    /// Such as `GET /v1/charges`, without the query.
    pub line: String,
    /// Lower case, as they came.
    pub headers: Vec<String>,
    /// From the query and the body.
    pub parameters: Vec<(String, String)>,
    pub body: String,
}

impl Request {
    pub fn parameter(&self, name: &str) -> Option<&str> {
        self.parameters.iter().find(|(known, _)| known == name).map(|(_, value)| value.as_str())
    }

    pub fn header(&self, name: &str) -> Option<&str> {
        self.headers.iter().find_map(|header| header.strip_prefix(name)?.strip_prefix(": "))
    }

    pub fn has_header(&self, header: &str) -> bool {
        self.headers.iter().any(|known| known == header)
    }
}

pub struct HttpServer {
    url: String,
    requests: Arc<Mutex<Vec<Request>>>,
}

impl HttpServer {
    pub async fn answering(answers: impl IntoIterator<Item = Answer>) -> HttpServer {
        let listener = TcpListener::bind("127.0.0.1:0").await.expect("a free port");
        let address = listener.local_addr().expect("a bound socket has an address");
        let requests = Arc::default();
        let answers: Vec<Answer> = answers.into_iter().collect();
        tokio::spawn(serve(listener, answers, Arc::clone(&requests)));
        HttpServer { url: format!("http://{address}"), requests }
    }

    pub fn url(&self) -> String {
        self.url.clone()
    }

    pub fn requests(&self) -> Vec<Request> {
        self.requests.lock().unwrap_or_else(PoisonError::into_inner).clone()
    }
}

async fn serve(listener: TcpListener, answers: Vec<Answer>, requests: Arc<Mutex<Vec<Request>>>) {
    let mut silent = Vec::new();
    for answer in answers {
        let (stream, _) = listener.accept().await.expect("a client");
        let mut stream = BufReader::new(stream);
        let request = read_request(&mut stream).await;
        requests.lock().unwrap_or_else(PoisonError::into_inner).push(request);
        match answer {
            Answer::Json(status, body) => write(&mut stream, status, &body.to_string()).await,
            Answer::Text(status, body) => write(&mut stream, status, body).await,
            Answer::Silence => silent.push(stream),
            Answer::HangUp => drop(stream),
        }
    }
    // Keeps the silent connections open; one more request would wait for ever.
    std::future::pending::<()>().await;
}

async fn read_request(stream: &mut BufReader<TcpStream>) -> Request {
    let mut lines = Vec::new();
    loop {
        let mut line = String::new();
        stream.read_line(&mut line).await.expect("a header line");
        if line.trim().is_empty() {
            break;
        }
        lines.push(line.trim().to_owned());
    }
    let headers: Vec<String> = lines.iter().skip(1).map(|line| line.to_lowercase()).collect();
    let length = headers.iter().find_map(|header| header.strip_prefix("content-length: "));
    let mut body = vec![0; length.map_or(0, |length| length.parse().expect("a length"))];
    stream.read_exact(&mut body).await.expect("the whole body");
    let (method, target) = lines[0].split_once(' ').expect("a method");
    let target = target.trim_end_matches(" HTTP/1.1");
    let (path, query) = target.split_once('?').unwrap_or((target, ""));
    let mut parameters = pairs(query);
    let body = String::from_utf8_lossy(&body).into_owned();
    parameters.extend(pairs(&body));
    Request { line: format!("{method} {path}"), headers, parameters, body }
}

fn pairs(encoded: &str) -> Vec<(String, String)> {
    let url = Url::parse(&format!("http://localhost/?{encoded}")).expect("form-encoded pairs");
    url.query_pairs().map(|(name, value)| (name.into_owned(), value.into_owned())).collect()
}

async fn write(stream: &mut BufReader<TcpStream>, status: u16, body: &str) {
    let length = body.len();
    let answer = format!(
        "HTTP/1.1 {status} Answer\r\nContent-Length: {length}\r\nConnection: close\r\n\r\n{body}"
    );
    stream.write_all(answer.as_bytes()).await.expect("a client that listens");
}

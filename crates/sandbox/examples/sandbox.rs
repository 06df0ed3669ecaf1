//! Starts a sandbox, prints its addresses as one line of JSON, and runs until it is killed:
//! `cargo run -p sandbox --example sandbox -- --webhook http://127.0.0.1:8080/hooks`.

use std::error::Error;

use sandbox::{Config, Sandbox};
use serde_json::json;

#[tokio::main]
async fn main() -> Result<(), Box<dyn Error>> {
    let sandbox = Sandbox::start(Config { webhook_url: webhook()?, ..Config::default() }).await?;
    let addresses = json!({
        "processor": sandbox.processor_url(),
        "secret_key": sandbox.secret_key(),
        "webhook_secret": sandbox.webhook_secret(),
        "inbox": sandbox.inbox_url(),
        "smtp": sandbox.smtp_address().to_string(),
    });
    println!("{addresses}");
    tokio::signal::ctrl_c().await?;
    sandbox.stop().await;
    Ok(())
}

fn webhook() -> Result<Option<String>, String> {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    match arguments.iter().map(String::as_str).collect::<Vec<_>>().as_slice() {
        [] => Ok(None),
        ["--webhook", url] => Ok(Some((*url).to_owned())),
        _ => Err("usage: sandbox [--webhook URL]".to_owned()),
    }
}

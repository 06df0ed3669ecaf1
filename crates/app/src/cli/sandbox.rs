//! `paydesk sandbox`: the simulated outside world alone.

use clap::Args;
use sandbox::{Config, Ports};
use serde_json::json;

use crate::failure::Failure;
use crate::stop::requested;

#[derive(Debug, Args)]
pub struct Sandbox {
    /// Of the processor's API and its pages; 0 takes any free one
    #[arg(long, default_value_t = 0, value_name = "PORT")]
    processor_port: u16,
    /// Of the mail server
    #[arg(long, default_value_t = 0, value_name = "PORT")]
    smtp_port: u16,
    /// Of the page that shows the letters
    #[arg(long, default_value_t = 0, value_name = "PORT")]
    inbox_port: u16,
    /// Where the processor's notifications go
    #[arg(long, value_name = "URL")]
    webhook: Option<String>,
    /// The same seed gives the same ids
    #[arg(long, default_value_t = 1)]
    seed: u64,
    /// Print the addresses as one JSON object
    #[arg(long)]
    json: bool,
}

impl Sandbox {
    pub async fn run(self) -> Result<(), Failure> {
        let ports =
            Ports { processor: self.processor_port, smtp: self.smtp_port, inbox: self.inbox_port };
        let config =
            Config { seed: self.seed, ports, webhook_url: self.webhook, ..Config::default() };
        let sandbox = sandbox::Sandbox::start(config).await;
        let sandbox = sandbox.map_err(|error| Failure::Work(format!("The sandbox {error}.")))?;
        match self.json {
            true => print_json(&sandbox),
            false => print_lines(&sandbox),
        }
        requested().await.map_err(Failure::doing("The signals to stop"))?;
        sandbox.stop().await;
        Ok(())
    }
}

fn print_json(sandbox: &sandbox::Sandbox) {
    let addresses = json!({
        "processor": sandbox.processor_url(),
        "secret_key": sandbox.secret_key(),
        "webhook_secret": sandbox.webhook_secret(),
        "inbox": sandbox.inbox_url(),
        "smtp": sandbox.smtp_address().to_string(),
    });
    println!("{addresses}");
}

/// None of it is a secret: the keys open nothing but this sandbox.
fn print_lines(sandbox: &sandbox::Sandbox) {
    println!("Processor       {}", sandbox.processor_url());
    println!("  secret key    {}", sandbox.secret_key());
    println!("  webhooks      signed with {}", sandbox.webhook_secret());
    println!("Mail server     {}", sandbox.smtp_address());
    println!("Inbox           {}", sandbox.inbox_url());
    println!("Ctrl-C ends it.");
}

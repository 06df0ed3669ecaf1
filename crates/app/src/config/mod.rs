//! The configuration: `paydesk.toml`, `PAYDESK_…` variables and flags become one checked [`Config`].
//!
//! The environment is read here and nowhere else. What is wrong is said all at once, a sentence
//! each, with the key, where it was looked for, and an example.

mod keys;
mod parse;
mod show;
mod sources;
#[cfg(test)]
mod tests;

use std::net::SocketAddr;

use billing::ctx::Secret;
use url::Url;

use crate::failure::Failure;

pub use show::effective;
pub use sources::{Environment, Sources, environment};

/// Everything that serving and working need.
#[derive(Debug)]
pub struct Config {
    pub database: String,
    pub listen: SocketAddr,
    pub portal: Portal,
    pub secret: Secret,
    pub processor: outside::stripe::Settings,
    pub mail: outside::smtp::Settings,
    /// Whether `X-Forwarded-For` is believed.
    pub trusts_proxy: bool,
    /// How many jobs are worked at once.
    pub workers: usize,
}

/// Where the portal is reached from outside.
#[derive(Debug, Clone)]
pub struct Portal {
    /// Without a slash at the end.
    pub url: String,
    pub is_tls: bool,
}

impl Config {
    pub fn read(sources: &Sources) -> Result<Config, Failure> {
        parse::config(sources).map_err(usage)
    }

    /// Where the processor's hosted pages are, for the policy of where forms may lead.
    pub fn hosted_page_origin(&self) -> String {
        hosted_page_origin(&self.processor.base_url)
    }
}

/// For the commands that need no more.
pub fn database(sources: &Sources) -> Result<String, Failure> {
    parse::database(sources).map_err(|problem| usage(vec![problem]))
}

/// The processor, for a command that can do without one.
pub fn find_processor(sources: &Sources) -> Result<Option<outside::stripe::Settings>, Failure> {
    parse::find_processor(sources).map_err(usage)
}

/// The sandbox has its hosted pages beside its API; Stripe has another host for them.
pub fn hosted_page_origin(processor_url: &str) -> String {
    match processor_url {
        outside::stripe::PRODUCTION_URL => "https://checkout.stripe.com".to_owned(),
        url => Url::parse(url)
            .map_or_else(|_| url.to_owned(), |url| url.origin().ascii_serialization()),
    }
}

fn usage(problems: Vec<String>) -> Failure {
    Failure::Usage(problems.join("\n"))
}

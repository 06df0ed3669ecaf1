//! `paydesk verify`: every promise of the payment engine, checked.

use billing::verify::{self, Checked};
use clap::Args;
use serde_json::json;

use crate::config::Sources;
use crate::failure::Failure;
use crate::wiring;

#[derive(Debug, Args)]
pub struct Verify {
    /// Print one JSON object
    #[arg(long)]
    json: bool,
}

impl Verify {
    pub async fn run(self, sources: &Sources) -> Result<(), Failure> {
        let ctx = wiring::offline_context(sources).await?;
        let checked = verify::verify(&ctx).await?;
        match self.json {
            true => print_json(&checked),
            false => print_lines(&checked),
        }
        match checked.iter().filter(|checked| !checked.is_kept()).count() {
            0 => Ok(()),
            1 => Err(Failure::Work("A promise is broken.".to_owned())),
            broken => Err(Failure::Work(format!("{broken} promises are broken."))),
        }
    }
}

fn print_lines(checked: &[Checked]) {
    for Checked { promise, offenders } in checked {
        match offenders.as_slice() {
            [] => println!("OK      {promise}"),
            offenders => {
                println!("BROKEN  {promise}");
                for offender in offenders {
                    println!("        {offender}");
                }
            }
        }
    }
}

fn print_json(checked: &[Checked]) {
    let promises = checked.iter().map(|Checked { promise, offenders }| {
        json!({ "promise": promise, "kept": offenders.is_empty(), "offenders": offenders })
    });
    println!("{}", json!({ "promises": promises.collect::<Vec<_>>() }));
}

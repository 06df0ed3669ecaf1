//! The medians and ratios, as a table for people and as one JSON object for programs.

use std::fmt;

use crate::rounds::{Round, Rounds};

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Operation {
    Page,
    Payment,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Database {
    Sqlite,
    Postgres,
}

pub struct Comparison {
    operation: Operation,
    database: Database,
    floor_per_second: u64,
    interface_per_second: u64,
    /// Operations per second of the interface over those of the bare driver, round by round.
    ratio: Ratio,
    /// Processor time of an operation through the interface over that of the bare driver.
    processor_ratio: Option<Ratio>,
}

/// In hundredths.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
struct Ratio(u64);

impl Comparison {
    pub fn new(operation: Operation, database: Database, rounds: Rounds) -> Comparison {
        let pairs = rounds.floor.iter().zip(&rounds.interface);
        let ratios = pairs.map(|(floor, interface)| {
            Ratio::of(nanos_per_operation(floor), nanos_per_operation(interface))
        });
        let processor = |rounds: &[Round]| processor_nanos_per_operation(rounds);
        let both = processor(&rounds.interface).zip(processor(&rounds.floor));
        Comparison {
            operation,
            database,
            floor_per_second: median(rounds.floor.iter().map(per_second)),
            interface_per_second: median(rounds.interface.iter().map(per_second)),
            ratio: median(ratios),
            processor_ratio: both.map(|(interface, floor)| Ratio::of(interface, floor)),
        }
    }
}

pub fn print(comparisons: &[Comparison], json: bool) {
    println!("{:24}{:>14}{:>14}{:>8}{:>12}", "", "bare driver", "interface", "ratio", "CPU ratio");
    for comparison in comparisons {
        println!("{comparison}");
    }
    if json {
        let of = |operation| object(comparisons, operation);
        println!(r#"{{"page": {}, "payment": {}}}"#, of(Operation::Page), of(Operation::Payment));
    }
}

impl fmt::Display for Comparison {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let operation = match self.operation {
            Operation::Page => "pages",
            Operation::Payment => "payments",
        };
        let database = match self.database {
            Database::Sqlite => "SQLite",
            Database::Postgres => "PostgreSQL",
        };
        let label = format!("{operation}, {database}");
        let processor = self.processor_ratio.map_or("unknown".to_owned(), |it| it.to_string());
        let (floor, interface) = (self.floor_per_second, self.interface_per_second);
        write!(f, "{label:24}{floor:>12}/s{interface:>12}/s{:>8}{processor:>12}", self.ratio)
    }
}

/// `{"sqlite": {…}, "postgres": {…}}`
fn object(comparisons: &[Comparison], operation: Operation) -> String {
    let members: Vec<String> = comparisons
        .iter()
        .filter(|comparison| comparison.operation == operation)
        .map(|comparison| {
            let database = match comparison.database {
                Database::Sqlite => "sqlite",
                Database::Postgres => "postgres",
            };
            let processor =
                comparison.processor_ratio.map_or("null".to_owned(), |ratio| ratio.to_string());
            format!(
                r#""{database}": {{"ratio": {}, "cpu_ratio": {processor}, "per_second": {}, "floor_per_second": {}}}"#,
                comparison.ratio, comparison.interface_per_second, comparison.floor_per_second
            )
        })
        .collect();
    format!("{{{}}}", members.join(", "))
}

impl Ratio {
    fn of(part: u64, whole: u64) -> Ratio {
        Ratio((part * 100 + whole / 2) / whole.max(1))
    }
}

impl fmt::Display for Ratio {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(&format!("{}.{:02}", self.0 / 100, self.0 % 100))
    }
}

fn nanos_per_operation(round: &Round) -> u64 {
    round.elapsed_nanos / round.operations
}

fn per_second(round: &Round) -> u64 {
    1_000_000_000 / nanos_per_operation(round).max(1)
}

/// Over all rounds, because the system counts it too coarsely for one.
fn processor_nanos_per_operation(rounds: &[Round]) -> Option<u64> {
    let nanos: Option<u64> = rounds.iter().map(|round| round.processor_nanos).sum();
    let operations: u64 = rounds.iter().map(|round| round.operations).sum();
    Some(nanos? / operations.max(1))
}

fn median<T: Ord + Copy>(values: impl Iterator<Item = T>) -> T {
    let mut sorted: Vec<T> = values.collect();
    sorted.sort_unstable();
    sorted[sorted.len() / 2]
}

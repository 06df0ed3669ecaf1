//! Every mutant of the payment engine is caught by the simulation, within a bounded number of
//! seeds; the engine without one is not.

#![expect(clippy::unwrap_used, reason = "the helpers of tests panic like the tests themselves")]

use std::sync::Mutex;
use std::thread;

use mutants::simulation::Simulation;
use mutants::table::MUTANTS;

/// Seeds that each mutant has to survive to be missed.
const SEEDS: u64 = 2_000;

#[test]
fn every_mutant_is_caught() {
    let next = Mutex::new(MUTANTS.iter());
    let missed = Mutex::new(Vec::new());
    thread::scope(|scope| {
        for _ in 0..2 {
            scope.spawn(|| {
                let simulation = Simulation::new().unwrap();
                while let Some(mutant) = { next.lock().unwrap().next() } {
                    if !is_caught(&simulation, mutant.name) {
                        missed.lock().unwrap().push(mutant.name);
                    }
                }
            });
        }
    });
    let missed = missed.into_inner().unwrap();
    assert!(missed.is_empty(), "nothing in {SEEDS} worlds shows that {missed:#?}");
}

fn is_caught(simulation: &Simulation, name: &'static str) -> bool {
    mutants::choose(name);
    for seed in 0..SEEDS {
        let outcome = simulation.run(seed).unwrap();
        if let Some(broken) = outcome.broken.first() {
            println!("{name}: {} seeds, {broken}", seed + 1);
            return true;
        }
    }
    println!("{name}: MISSED");
    false
}

#[test]
fn the_engine_without_mutants_is_sound() {
    mutants::choose("");
    let simulation = Simulation::new().unwrap();
    for seed in 0..20 {
        assert!(simulation.run(seed).unwrap().broken.is_empty(), "seed {seed}");
    }
}

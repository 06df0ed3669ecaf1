//! Every world is sound, and every seed replays identically.

use simulation::Simulation;

#[test]
fn worlds_are_sound() {
    let simulation = Simulation::new().unwrap();
    for seed in 0..100 {
        let outcome = simulation.run(seed).unwrap();
        assert!(outcome.broken.is_empty(), "seed {seed}: {:#?}", outcome.broken);
    }
}

#[test]
fn a_seed_replays_identically() {
    let (one, other) = (Simulation::new().unwrap(), Simulation::new().unwrap());
    for seed in 0..20 {
        let (first, second) = (one.run(seed).unwrap(), other.replay(seed).unwrap());
        assert_eq!(first.hash, second.hash, "seed {seed}");
        assert!(!second.trace.is_empty());
    }
}

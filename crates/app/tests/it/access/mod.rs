//! Who is let in where: every route, asked by everybody, answers as the table says.
//!
//! A route that is not in the table fails the test, so that nobody adds a page without deciding who
//! may see it.

mod guests;
mod plans;
mod profile;
mod registering;
mod routes;
mod seeing;
mod step_up;
mod table;
mod town;

use std::collections::BTreeSet;

use guests::GUESTS;
use plans::PLANS;
use profile::PROFILE;
use registering::REGISTERING;
use seeing::SEEING;
use step_up::STEP_UP;
use table::{TABLE, Visit};
use town::{PEOPLE, Town, Who};

#[test]
fn every_route_has_a_row() {
    let known: BTreeSet<&str> = all().map(|visit| visit.route).collect();
    let routes = routes::all();
    assert!(routes.len() > 40, "the routes were not understood: {routes:?}");
    let missing: Vec<_> = routes.iter().filter(|route| !known.contains(route.as_str())).collect();
    let gone: Vec<_> = known.iter().filter(|route| !routes.contains(**route)).collect();
    assert!(
        missing.is_empty() && gone.is_empty(),
        "\nSay in access/table.rs who may ask this, and how each is answered: {missing:?}\n\
         These are no routes any more: {gone:?}\n"
    );
}

#[tokio::test]
async fn everybody_is_answered_as_the_table_says() {
    let mut surprises = Vec::new();
    for visit in all() {
        for (who, expected) in PEOPLE.into_iter().zip(visit.answers) {
            let answer = answer(visit, who).await;
            if !answer.starts_with(expected) {
                let Visit { route, address, .. } = visit;
                surprises.push(format!("{who:?}: {route} ({address}): {answer}, not {expected}"));
            }
        }
    }
    assert!(surprises.is_empty(), "\n{}\n", surprises.join("\n"));
}

/// Whoever came in by a code from an e-mail proves more before money and before how one signs in.
#[tokio::test]
async fn a_code_from_an_email_alone_opens_neither_money_nor_locks() {
    let mut surprises = Vec::new();
    for visit in all() {
        let [.., holder] = visit.answers;
        let is_plan = PLANS.iter().any(|plan| plan.route == visit.route);
        let must_prove = is_plan || STEP_UP.contains(&visit.route);
        let expected = if must_prove { "303 /step-up" } else { holder };
        let answer = answer(visit, Who::HolderByCode).await;
        if !answer.starts_with(expected) {
            surprises
                .push(format!("{} ({}): {answer}, not {expected}", visit.route, visit.address));
        }
    }
    assert!(surprises.is_empty(), "\n{}\n", surprises.join("\n"));
}

fn all() -> impl Iterator<Item = &'static Visit> {
    let own = TABLE.iter().chain(REGISTERING).chain(GUESTS).chain(PLANS);
    own.chain(PROFILE).chain(SEEING)
}

/// A town of its own for each, because what one does changes what the next would see.
async fn answer(visit: &Visit, who: Who) -> String {
    let town = Town::build().await;
    let (method, _) = visit.route.split_once(' ').unwrap();
    let (address, fields) = (town.filled(visit.address), town.filled(visit.fields));
    town.ask(who, method, &address, &fields).await
}

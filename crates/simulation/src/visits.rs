//! What a payer does in one window, step by step, and what follows from what the page shows.

use base::{Cents, Id, kinds};
use billing::payers::Payer;
use billing::payments::NewDraft;

use crate::agenda::Happening;
use crate::cast::{card_entry, session_of, setup_of};
use crate::payers::{self, Seen, Visit};
use crate::world::World;

impl World {
    pub fn open(&mut self, visit: usize) {
        let Some(process) = &self.process else {
            return self.try_again(visit, Happening::Open { visit });
        };
        let (ctx, stage) = (process.ctx.clone(), self.stage.clone());
        let Visited { payer, new, .. } = self.visited(visit);
        if self.visits[visit].adds_card {
            process.spawn(payers::go_to_processor(ctx, stage, visit, payer));
        } else {
            process.spawn(payers::prepare(ctx, stage, visit, payer, new));
        }
    }

    /// What was typed on the processor's page leads back to ours.
    pub fn sent_to_processor(&mut self, visit: usize, url: &str) {
        let number = if self.stage.below(4) == 0 { "4000000000000341" } else { "4242424242424242" };
        let now = self.stage.now();
        let session = session_of(url).unwrap_or_default();
        let typed = self.side.core().complete_session(now, session, &card_entry(number));
        if let Ok(back) = typed {
            let soon = now + self.stage.seconds_up_to(120);
            self.agenda.plan(soon, Happening::ComeBack { visit, back });
        }
    }

    pub fn come_back(&mut self, visit: usize, back: &str) {
        let Some(process) = &self.process else {
            return self.try_again(visit, Happening::Open { visit });
        };
        let Some(setup) = setup_of(back) else { return };
        let (ctx, stage) = (process.ctx.clone(), self.stage.clone());
        let payer = self.visits[visit].payer;
        process.spawn(payers::come_back(ctx, stage, visit, payer, setup));
    }

    pub fn drafted(&mut self, visit: usize, draft: Id<kinds::Draft>) {
        self.visits[visit].draft = Some(draft);
        let now = self.stage.now();
        if self.stage.below(6) == 0 {
            let at = now + self.stage.seconds_up_to(90);
            self.agenda.plan(at, Happening::Reconsider { visit });
        }
        if self.stage.below(10) == 0 {
            let at = now + self.stage.seconds_up_to(90);
            self.agenda.plan(at, Happening::Cancel { visit });
        }
        let soon = [60, 3_600, 24 * 3_600, 4 * 24 * 3_600][self.stage.below(4) as usize];
        let later = now + self.stage.seconds_up_to(soon);
        self.agenda.plan(later, Happening::Look { visit });
        self.review(visit);
    }

    pub fn review(&mut self, visit: usize) {
        let Visited { payer, draft, .. } = self.visited(visit);
        let (Some(process), Some(draft)) = (&self.process, draft) else {
            return self.try_again(visit, Happening::Review { visit });
        };
        let (ctx, stage) = (process.ctx.clone(), self.stage.clone());
        process.spawn(payers::review(ctx, stage, visit, payer, draft));
    }

    /// The button, pressed as often and as fast as people do.
    pub fn reviewed(&mut self, visit: usize, seen: Seen, is_other_window: bool) {
        self.visits[visit].reviews.push(seen);
        let review = self.visits[visit].reviews.len() - 1;
        let first = self.stage.now() + self.stage.seconds_up_to(60);
        let presses = if is_other_window { [0, 0, 0, 1, 2] } else { [1, 1, 2, 2, 3] };
        for _ in 0..presses[self.stage.below(5) as usize] {
            let spread = [0, 0, 2, 40, 900][self.stage.below(5) as usize];
            let at = first + self.stage.seconds_up_to(spread);
            self.agenda.plan(at, Happening::Complete { visit, review });
        }
    }

    pub fn complete(&mut self, visit: usize, review: usize) {
        let Visited { payer, draft, .. } = self.visited(visit);
        let quote = self.visits[visit].reviews.get(review).map(|seen| seen.quote.clone());
        let (Some(process), Some(draft), Some(quote)) = (&self.process, draft, quote) else {
            return self.try_again(visit, Happening::Complete { visit, review });
        };
        let (ctx, stage) = (process.ctx.clone(), self.stage.clone());
        self.visits[visit].pressed.insert(review);
        process.spawn(payers::complete(ctx, stage, (visit, review), payer, draft, quote));
    }

    pub fn look(&mut self, visit: usize) {
        let (payer, payment) = (self.visits[visit].payer, self.visits[visit].payment);
        if let (Some(process), Some(payment)) = (&self.process, payment) {
            process.spawn(payers::look(process.ctx.clone(), self.stage.clone(), payer, payment));
        }
    }

    /// Another amount, another method, or the same once more.
    pub fn reconsider(&mut self, visit: usize) {
        let Visited { payer, draft, mut new } = self.visited(visit);
        new.other_cents = new.other_cents.map(|cents| cents + Cents(100));
        if self.stage.below(2) == 0 {
            let other = Visit::draw(&self.stage, &self.cast);
            new = if other.payer == payer { other.new } else { new };
        }
        if let (Some(process), Some(draft)) = (&self.process, draft) {
            let (ctx, stage) = (process.ctx.clone(), self.stage.clone());
            process.spawn(payers::reconsider(ctx, stage, visit, payer, draft, new));
        }
    }

    pub fn cancel(&mut self, visit: usize) {
        let Visited { payer, draft, .. } = self.visited(visit);
        if let (Some(process), Some(draft)) = (&self.process, draft) {
            process.spawn(payers::cancel(process.ctx.clone(), self.stage.clone(), payer, draft));
        }
    }

    /// An error page, or none at all: the payer waits a little, or has had enough.
    pub fn try_again(&mut self, visit: usize, happening: Happening) {
        if self.visits[visit].patience == 0 {
            return;
        }
        self.visits[visit].patience -= 1;
        let at = self.stage.now() + self.stage.seconds_up_to(300);
        self.agenda.plan(at, happening);
    }

    fn visited(&self, visit: usize) -> Visited {
        let visit = &self.visits[visit];
        Visited { payer: visit.payer, draft: visit.draft, new: visit.new.clone() }
    }
}

struct Visited {
    payer: Payer,
    draft: Option<Id<kinds::Draft>>,
    new: NewDraft,
}

//! One running `paydesk`: its runtime, and everything it has under way. Killing it leaves nothing but
//! what was committed; its connections are handed on to the next one.

use std::sync::Arc;

use base::{Clock, Result, SeededChance};
use billing::Ctx;
use billing::ctx::Secret;
use db::Db;
use outside::stripe::Stripe;
use tokio::runtime::{Builder, Runtime};
use tokio::task::yield_now;

use crate::cast::{Cast, secrets};
use crate::postman::Postman;
use crate::processor_side::{FragileWire, ProcessorSide};
use crate::stage::Stage;

pub struct Process {
    // Dropped first, and with it everything under way.
    runtime: Runtime,
    pub ctx: Ctx,
}

impl Process {
    pub fn start(
        stage: &Arc<Stage>,
        side: &Arc<ProcessorSide>,
        cast: &Cast,
        chance: &Arc<SeededChance>,
        db: Db,
    ) -> Result<Process> {
        let runtime = runtime()?;
        let wire = FragileWire { stage: Arc::clone(stage), side: Arc::clone(side) };
        let secret = Secret::new(&[7; 32]);
        let ctx = Ctx {
            db,
            clock: stage.our_clock() as Arc<dyn Clock>,
            chance: Arc::clone(chance) as _,
            processor: Arc::new(Stripe::over(Box::new(wire), secrets())),
            mailer: Arc::new(Postman { stage: Arc::clone(stage) }),
            biller: Arc::clone(&cast.biller),
            secret: secret.expect("32 bytes are enough"),
            portal_url: "https://pay.brightwater.example".into(),
        };
        Ok(Process { runtime, ctx })
    }

    pub fn spawn(&self, task: impl Future<Output = ()> + Send + 'static) {
        self.runtime.spawn(task);
    }

    /// Lets every task go on until each has ended or waits at a place of the stage.
    pub fn settle(&self) {
        // A task that yields is polled again only when all others have had their turn.
        self.runtime.block_on(async {
            yield_now().await;
            yield_now().await;
        });
    }

    /// What the world wants to know; nothing waits and nothing fails meanwhile.
    pub fn ask<T>(&self, stage: &Stage, question: impl Future<Output = T>) -> T {
        stage.set_aside(true);
        let answer = self.runtime.block_on(question);
        stage.set_aside(false);
        answer
    }
}

/// One thread, which never goes to look for other work while a task is ready.
pub fn runtime() -> Result<Runtime> {
    let runtime = Builder::new_current_thread().enable_time().event_interval(u32::MAX).build();
    runtime.map_err(|error| base::Error::internal("simulation", error))
}

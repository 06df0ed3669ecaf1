//! The portal of Brightwater in process. Maria holds account CL1234 and has a password.

use std::sync::Arc;

use base::{Actor, Id, kinds};
use billing::people::{self, Access, Password, Role};
use billing::samples::{self, World};
use billing::settings::{Biller, SecondFactor};
use web::kit::{Brand, Web};
use words::Region;

use crate::browser::Browser;

pub const PASSWORD: &str = "Calm-River-42!";

pub struct Portal {
    pub world: World,
    pub maria: Id<kinds::User>,
}

impl Portal {
    pub async fn open() -> Portal {
        Portal::of(samples::world().await).await
    }

    /// Of a biller who asks everyone for a second factor.
    pub async fn open_strict() -> Portal {
        let mut world = samples::world().await;
        let second_factor = SecondFactor::Required;
        world.ctx.biller = Arc::new(Biller { second_factor, ..samples::brightwater() });
        Portal::of(world).await
    }

    async fn of(world: World) -> Portal {
        let password = Password::parse(PASSWORD).unwrap();
        let maria = samples::user("maria", Some(password));
        let maria = people::add_user(&world.ctx, Actor::Operator, maria).await.unwrap();
        let account_id = world.account("CL1234").await;
        let access = Access::new(account_id, Role::Holder);
        people::grant_access(&world.ctx, Actor::Operator, maria, &access).await.unwrap();
        Portal { world, maria }
    }

    /// A browser that has never been here.
    pub fn browser(&self) -> Browser {
        Browser::new(web::router(Web {
            ctx: self.world.ctx.clone(),
            brand: Arc::new(Brand::default()),
            region: Region::US,
            processor_origin: "https://checkout.example".parse().unwrap(),
            is_tls: false,
            trusts_proxy: false,
        }))
    }

    /// Maria's browser, signed in.
    pub async fn marias(&self) -> Browser {
        let mut browser = self.browser();
        assert_eq!(browser.sign_in("maria", PASSWORD, "").await.leads_to(), "/dashboard");
        browser
    }
}

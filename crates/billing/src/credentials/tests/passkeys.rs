//! Keys of a simulated device: what is taken from it, and what is not.

use base::{Actor, Error, Id, Refusal, Result, kinds};
use ring::rand::SystemRandom;
use ring::signature::{ECDSA_P256_SHA256_ASN1_SIGNING, EcdsaKeyPair, KeyPair};
use serde_json::json;
use sha2::{Digest, Sha256};

use crate::command::Command;
use crate::credentials::{
    Answer, Assertion, Challenge, Holder, NewPasskey, add_passkey, base64url, passkeys_of,
    prove_by_passkey, remove_passkey, rename_passkey,
};
use crate::journal::Event;
use crate::samples::{World, worlds};

const ORIGIN: &str = "https://pay.brightwater.example";
const HOST: &str = "pay.brightwater.example";
/// Present, verified, attested.
const NEW: u8 = 0x45;
const OLD: u8 = 0x05;

/// Maria's telephone.
struct Device {
    key: EcdsaKeyPair,
    user: Id<kinds::User>,
    session: Id<kinds::Session>,
}

impl Device {
    async fn of_maria(world: &World) -> Device {
        let user = world.user("maria", world.account("CL1234").await).await;
        let chance = SystemRandom::new();
        let made = EcdsaKeyPair::generate_pkcs8(&ECDSA_P256_SHA256_ASN1_SIGNING, &chance).unwrap();
        let algorithm = &ECDSA_P256_SHA256_ASN1_SIGNING;
        let key = EcdsaKeyPair::from_pkcs8(algorithm, made.as_ref(), &chance).unwrap();
        Device { key, user, session: world.ctx.id() }
    }

    fn holder(&self) -> Holder<'_> {
        Holder { user: self.user, session: self.session, device: "Firefox" }
    }

    async fn register(&self, world: &World) -> Result<()> {
        let challenge = Challenge(world.ctx.id());
        let said = Said { kind: "webauthn.create", flags: NEW, ..Said::of(world, challenge) };
        let mut info = base64url::decode("MFkwEwYHKoZIzj0CAQYIKoZIzj0DAQcDQgA").unwrap();
        info.extend_from_slice(self.key.public_key().as_ref());
        let new = NewPasskey { name: " Phone ", public_key: info, answer: said.answer() };
        add_passkey(&world.ctx, self.holder(), challenge, new).await
    }

    /// Signs it, and hands that in.
    async fn prove(
        &self,
        world: &World,
        challenge: Challenge,
        said: Said,
    ) -> Result<Id<kinds::User>> {
        let answer = said.answer();
        let mut message = answer.authenticator_data.clone();
        message.extend_from_slice(&Sha256::digest(&answer.client_data));
        let signature = self.key.sign(&SystemRandom::new(), &message).unwrap().as_ref().to_vec();
        let assertion = Assertion { credential_id: b"telephone".to_vec(), answer, signature };
        let mut command = Command::begin(&world.ctx, Actor::Stranger).await.unwrap();
        let owner = prove_by_passkey(&mut command, challenge, &assertion).await?;
        command.record(Event::new("proven", owner)).await?;
        command.commit().await?;
        Ok(owner)
    }
}

/// What the browser says was asked, and what the device adds.
#[derive(Clone)]
struct Said {
    kind: &'static str,
    origin: &'static str,
    host: &'static str,
    challenge: [u8; 32],
    flags: u8,
    count: u32,
}

impl Said {
    fn of(world: &World, challenge: Challenge) -> Said {
        let challenge = challenge.bytes(&world.ctx.secret);
        Said { kind: "webauthn.get", origin: ORIGIN, host: HOST, challenge, flags: OLD, count: 0 }
    }

    fn answer(&self) -> Answer {
        let challenge = base64url::encode(&self.challenge);
        let said = json!({ "type": self.kind, "challenge": challenge, "origin": self.origin });
        let mut data = Sha256::digest(self.host.as_bytes()).to_vec();
        data.push(self.flags);
        data.extend_from_slice(&self.count.to_be_bytes());
        if self.flags == NEW {
            data.extend_from_slice(&[0; 16]);
            data.extend_from_slice(&[0, 9]);
            data.extend_from_slice(b"telephone");
        }
        Answer { client_data: said.to_string().into_bytes(), authenticator_data: data }
    }
}

fn is_wrong<T: std::fmt::Debug>(outcome: &Result<T>) -> bool {
    matches!(outcome, Err(Error::Refused(Refusal::WrongPasskey)))
}

#[tokio::test]
async fn a_key_proves_whose_it_is_once_for_each_challenge() {
    for world in worlds().await {
        let device = Device::of_maria(&world).await;
        device.register(&world).await.unwrap();
        let challenge = Challenge(world.ctx.id());
        let said = Said::of(&world, challenge);
        let owner = device.prove(&world, challenge, said.clone()).await.unwrap();
        assert_eq!(owner, device.user);
        assert!(is_wrong(&device.prove(&world, challenge, said).await));
        let passkeys = passkeys_of(&world.ctx, device.user).await.unwrap();
        assert_eq!((&*passkeys[0].name, passkeys[0].used_at), ("Phone", Some(world.ctx.now())));
    }
}

#[tokio::test]
async fn an_answer_to_anything_else_proves_nothing() {
    for world in worlds().await {
        let device = Device::of_maria(&world).await;
        device.register(&world).await.unwrap();
        let challenge = Challenge(world.ctx.id());
        let right = Said::of(&world, challenge);
        for wrong in [
            Said { kind: "webauthn.create", ..right.clone() },
            Said { origin: "https://pay.brightwater.example.evil", ..right.clone() },
            Said { host: "evil.example", ..right.clone() },
            Said { challenge: [0; 32], ..right.clone() },
            Said { flags: 0x01, ..right.clone() }, // nobody proved to the device that it is theirs
        ] {
            assert!(is_wrong(&device.prove(&world, challenge, wrong).await));
        }
        let other = Device::of_maria_again(&device, &world);
        assert!(is_wrong(&other.prove(&world, challenge, right.clone()).await), "another's key");
        device.prove(&world, challenge, right).await.unwrap();
    }
}

impl Device {
    /// Calls its key the same and has another.
    fn of_maria_again(device: &Device, world: &World) -> Device {
        let chance = SystemRandom::new();
        let algorithm = &ECDSA_P256_SHA256_ASN1_SIGNING;
        let made = EcdsaKeyPair::generate_pkcs8(algorithm, &chance).unwrap();
        let key = EcdsaKeyPair::from_pkcs8(algorithm, made.as_ref(), &chance).unwrap();
        Device { key, user: device.user, session: world.ctx.id() }
    }
}

#[tokio::test]
async fn an_answer_comes_in_time_and_a_counter_only_grows() {
    for world in worlds().await {
        let device = Device::of_maria(&world).await;
        device.register(&world).await.unwrap();
        for (count, taken) in [(7, true), (7, false), (6, false), (0, false), (8, true)] {
            let challenge = Challenge(world.ctx.id());
            let said = Said { count, ..Said::of(&world, challenge) };
            assert_eq!(device.prove(&world, challenge, said).await.is_ok(), taken, "{count}");
        }
        let challenge = Challenge(world.ctx.id());
        world.clock.advance_seconds(600);
        let late = Said { count: 9, ..Said::of(&world, challenge) };
        assert!(is_wrong(&device.prove(&world, challenge, late).await));
    }
}

#[tokio::test]
async fn a_key_is_one_users_and_only_that_one_names_or_removes_it() {
    for world in worlds().await {
        let device = Device::of_maria(&world).await;
        device.register(&world).await.unwrap();
        let again = device.register(&world).await;
        assert!(matches!(again, Err(Error::Refused(Refusal::PasskeyKnown))), "{again:?}");
        let joe = world.user("joe", world.account("TO9999").await).await;
        let joe = Holder { user: joe, ..device.holder() };
        let id = passkeys_of(&world.ctx, device.user).await.unwrap()[0].id;
        let renamed = rename_passkey(&world.ctx, joe, id, "Mine").await;
        let removed = remove_passkey(&world.ctx, joe, id).await;
        assert!(matches!((renamed, removed), (Err(Error::NotFound), Err(Error::NotFound))));
        remove_passkey(&world.ctx, device.holder(), id).await.unwrap();
        assert!(passkeys_of(&world.ctx, device.user).await.unwrap().is_empty());
        let challenge = Challenge(world.ctx.id());
        let said = Said::of(&world, challenge);
        assert!(is_wrong(&device.prove(&world, challenge, said).await));
    }
}

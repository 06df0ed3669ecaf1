//! The adapters against servers that answer, over real sockets, exactly what a story wants.

mod against_sandbox;
mod charging;
mod failures;
mod letters;
mod listing;
mod methods;
mod payouts;
mod published_objects;
mod refunds;
mod webhooks;
mod wires;

mod http_server;
mod mail_server;
mod samples;
mod sandbox_world;

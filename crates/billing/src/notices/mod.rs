//! Letters to people: asked for in the transaction that causes them, sent by a job.

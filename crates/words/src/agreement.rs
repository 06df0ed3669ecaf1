//! The versions of what payers agree to before anything is planned.
//!
//! The sentences are in `locales/*/schedules.ftl` and `arrangements.ftl`, those called `terms`: a
//! change of one of them, in either language, is a new version. What was agreed to is kept word for
//! word.

/// Of payments on a later day, and by a rule.
pub const SCHEDULE_VERSION: &str = "2026-11";
/// Of payment arrangements.
pub const ARRANGEMENT_VERSION: &str = "2026-11";

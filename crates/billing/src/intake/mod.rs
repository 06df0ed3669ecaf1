//! Imports of the biller's files: all or nothing, and repeatable without effect.

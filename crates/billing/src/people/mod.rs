//! Who may sign in, to what, and how.

//! What was billed, and what is still owed of it.

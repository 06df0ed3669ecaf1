//! Through which door money comes: the rules for fees ask for it, and every payment says it.

db::text_enum! {
    /// Through which door a payment came.
    Channel {
        Portal = "portal",
        /// Without signing in.
        Guest = "guest",
        AutoPay = "autopay",
        Schedule = "schedule",
        /// A reply to a text message.
        Text = "text",
        /// Staff, for a caller.
        Staff = "staff",
    }
}

impl Channel {
    /// Whether somebody sees the review of this very payment, and completes it.
    pub fn is_reviewed(self) -> bool {
        matches!(self, Channel::Portal | Channel::Guest | Channel::Staff)
    }
}

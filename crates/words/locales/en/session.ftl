### How long a session lasts, and what was sent too late or too early.

session-warning-title = Are you still there?
session-warning-two-minutes = For your safety you will be signed out in 2 minutes.
session-warning-one-minute = For your safety you will be signed out in 1 minute.
session-warning-half-a-minute = You will be signed out in 30 seconds.
# $time (String) - a time of day
session-ends-at = For your safety you will be signed out at { $time }.
session-stay = Stay signed in
session-final-title = Your session is about to end
# $hours (Number) - how long a session lasts at most
session-final = { $hours ->
    [one] A session lasts { $hours } hour at most, so this one can't be extended. Please finish what you are doing, or sign in again.
   *[other] A session lasts { $hours } hours at most, so this one can't be extended. Please finish what you are doing, or sign in again.
}
session-final-close = I understand
session-go-back = Go back

## A form that was sent after the session had ended, or before more was proven
session-kept-title = Continue where you were
session-kept = When you sent the form, you first had to sign in again or confirm that it's you, so nothing has been done yet. We kept what you had entered.
session-kept-send = Send it now
session-kept-review = Go to the review of the payment
session-kept-leave = Leave it

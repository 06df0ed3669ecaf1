// The product in a real browser: `node tests/browser/main.mjs` starts the demo, plays what people
// do, and asks `paydesk verify` at the end whether the books still agree.
//
// PAYDESK_BIN names the program, PAYDESK_DATABASE an empty database for the demo.

import "./sign_in.mjs";
import "./pages.mjs";
import "./security.mjs";
import "./choosing.mjs";
import "./paying.mjs";
import "./fees.mjs";
import "./payment_methods.mjs";
import "./refunds.mjs";
import "./guest.mjs";
import "./autopay.mjs";
import "./schedules.mjs";
import "./arrangements.mjs";
import "./people.mjs";
import "./registration.mjs";
import "./profile.mjs";
import "./seeing.mjs";
import "./books.mjs";

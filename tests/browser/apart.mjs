// Stories in demos of their own, which are on SQLite whatever the others are on.

import "./expiry.mjs";
import "./terms.mjs";

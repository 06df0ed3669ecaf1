//! The processor time that this process has used, all its threads together.

use std::fs;

/// Linux reports it in ticks of a hundredth of a second, on every architecture (proc(5), time(7)).
const NANOS_PER_TICK: u64 = 10_000_000;

/// Since the process began; None where the system has no `/proc`.
pub fn used_nanos() -> Option<u64> {
    let stat = fs::read_to_string("/proc/self/stat").ok()?;
    // The second field is the program's name in brackets and may hold anything; utime and stime
    // are the fourteenth and fifteenth.
    let (_, behind_name) = stat.rsplit_once(") ")?;
    let mut fields = behind_name.split(' ').skip(11);
    let user_ticks: u64 = fields.next()?.parse().ok()?;
    let system_ticks: u64 = fields.next()?.parse().ok()?;
    Some((user_ticks + system_ticks) * NANOS_PER_TICK)
}

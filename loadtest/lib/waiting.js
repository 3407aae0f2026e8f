// Waiting inside a VU that has sockets open: `sleep` would stop them, timers do not.

// Calls `then` once `condition` holds, or when the limit is over; `then` is told whether it held.
export function until(condition, limitMs, then, everyMs = 50) {
  const ends = Date.now() + limitMs;
  const timer = setInterval(() => {
    const held = condition();
    if (!held && Date.now() < ends) return;
    clearInterval(timer);
    then(held);
  }, everyMs);
}

// Calls `act` at an instant, at once when it is over.
export function at(instantMs, act) {
  setTimeout(act, Math.max(1, instantMs - Date.now()));
}

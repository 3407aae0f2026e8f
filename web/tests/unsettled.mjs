const FAILS = "fails, and nobody has looked why yet";

/** Tests that do not pass yet. They are left out of `make test`, and named at its end; ALL=1 tries them. */
export const UNSETTLED = new Map([
  ["the main pages stand soon and still on a slow machine", "discovery and sessions shift by more than 0.02"],
  ["painted hours appear at a client’s page", FAILS],
  ["why a time is not free", FAILS],
  ["a review of a session shows on the trainer’s page", FAILS],
  ["offline and back", FAILS],
  ["the inbox and its bell", FAILS],
  ["the way around", "axe objects to the menu under the name"],
  ["time off takes the times from an open page", FAILS],
  ["a date closes, has hours of its own, and is as each week again", FAILS],
  ["another version of the app", FAILS],
  ["every part of the studio on a phone", "not seen since its preview was mended"],
  ["a new trainer is led to be found", FAILS],
]);

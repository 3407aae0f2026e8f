import { expect, it } from "vitest";
import { insist } from "./insist";
import { ProblemError } from "./problem";

const refusal = (kind: string) => new ProblemError({ type: `urn:fittribe:problem:${kind}`, title: kind });

/** Answers in turn; a problem is thrown. */
function answering(...answers: (string | ProblemError)[]) {
  const sent = { count: 0 };
  const send = async () => {
    const answer = answers[Math.min(sent.count++, answers.length - 1)]!;
    if (answer instanceof ProblemError) throw answer;
    return answer;
  };
  return { sent, send };
}

const atOnce = async () => {};

it("sends again while nobody answers or the first is at work, and says so", async () => {
  const { sent, send } = answering(ProblemError.unreachable(), refusal("idempotency_in_flight"), "done");
  let waited = 0;
  expect(await insist(send, () => (waited += 1), atOnce)).toBe("done");
  expect([sent.count, waited]).toEqual([3, 2]);
});

it("takes a refusal for an answer, and gives up at last", async () => {
  const refused = answering(refusal("slot_taken"));
  await expect(insist(refused.send, () => {}, atOnce)).rejects.toThrow("slot_taken");
  expect(refused.sent.count).toBe(1);
  const silent = answering(ProblemError.unreachable());
  await expect(insist(silent.send, () => {}, atOnce)).rejects.toBeInstanceOf(ProblemError);
  expect(silent.sent.count).toBe(6);
});

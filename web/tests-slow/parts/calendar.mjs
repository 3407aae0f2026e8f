// What a trainer sees of the day.
import { api, demo, device, live, must, SERVICE, signIn, SIZES } from "../support.mjs";

export const parts = ({ base, chromium }) => {
  async function trainersAlert() {
    const ana = await device(chromium, base, SIZES.laptop);
    await signIn(ana, demo("ana-ivanova"));
    await live(ana);
    await ana.waitForTimeout(300);
    const nina = await api(base, demo("nina"));
    const page = (await nina("GET", "/trainers/ana-ivanova")).body;
    const service = page.services.find((one) => one.name === SERVICE).id;
    const { days } = (await nina("GET", `/trainers/${page.id}/slots?service=${service}&tz=UTC`)).body;
    const start = days.at(-1).slots[0];
    const begun = Date.now();
    const booked = await nina("POST", "/bookings", { trainer: page.id, service, start, confirm: true }, { "idempotency-key": crypto.randomUUID() });
    must(booked.status === 201, `booked: ${JSON.stringify(booked.body)}`);
    const answered = Date.now();
    await ana.getByTestId("toast").getByText("New booking").waitFor();
    const took = Date.now() - answered;
    must(took < 1000, `the alert took ${took} ms after the answer (${Date.now() - begun} ms in all)`);
    must(ana.wrong.length === 0, ana.wrong.join("\n"));
    await ana.context().close();
    return took;
  }

  return [
    ["the trainer’s alert", trainersAlert],
  ];
};

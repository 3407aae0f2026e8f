// What a trainer sets up.
import { demo, device, openTimes, signIn, SIZES } from "../support.mjs";

export const parts = ({ base, chromium }) => {
  async function hoursAppear() {
    const client = await device(chromium, base, SIZES.laptop);
    await openTimes(client, "ana-ivanova");
    const ana = await device(chromium, base, SIZES.laptop);
    await signIn(ana, demo("ana-ivanova"));
    await ana.goto("/studio");
    await ana.getByRole("tab", { name: "Hours" }).click();
    await ana.getByRole("button", { name: "Hours Sunday" }).click();
    const before = await client.locator('[aria-label^="Sunday"]:not(:disabled)').count();
    await ana.getByRole("button", { name: "Save" }).click();
    await client.waitForFunction((count) => document.querySelectorAll('[aria-label^="Sunday"]:not(:disabled)').length > count, before);
    await Promise.all([client, ana].map((page) => page.context().close()));
  }

  return [
    ["hours that appear", hoursAppear],
  ];
};

// What breaks, and heals.
import { device, live, openTimes, SIZES } from "../support.mjs";

export const parts = ({ base, chromium }) => {
  async function offlineAndBack() {
    const page = await device(chromium, base, SIZES.laptop);
    await openTimes(page, "ana-ivanova");
    await page.context().setOffline(true);
    await page.evaluate(() => dispatchEvent(new Event("online")));
    await page.locator('[data-line="away"]').waitFor({ state: "attached" });
    await page.context().setOffline(false);
    await live(page);
    await page.context().close();
  }

  return [
    ["offline and back", offlineAndBack],
  ];
};

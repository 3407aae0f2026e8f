// Pages of each role, looked at in both themes.
import { accessible, demo, device, fits, must, signIn, SIZES } from "../support.mjs";

export const parts = ({ base, chromium }) => {
  async function everyRolesPages() {
    const roles = [["ana-ivanova", SIZES.phone, ["/today", "/calendar", "/studio", "/account"]], ["ana-ivanova", SIZES.laptop, ["/calendar", "/studio"]], ["admin", SIZES.laptop, ["/admin"]]];
    for (const [who, size, paths] of roles) {
      const page = await device(chromium, base, size);
      await signIn(page, demo(who));
      for (const path of paths) {
        await page.goto(path);
        await page.getByRole("heading", { level: 1 }).waitFor();
        await page.locator(".animate-pulse.bg-sunken").first().waitFor({ state: "detached" });
        await accessible(page, path);
        await fits(page, path);
      }
      must(page.wrong.length === 0, page.wrong.join("\n"));
      await page.context().close();
    }
  }

  return [
    ["every role’s pages", everyRolesPages],
  ];
};

import { expect, it } from "vitest";
import { deviceName } from "./device-name";

it("knows a browser and what it runs on, whoever it also claims to be", () => {
  const chrome = "Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/142.0.0.0 Safari/537.36";
  expect(deviceName(chrome)).toEqual({ name: "Chrome · Linux", phone: false });
  expect(deviceName(`${chrome} Edg/142.0.0.0`)).toEqual({ name: "Edge · Linux", phone: false });
  const iphone = "Mozilla/5.0 (iPhone; CPU iPhone OS 18_5 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/18.5 Mobile/15E148 Safari/604.1";
  expect(deviceName(iphone)).toEqual({ name: "Safari · iPhone", phone: true });
  expect(deviceName("Mozilla/5.0 (Android 16; Mobile; rv:140.0) Gecko/140.0 Firefox/140.0")).toEqual({ name: "Firefox · Android", phone: true });
});

it("leaves what is no browser as it says", () => {
  expect(deviceName("curl/8.5.0")).toEqual({ name: "curl/8.5.0", phone: false });
  expect(deviceName("")).toEqual({ name: "", phone: false });
});

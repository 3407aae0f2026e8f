"use client";

import { Authenticator } from "./authenticator";
import { Identities } from "../identities";
import { Devices } from "./devices";
import { PasswordForm } from "./password-form";

/** What keeps an account one's own: password, second factor, and where one is signed in. */
export function SecurityPage() {
  return (
    <div className="grid grid-cols-1 gap-5">
      <PasswordForm />
      <Authenticator />
      <Identities />
      <Devices />
    </div>
  );
}

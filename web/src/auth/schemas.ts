import * as z from "zod/mini";

/** What is asked before the server is: the server's own answer is the last word. */
export const email = z.string().check(z.trim(), z.regex(/^\S+@\S+$/, "email"));
/** A password that is to be. */
export const newPassword = z.string().check(z.minLength(8, "password"), z.maxLength(128, "password"));

/** Signing in. */
export const signIn = z.object({ email, password: z.string().check(z.minLength(1, "required")), code: z.optional(z.string()) });
/** Signing up. */
export const signUp = z.object({
  name: z.string().check(z.trim(), z.minLength(1, "required")),
  email,
  password: newPassword,
  role: z.enum(["client", "trainer"]),
});

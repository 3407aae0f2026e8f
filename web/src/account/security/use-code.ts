import { useState } from "react";
import { useForm } from "react-hook-form";
import { atCode } from "./wrong-code";

/** A form of an authenticator's code and nothing else, which is answered with recovery codes. */
export function useCode(ask: (body: { code: string }) => Promise<{ recovery_codes: string[] }>, onCodes: (codes: string[]) => void) {
  const [refusal, setRefusal] = useState<string | null>(null);
  const form = useForm({ defaultValues: { code: "" } });
  const submit = form.handleSubmit(async (body) => {
    setRefusal(null);
    try {
      onCodes((await ask(body)).recovery_codes);
    } catch (error) {
      setRefusal(atCode(error, ["code"], form.setError));
    }
  });
  return { form, submit, refusal };
}

import type { FieldValues, Path, UseFormSetError } from "react-hook-form";
import { atFields, ProblemError } from "@/api/problem";

/** As `atFields`, with a code that is wrong or missing at the field `code`. */
export function atCode<F extends FieldValues & { code: string }>(error: unknown, fields: readonly Path<F>[], setError: UseFormSetError<F>): string | null {
  if (error instanceof ProblemError && (error.kind === "wrong_code" || error.kind === "code_required")) {
    setError("code" as Path<F>, { type: "server", message: error.message }, { shouldFocus: true });
    return null;
  }
  return atFields(error, fields, setError);
}

import type { FieldValues, Path, UseFormSetError } from "react-hook-form";
import type { components } from "./schema";

/** A refusal as the server words it (RFC 9457). */
export type Problem = components["schemas"]["Problem"];

/** A refusal, thrown. `kind` is the stable last part of its type. */
export class ProblemError extends Error {
  readonly kind: string;

  constructor(readonly problem: Partial<Problem>) {
    super(problem.detail ?? problem.title ?? "");
    this.kind = problem.type?.split(":").pop() ?? "unreachable";
  }

  /** The server did not answer at all. */
  static unreachable(): ProblemError {
    return new ProblemError({});
  }
}

type Answer<T> = { data?: T; error?: unknown; response: Response };

/** The body of a good answer; anything else is thrown as a problem. */
export async function unwrap<T>(answer: Promise<Answer<T>>): Promise<T> {
  let got: Answer<T>;
  try {
    got = await answer;
  } catch {
    throw ProblemError.unreachable();
  }
  if (!got.response.ok) throw new ProblemError((got.error as Problem | undefined) ?? {});
  return got.data as T;
}

/** Puts the server's field errors at their fields; gives what belongs to no field. */
export function atFields<F extends FieldValues>(error: unknown, fields: readonly Path<F>[], setError: UseFormSetError<F>): string | null {
  if (!(error instanceof ProblemError)) throw error;
  const rest: string[] = [];
  for (const wrong of error.problem.errors ?? []) {
    const field = wrong.pointer.replace(/^\//, "").replaceAll("/", ".") as Path<F>;
    if (fields.includes(field)) setError(field, { type: "server", message: wrong.detail }, { shouldFocus: true });
    else rest.push(`${wrong.pointer.slice(1)} ${wrong.detail}`);
  }
  if (error.problem.errors?.length) return rest.join(". ") || null;
  return error.message;
}

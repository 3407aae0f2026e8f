import { ProblemError } from "@/api/problem";

/** The same refusal with its words at other fields: `to` gives a pointer's field in the form. */
export function repoint(error: unknown, to: (pointer: string) => string): unknown {
  if (!(error instanceof ProblemError) || !error.problem.errors) return error;
  return new ProblemError({ ...error.problem, errors: error.problem.errors.map((one) => ({ ...one, pointer: to(one.pointer) })) });
}

/** The server's word about what lies at a pointer or under it. */
export function wordAt(error: ProblemError | null, pointer: string): string | undefined {
  return error?.problem.errors?.find((one) => one.pointer === pointer || one.pointer.startsWith(`${pointer}/`))?.detail;
}

/** A refusal; anything else is thrown on. */
export function refusal(error: unknown): ProblemError {
  if (error instanceof ProblemError) return error;
  throw error;
}

import { api, key } from "@/api/client";
import { ProblemError, unwrap } from "@/api/problem";
import type { components } from "@/api/schema";

/** A file that is kept. */
export type Kept = components["schemas"]["File"];
type Upload = components["schemas"]["Upload"];
/** What a file is for. */
export type Purpose = "avatar" | "gallery" | "certificate";
/** The largest that is taken. */
export const LARGEST = 10 * 1024 * 1024;

/** Sends bytes as the server asked for them; only XMLHttpRequest tells how far they are. */
function put(upload: Upload, bytes: Blob, told: (part: number) => void, signal: AbortSignal): Promise<void> {
  return new Promise((done, failed) => {
    const request = new XMLHttpRequest();
    const refused = () => failed(problemOf(request));
    request.open(upload.method, upload.url);
    for (const [name, value] of Object.entries(upload.headers)) if (name.toLowerCase() !== "content-length") request.setRequestHeader(name, value);
    request.upload.onprogress = (event) => event.lengthComputable && told(event.loaded / event.total);
    request.onload = () => (request.status < 300 ? done() : refused());
    request.onerror = refused;
    request.onabort = refused;
    signal.addEventListener("abort", () => request.abort());
    request.send(bytes);
  });
}

function problemOf(request: XMLHttpRequest): ProblemError {
  try {
    return new ProblemError(JSON.parse(request.responseText) as ProblemError["problem"]);
  } catch {
    return ProblemError.unreachable();
  }
}

/** Announces a file, sends it and has it looked at; `told` hears how much of it is there, 0 to 1. */
export async function upload(bytes: Blob, name: string, purpose: Purpose, told: (part: number) => void, signal: AbortSignal): Promise<Kept> {
  const body = { purpose, content_type: bytes.type, length: bytes.size, name: name.slice(0, 200) };
  const announced = await unwrap(api.POST("/api/v1/files", { params: { header: key() }, body }));
  await put(announced.upload, bytes, told, signal);
  return unwrap(api.POST("/api/v1/files/{id}/complete", { params: { path: { id: announced.id } } }));
}

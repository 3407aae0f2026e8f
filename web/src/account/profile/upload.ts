import { api, type key } from "@/api/client";
import { ProblemError, unwrap } from "@/api/problem";
import type { components } from "@/api/schema";

type Upload = components["schemas"]["Upload"];

/** A part of a picture, in its own pixels. */
export type Area = { x: number; y: number; width: number; height: number };

const EDGE = 640;

/** A square part of a picture as a JPEG, without whatever else the file said. */
export async function cropped(source: Blob, { x, y, width, height }: Area): Promise<Blob> {
  const picture = await createImageBitmap(source);
  const canvas = document.createElement("canvas");
  canvas.width = canvas.height = Math.min(EDGE, Math.round(width));
  canvas.getContext("2d")?.drawImage(picture, x, y, width, height, 0, 0, canvas.width, canvas.height);
  picture.close();
  return new Promise((done, failed) => canvas.toBlob((blob) => (blob ? done(blob) : failed(new Error("nothing was drawn"))), "image/jpeg", 0.9));
}

/** Sends the bytes to where the server wants them; `fetch` does not tell how far it is. */
function send({ method, url, headers }: Upload, body: Blob, onPart: (part: number) => void): Promise<void> {
  return new Promise((done, failed) => {
    const request = new XMLHttpRequest();
    request.open(method, url);
    for (const [name, value] of Object.entries(headers)) if (name.toLowerCase() !== "content-length") request.setRequestHeader(name, value);
    request.upload.onprogress = (event) => event.lengthComputable && onPart(event.loaded / event.total);
    request.onload = () => (request.status < 300 ? done() : failed(ProblemError.unreachable()));
    request.onerror = request.ontimeout = () => failed(ProblemError.unreachable());
    request.send(body);
  });
}

/** Uploads a picture to stand beside one's name: announced, sent, looked at by the server, put there. */
export async function uploadAvatar(picture: Blob, header: ReturnType<typeof key>, onPart: (part: number) => void) {
  const body = { purpose: "avatar", content_type: picture.type, length: picture.size, name: "avatar.jpg" };
  const { id, upload } = await unwrap(api.POST("/api/v1/files", { params: { header }, body }));
  await send(upload, picture, onPart);
  await unwrap(api.POST("/api/v1/files/{id}/complete", { params: { path: { id } } }));
  return unwrap(api.PUT("/api/v1/me/avatar", { body: { file: id } }));
}

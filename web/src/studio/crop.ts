/** A part of a picture, in its own pixels. */
export type Part = { x: number; y: number; width: number; height: number };

/** The longer edge that is sent; the server keeps less. */
const LONGEST = 1600;

/** The size a part is drawn in: its own, or as large as is sent. */
export function sizeOf({ width, height }: Pick<Part, "width" | "height">): { width: number; height: number } {
  const scale = Math.min(1, LONGEST / Math.max(width, height));
  return { width: Math.max(1, Math.round(width * scale)), height: Math.max(1, Math.round(height * scale)) };
}

/** The part of a picture as a JPEG of its own. */
export async function cut(picture: Blob, part: Part): Promise<Blob> {
  const bitmap = await createImageBitmap(picture);
  const canvas = document.createElement("canvas");
  Object.assign(canvas, sizeOf(part));
  const context = canvas.getContext("2d");
  if (!context) throw new Error("no canvas");
  // What a picture lets through is white, as JPEG has nothing else for it.
  context.fillStyle = "#fff";
  context.fillRect(0, 0, canvas.width, canvas.height);
  context.drawImage(bitmap, part.x, part.y, part.width, part.height, 0, 0, canvas.width, canvas.height);
  bitmap.close();
  return new Promise((done, failed) => canvas.toBlob((blob) => (blob ? done(blob) : failed(new Error("not drawn"))), "image/jpeg", 0.9));
}

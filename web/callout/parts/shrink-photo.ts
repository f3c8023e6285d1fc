export interface ShrunkPhoto {
  readonly jpeg: Blob;
  readonly width: number;
  readonly height: number;
}

/** Longest side of what is sent, in points: a crack is seen, and a weak signal carries it. */
const LONGEST = 1600;
const QUALITY = 0.82;

/**
 * A picture as it is sent: upright, at most so long, JPEG. Drawing it anew leaves out where and by
 * which camera it was taken. Null: this browser cannot read the file as a picture. 40 MB of
 * 8,000 × 6,000 points become some 300 kB of 1,600 × 1,200.
 */
export async function shrinkPhoto(file: Blob, most = LONGEST): Promise<ShrunkPhoto | null> {
  const bitmap = await createImageBitmap(file, { imageOrientation: "from-image" }).catch(
    () => null,
  );
  if (bitmap === null) return null;
  const { width, height } = fitted(bitmap, most);
  const canvas = document.createElement("canvas");
  canvas.width = width;
  canvas.height = height;
  const pen = canvas.getContext("2d");
  if (pen === null) return null;
  // A picture with clear parts would else come out black.
  pen.fillStyle = "#ffffff";
  pen.fillRect(0, 0, width, height);
  pen.drawImage(bitmap, 0, 0, width, height);
  bitmap.close();
  const jpeg = await new Promise<Blob | null>((done) => canvas.toBlob(done, "image/jpeg", QUALITY));
  return jpeg === null ? null : { jpeg, width, height };
}

interface Size {
  readonly width: number;
  readonly height: number;
}

/** The same proportions, no side longer than `most`: 4000 × 3000 → 1600 × 1200; small ones stay. */
export function fitted({ width, height }: Size, most: number): Size {
  const share = Math.min(1, most / Math.max(width, height));
  const side = (length: number) => Math.max(1, Math.floor(length * share));
  return { width: side(width), height: side(height) };
}

import { drawPicture, type PictureWords } from "./draw-picture";
import { saveFile } from "./save-file";

type PictureFile = { /** Without its ending. */ fileName: string; format: "png" | "svg" };

/** Pixels of a PNG for each pixel on the page: sharp on a wall and in print. */
const SHARPNESS = 2;

/** Saves a chart as a picture that carries its own explanation; resolves when the file has been handed over. */
export async function savePictureFile(body: HTMLElement, words: PictureWords, { fileName, format }: PictureFile): Promise<void> {
  // A chart that has just taken its table's place measures itself first.
  await nextFrame();
  await nextFrame();
  const { markup, width, height } = drawPicture(body, words);
  if (format === "svg") return saveFile(`${fileName}.svg`, new Blob([markup], { type: "image/svg+xml;charset=utf-8" }));
  const pixels = await paint(markup, width, height);
  if (pixels) saveFile(`${fileName}.png`, pixels);
}

async function paint(markup: string, width: number, height: number): Promise<Blob | null> {
  const image = new Image();
  image.src = `data:image/svg+xml;charset=utf-8,${encodeURIComponent(markup)}`;
  await image.decode();
  const canvas = document.createElement("canvas");
  [canvas.width, canvas.height] = [Math.ceil(width * SHARPNESS), Math.ceil(height * SHARPNESS)];
  canvas.getContext("2d")?.drawImage(image, 0, 0, canvas.width, canvas.height);
  return new Promise((resolve) => canvas.toBlob(resolve, "image/png"));
}

function nextFrame(): Promise<void> {
  return new Promise((resolve) => requestAnimationFrame(() => resolve()));
}

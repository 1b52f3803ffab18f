// Makes of whatever a camera gives a photo that a memory card can hold thousands of: upright, 1280 pixels at most, and without the
// place and the name of the camera that cameras write into theirs.
const LONGEST = 1280;
const QUALITY = 0.8;

/** A JPEG; undefined for whatever this tablet cannot open as a picture. However large the file is, it is not read as a whole here. */
export const scalePhoto = async (file: Blob): Promise<Blob | undefined> => {
  const url = URL.createObjectURL(file);
  try {
    return await draw(await load(url));
  } catch {
    return undefined;
  } finally {
    URL.revokeObjectURL(url);
  }
};

const load = (url: string): Promise<HTMLImageElement> =>
  new Promise((resolve, reject) => {
    const image = new Image();
    image.onload = () => resolve(image);
    image.onerror = () => reject(new Error('no picture'));
    image.src = url;
  });

const draw = async (image: HTMLImageElement): Promise<Blob | undefined> => {
  const { naturalWidth, naturalHeight } = image;
  const scale = Math.min(1, LONGEST / Math.max(naturalWidth, naturalHeight));
  const canvas = document.createElement('canvas');
  canvas.width = Math.round(naturalWidth * scale);
  canvas.height = Math.round(naturalHeight * scale);
  const context = canvas.getContext('2d');
  if (!context) return undefined;
  // What is clear in a picture would be black in a JPEG.
  context.fillStyle = '#fff';
  context.fillRect(0, 0, canvas.width, canvas.height);
  context.imageSmoothingQuality = 'high';
  context.drawImage(image, 0, 0, canvas.width, canvas.height);
  const drawn = await new Promise<Blob | null>((resolve) => {
    canvas.toBlob(resolve, 'image/jpeg', QUALITY);
  });
  // A tablet with little memory gives it back at once, not some time later.
  canvas.width = 0;
  canvas.height = 0;
  return drawn ?? undefined;
};

// A photograph is made small before it is kept or sent: a telephone takes four megabytes, the books keep 1,600 pixels.

const SIDE = 1600;
const LARGE = 500_000;

export async function shrink(input) {
  const files = new DataTransfer();
  for (const file of input.files) files.items.add(await smaller(file));
  input.files = files.files;
}

async function smaller(file) {
  if (!/^image\/(jpeg|png|webp)$/.test(file.type) || file.size < LARGE) return file;
  try {
    const picture = await createImageBitmap(file);
    const scale = Math.min(1, SIDE / Math.max(picture.width, picture.height));
    const canvas = document.createElement("canvas");
    canvas.width = Math.round(picture.width * scale);
    canvas.height = Math.round(picture.height * scale);
    canvas.getContext("2d").drawImage(picture, 0, 0, canvas.width, canvas.height);
    const drawn = await new Promise((resolve) => canvas.toBlob(resolve, "image/jpeg", 0.82));
    return drawn && drawn.size < file.size ? new File([drawn], file.name.replace(/\.\w+$/, ".jpg"), { type: "image/jpeg" }) : file;
  } catch {
    return file; // the server makes it small then
  }
}

// Reduces a picture to at most 256 colours: the most frequent ones, each other pixel taking the nearest of them.
async (address) => {
  const picture = await createImageBitmap(await (await fetch(address)).blob());
  const canvas = new OffscreenCanvas(picture.width, picture.height);
  const paper = canvas.getContext("2d");
  paper.drawImage(picture, 0, 0);
  const { data } = paper.getImageData(0, 0, picture.width, picture.height);
  const pixels = new Uint32Array(data.buffer);
  const count = new Map();
  for (const pixel of pixels) count.set(pixel, (count.get(pixel) || 0) + 1);
  const split = (pixel) => [pixel & 255, (pixel >> 8) & 255, (pixel >> 16) & 255];
  const far = (a, b) => (a[0] - b[0]) ** 2 + (a[1] - b[1]) ** 2 + (a[2] - b[2]) ** 2;
  const palette = [];
  for (const [pixel] of [...count].sort((a, b) => b[1] - a[1])) {
    if (palette.length === 256) break;
    const colour = split(pixel);
    if (palette.length < 24 || palette.every((other) => far(other, colour) > 40)) palette.push(colour);
  }
  const nearest = new Map();
  const place = (pixel) => {
    if (!nearest.has(pixel)) {
      const colour = split(pixel);
      let best = 0;
      for (let at = 1; at < palette.length; at++) if (far(palette[at], colour) < far(palette[best], colour)) best = at;
      nearest.set(pixel, best);
    }
    return nearest.get(pixel);
  };
  let text = "";
  for (let at = 0; at < pixels.length; at += 8192) {
    text += String.fromCharCode(...Array.from(pixels.subarray(at, at + 8192), place));
  }
  return { width: picture.width, height: picture.height, palette: palette.flat(), indices: btoa(text) };
}

// The frames that Python draws, on a canvas.

// A blob is fetched through another process of the browser, which takes as long as decoding does. Without one it goes
// where there is an `ImageDecoder`: in newer browsers, and on pages from https or from this computer.
async function decode(bytes) {
  const type = "image/png";
  if (!window.ImageDecoder) return createImageBitmap(new Blob([bytes], { type }));
  const decoder = new ImageDecoder({ data: bytes, type });
  try {
    const { image } = await decoder.decode();
    return await createImageBitmap(image).finally(() => image.close());
  } finally {
    decoder.close();
  }
}

// Frames are decoded beside the page's own work, and before they are shown, so that the picture never blinks. Most hold
// only what has changed since the one before; where that is missing, `onLost` asks for a whole one.
function frames(model, canvas, onLost) {
  const context = canvas.getContext("2d");
  let newest = 0, isLost = false, done = Promise.resolve();
  function lose() {
    if (!isLost) onLost();
    isLost = true;
  }
  async function draw(decoding, { after, at }) {
    const decoded = await decoding;
    if (!decoded) return lose();
    if (!after) set(canvas, { width: decoded.width, height: decoded.height });
    context.drawImage(decoded, ...at);
    decoded.close();
  }
  return {
    show() {
      const frame = model.get("frame");
      if (!frame.png) return;
      if (frame.after && frame.after !== newest) return lose();
      newest = frame.number;
      if (!frame.after) isLost = false;
      const decoding = decode(frame.png).catch(() => null);
      done = done.then(() => draw(decoding, frame));
    },
    // Resolves when all that has come by now is shown; what comes with one message is told one after the other.
    shown: () => Promise.resolve().then(() => done),
  };
}

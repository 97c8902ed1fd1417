/** Whether a picture file has more than one frame; false where this browser cannot tell. */
export async function isAnimated(file: Blob): Promise<boolean> {
  try {
    // Not every browser has it.
    const decoder = new ImageDecoder({ data: file.stream(), type: file.type });
    try {
      await decoder.tracks.ready;
      return decoder.tracks.selectedTrack?.animated ?? false;
    } finally {
      decoder.close();
    }
  } catch {
    return false;
  }
}

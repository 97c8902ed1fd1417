/**
 * The file to open out of what was chosen, dropped or pasted: the first that calls itself a picture, or
 * else the first of all, so that the service can say what is wrong with it.
 */
export function pickedPicture(files: Iterable<File>): File | undefined {
  const all = [...files];
  return all.find((file) => file.type.startsWith('image/')) ?? all[0];
}

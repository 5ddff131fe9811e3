import { readFileSync } from 'node:fs';
import { gunzipSync } from 'node:zlib';

const BLOCK = 512;

/** The files of an npm tarball by their path in the package. */
export function readTarball(path: string): Map<string, Buffer> {
  const archive = gunzipSync(readFileSync(path));
  const files = new Map<string, Buffer>();
  let position = 0;
  while (position + BLOCK <= archive.length && archive[position] !== 0) {
    const header = archive.subarray(position, position + BLOCK);
    const size = parseInt(text(header, 124, 12), 8);
    const kind = text(header, 156, 1);
    const name = [text(header, 345, 155), text(header, 0, 100)].filter((part) => part !== '');
    position += BLOCK;
    // Kinds beside a plain file only describe the next entry, or are folders.
    if (kind === '0' || kind === '') {
      const content = archive.subarray(position, position + size);
      files.set(name.join('/').replace(/^package\//, ''), content);
    }
    position += Math.ceil(size / BLOCK) * BLOCK;
  }
  return files;
}

const text = (header: Buffer, start: number, length: number): string =>
  header
    .toString('utf8', start, start + length)
    .replace(/\0.*$/s, '')
    .trim();

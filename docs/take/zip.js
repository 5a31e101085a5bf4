// Writes a ZIP file with Unix modes; everything stands in it as 2026-11-01, so that equal projects give equal archives.

const CRC_TABLE = Uint32Array.from({ length: 256 }, (_, n) => {
  for (let bit = 0; bit < 8; bit++) n = n & 1 ? (n >>> 1) ^ 0xedb88320 : n >>> 1;
  return n;
});
const FILE = 0x04034b50;
const ENTRY = 0x02014b50;
const END = 0x06054b50;
const VERSION = 20;
const TIME = 0;
const DATE = ((2026 - 1980) << 9) | (11 << 5) | 1;
const UTF8_NAMES = 0x0800;
const DEFLATED = 8;
const UNIX = 3 << 8;
const REGULAR_FILE = 0o100000;

/** The bytes of an archive with these entries: path, content (bytes), executable. */
export async function zip(entries) {
  const files = [];
  const directory = [];
  let offset = 0;
  for (const { path, content, executable } of entries) {
    const name = new TextEncoder().encode(path);
    const packed = await deflate(content);
    const described = joined([
      u16(VERSION, UTF8_NAMES, DEFLATED, TIME, DATE),
      u32(crc(content), packed.length, content.length),
      u16(name.length, 0),
    ]);
    const file = joined([u32(FILE), described, name, packed]);
    const mode = (REGULAR_FILE | (executable ? 0o755 : 0o644)) << 16;
    files.push(file);
    directory.push(u32(ENTRY), u16(UNIX | VERSION), described, u16(0, 0, 0), u32(mode, offset), name);
    offset += file.length;
  }
  const index = joined(directory);
  const end = joined([
    u32(END),
    u16(0, 0, entries.length, entries.length),
    u32(index.length, offset),
    u16(0),
  ]);
  return joined([...files, index, end]);
}

function crc(bytes) {
  let crc = 0xffffffff;
  for (const byte of bytes) crc = CRC_TABLE[(crc ^ byte) & 0xff] ^ (crc >>> 8);
  return ~crc >>> 0;
}

async function deflate(bytes) {
  const packed = new Blob([bytes]).stream().pipeThrough(new CompressionStream('deflate-raw'));
  return new Uint8Array(await new Response(packed).arrayBuffer());
}

function u16(...numbers) {
  return littleEndian(2, numbers);
}

function u32(...numbers) {
  return littleEndian(4, numbers);
}

function littleEndian(size, numbers) {
  return Uint8Array.from(numbers.flatMap((number) => Array.from({ length: size }, (_, i) => (number >>> (8 * i)) & 0xff)));
}

function joined(arrays) {
  const all = new Uint8Array(arrays.reduce((sum, { length }) => sum + length, 0));
  let at = 0;
  for (const array of arrays) {
    all.set(array, at);
    at += array.length;
  }
  return all;
}

/** Whether an IP address is in a range, for IPv4 and IPv6. */

function wordsOf4(text: string): bigint | undefined {
  const parts = text.split('.');
  if (parts.length !== 4 || parts.some((part) => !/^\d{1,3}$/.test(part) || Number(part) > 255)) return undefined;
  return parts.reduce((value, part) => value * 256n + BigInt(part), 0n);
}

function wordsOf6(text: string): bigint | undefined {
  const [head = '', tail, more] = text.split('::');
  if (more !== undefined) return undefined;
  const groups = (half: string | undefined): string[] => (half ? half.split(':') : []);
  const before = groups(head);
  const after = groups(tail);
  const missing = 8 - before.length - after.length;
  if (tail === undefined ? missing !== 0 : missing < 1) return undefined;
  const all = [...before, ...Array<string>(tail === undefined ? 0 : missing).fill('0'), ...after];
  if (all.some((group) => !/^[0-9a-f]{1,4}$/i.test(group))) return undefined;
  return all.reduce((value, group) => value * 65536n + BigInt(`0x${group}`), 0n);
}

/** An address as a number with its width in bits, one of IPv4 written as IPv6 being IPv4; undefined when it is none. */
export function parseAddress(text: string): { readonly value: bigint; readonly width: 32 | 128 } | undefined {
  const four = wordsOf4(text);
  if (four !== undefined) return { value: four, width: 32 };
  const mapped = /^::ffff:(\d+\.\d+\.\d+\.\d+)$/i.exec(text)?.[1];
  if (mapped !== undefined) return parseAddress(mapped);
  const six = wordsOf6(text);
  return six === undefined ? undefined : { value: six, width: 128 };
}

/** True when the address lies in the CIDR range; false for anything malformed. */
export function isInRange(address: string, cidr: string): boolean {
  const [base = '', length = ''] = cidr.split('/');
  const own = parseAddress(address.trim());
  const start = parseAddress(base.trim());
  if (own === undefined || start === undefined || own.width !== start.width) return false;
  const prefix = length === '' ? start.width : Number(length);
  if (!Number.isInteger(prefix) || prefix < 0 || prefix > start.width) return false;
  const shift = BigInt(start.width - prefix);
  return own.value >> shift === start.value >> shift;
}

/** So many IPv4 addresses are a /8, or a whole provider's: somebody outside may well have one of them. */
const wideIPv4 = 2 ** 24;
/** An IPv6 range of a whole provider. */
const wideIPv6 = 32;

/** True when the ranges together are so wide that an outsider may well be inside; false for anything malformed. */
export function areWide(cidrs: readonly string[]): boolean {
  let addresses = 0;
  for (const cidr of cidrs) {
    const [base = '', length = ''] = cidr.split('/');
    const start = parseAddress(base.trim());
    const prefix = length === '' ? start?.width : Number(length);
    if (start === undefined || prefix === undefined || !Number.isInteger(prefix) || prefix < 0) continue;
    if (start.width === 128 && prefix <= wideIPv6) return true;
    if (start.width === 32 && prefix <= 32) addresses += 2 ** (32 - prefix);
  }
  return addresses >= wideIPv4;
}

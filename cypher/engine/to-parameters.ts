/** Turns plain values into Bolt's: whole numbers become integers, which the driver would otherwise send as floats. */

/** The same value with every whole number as a bigint, which Bolt sends as an integer. */
export function toParameters(value: unknown): unknown {
  if (typeof value === 'number') return Number.isInteger(value) ? BigInt(value) : value;
  if (Array.isArray(value)) return value.map(toParameters);
  if (value === null || typeof value !== 'object') return value;
  const copy: Record<string, unknown> = {};
  for (const [name, one] of Object.entries(value)) if (one !== undefined) copy[name] = toParameters(one);
  return copy;
}

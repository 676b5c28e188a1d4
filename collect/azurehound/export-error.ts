/** What can be wrong with an AzureHound export as a whole: one clear refusal each. */

/** Why an export was refused. */
export type AzureHoundErrorCode =
  | 'NOT_FOUND'
  | 'NOT_A_FILE'
  | 'UNREADABLE'
  | 'EMPTY_FILE'
  | 'NOT_JSON'
  | 'NOT_AZUREHOUND'
  | 'CUT_SHORT'
  | 'ENCODING'
  | 'COMPRESSION'
  | 'TOO_LARGE'
  | 'NO_ITEMS'
  | 'NOTHING_USED'
  | 'TWO_TENANTS'
  | 'FOLDER_NOT_EMPTY'
  | 'WRITE_FAILED';

/** Where in the export the trouble is; what is not known is left out. */
export interface ExportPlace {
  /** 1-based line of the (decompressed) text. */
  readonly line?: number;
  /** 1-based character within the line. */
  readonly column?: number;
  /** Bytes of (decompressed) text before the trouble. */
  readonly byte?: number;
  /** 1-based position in the list `data`. */
  readonly item?: number;
}

/** A refusal that a person can act on: `message` says what, where and how to mend it; `code` is for programs. */
export class AzureHoundError extends Error {
  readonly code: AzureHoundErrorCode;
  readonly place: ExportPlace;

  constructor(code: AzureHoundErrorCode, what: string, mend: string, place: ExportPlace = {}) {
    const where = placeInWords(place);
    super(`${what}${where === '' ? '' : ` (${where})`}. ${mend}`);
    this.name = 'AzureHoundError';
    this.code = code;
    this.place = place;
  }
}

function placeInWords(place: ExportPlace): string {
  const words: string[] = [];
  if (place.line !== undefined) words.push(`line ${place.line}`);
  if (place.column !== undefined) words.push(`character ${place.column}`);
  if (place.item !== undefined) words.push(`item ${place.item}`);
  if (place.byte !== undefined) words.push(`after ${place.byte} bytes`);
  return words.join(', ');
}

/** The code of a system error (ENOENT, ENOSPC, Z_BUF_ERROR), or undefined for anything else. */
export function systemCode(error: unknown): string | undefined {
  const known = typeof error === 'object' && error !== null && 'code' in error && typeof error.code === 'string';
  return known && !(error instanceof AzureHoundError) ? String(error.code) : undefined;
}

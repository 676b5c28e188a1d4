/** Reads the SARIF file of a secret scanner. */
import { readFile, stat } from 'node:fs/promises';
import { LoadError } from '../snapshot/load-error.ts';
import { leaksOfSarif, type ReportedLeak, Sarif } from './leaks-of-sarif.ts';

/** Code hosts take no more than 10 MB, packed; what is larger by far is no report of secrets. */
const most = 256 * 1024 * 1024;

/** The leaks that a file reports. Throws LoadError, which says what is wrong with it and never what stands in it. */
export async function readLeaks(file: string): Promise<readonly ReportedLeak[]> {
  let text: string;
  try {
    const { size } = await stat(file);
    if (size > most) throw wrong(file, `is larger than ${most / 1024 / 1024} MB`);
    text = await readFile(file, 'utf8');
  } catch (error) {
    if (error instanceof LoadError) throw error;
    throw wrong(file, `cannot be read (${(error as { code?: string }).code})`);
  }
  let value: unknown;
  try {
    value = JSON.parse(text.replace(/^\uFEFF/, ''));
  } catch {
    throw wrong(file, 'is no JSON');
  }
  const read = Sarif.safeParse(value);
  if (read.success) return leaksOfSarif(read.data);
  const [issue] = read.error.issues;
  const path = issue?.path.join('.');
  throw wrong(file, `is no SARIF 2.1.0${path ? `: ${path}: ${issue?.message}` : ''}`);
}

function wrong(file: string, says: string): LoadError {
  return new LoadError(
    'LEAKS_WRONG',
    `${file} ${says}. Give the report of a secret scanner as SARIF 2.1.0, such as gitleaks writes with --report-format sarif.`,
  );
}

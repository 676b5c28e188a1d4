/** Why a text is no JSON, without the text: it may hold what nobody may see. */

/** The words of what JSON.parse threw, without the part of the text that V8 quotes. */
export function faultOfJson(error: unknown): string {
  const words = error instanceof Error ? error.message : String(error);
  return words.replace(/,? ?(\.\.\.)?".*is not valid JSON$/s, '') || 'not a value of JSON';
}

/** The words of the graph, asked once and handed to whoever shows a link, a level or a kind. */
import { createContext, useContext } from 'react';
import type { CatalogueQuery } from '../questions/answers.ts';
import { headlineWords } from '../words.ts';

const CatalogueContext = createContext<CatalogueQuery | undefined>(undefined);

export const CatalogueProvider = CatalogueContext.Provider;

/** The catalogue, snapshot and coverage; undefined until they have come. */
export function useCatalogue(): CatalogueQuery | undefined {
  return useContext(CatalogueContext);
}

/** What the headline leaves out, in words: as the snapshot's threat model has it. */
export function useHeadlineWords(): string {
  const found = useCatalogue();
  return headlineWords(found?.snapshot.besideHeadline ?? [], found?.catalogue.entries ?? []);
}

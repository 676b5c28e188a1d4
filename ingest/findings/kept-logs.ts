/** What a diagnostic setting keeps. https://learn.microsoft.com/azure/azure-monitor/platform/diagnostic-settings */
import { z } from 'zod';

/** The part of a diagnostic setting that tells. */
export const KeptLogs = z.object({
  logs: z
    .array(
      z.object({
        category: z.string().nullish(),
        categoryGroup: z.string().nullish(),
        enabled: z.boolean().nullish(),
      }),
    )
    .nullish(),
});

/** The categories, and groups of categories, that are kept, in lower case. */
export function keptIn({ logs }: z.infer<typeof KeptLogs>): string[] {
  return (logs ?? []).flatMap(({ category, categoryGroup, enabled }) =>
    enabled ? [(categoryGroup ?? category ?? '').toLowerCase()] : [],
  );
}

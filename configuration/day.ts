/** A day in postern.yaml. */
import { z } from 'zod';

/** A day, such as 2027-01-31, as the last moment of that day in ms since 1970: what ends on a day is good on that day. */
export const Day = z.iso
  .date({ error: 'a day, such as 2027-01-31' })
  .transform((day) => Date.parse(`${day}T23:59:59.999Z`));

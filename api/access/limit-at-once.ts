/** Keeps one asker from taking the whole database: only so many of their requests are answered at once. */
import type { RequestHandler } from 'express';
import { askerOf } from './asker.ts';
import { refuse } from './refuse.ts';

const tooMany = {
  status: 429,
  code: 'TOO_MANY_REQUESTS',
  message: 'Too many of your requests are under way. Wait for their answers, then ask again.',
};

/** The middleware: 429 with Retry-After for each request beyond `most` of the same asker at the same address. */
export function limitAtOnce(most: number): RequestHandler {
  const underWay = new Map<string, number>();
  return (request, response, next) => {
    const asker = `${askerOf(request).id} ${request.ip}`;
    const before = underWay.get(asker) ?? 0;
    if (before >= most) {
      response.setHeader('retry-after', '1');
      return refuse(request, response, tooMany);
    }
    underWay.set(asker, before + 1);
    response.once('close', () => {
      const left = (underWay.get(asker) ?? 1) - 1;
      if (left === 0) underWay.delete(asker);
      else underWay.set(asker, left);
    });
    next();
  };
}

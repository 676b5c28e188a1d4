/** The door to routes. */
export { countRoutes, type RouteCount } from './count-routes.ts';
export { findRoutes, type PageLimits } from './find-routes.ts';
export * from './question.ts';
export { phraseOf, sentence } from './sentence.ts';
export { warmUp } from './warm-up.ts';

/** The door to the reader: GraphQL over HTTP, or in process. */

export {
  type AccessOptions,
  keepToken,
  refusedExposure,
  signInLink,
  tokenFile,
} from './access/index.ts';
export { ApiError, type ApiErrorCode } from './api-error.ts';
export { type AskOptions, ask } from './ask.ts';
export { type Api, type ApiOptions, createApi } from './create-api.ts';
export { defaultLimits, type Limits } from './limits.ts';
export { createLog, type Log } from './log.ts';
export { printable, printableLine, printableText } from './printable.ts';

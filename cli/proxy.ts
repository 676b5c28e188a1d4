/** Lets requests to a tenant go through the proxy that the environment names, those of `fetch` too. */
import * as http from 'node:http';

/** Obeys HTTPS_PROXY, HTTP_PROXY and NO_PROXY; what `NODE_USE_ENV_PROXY=1` does at the start of a process. https://nodejs.org/api/http.html#built-in-proxy-support */
export function obeyProxy(): void {
  const { HTTPS_PROXY, https_proxy, HTTP_PROXY, http_proxy } = process.env;
  if (HTTPS_PROXY || https_proxy || HTTP_PROXY || http_proxy) http.setGlobalProxyFromEnv();
}

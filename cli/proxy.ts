/** Lets requests to a tenant go through the proxy that the environment names, those of `fetch` too. */
import * as http from 'node:http';

/**
 * Obeys HTTPS_PROXY, HTTP_PROXY and NO_PROXY: what `NODE_USE_ENV_PROXY=1` does where it is set before a process begins, as
 * the launcher sets it. https://nodejs.org/api/http.html#built-in-proxy-support
 */
export function obeyProxy(): void {
  const { HTTPS_PROXY, https_proxy, HTTP_PROXY, http_proxy } = process.env;
  const isNamed = [HTTPS_PROXY, https_proxy, HTTP_PROXY, http_proxy].some(Boolean);
  // Older releases of Node have the variable alone.
  if (isNamed && process.env.NODE_USE_ENV_PROXY !== '1') http.setGlobalProxyFromEnv?.();
}

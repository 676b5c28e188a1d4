/** Publishers of applications: the tenants in which applications are registered, and which of them are Microsoft's own. */

const microsoftTenants = new Set(['f8cdef31-a31e-4b4a-93e4-5f571e91255a', '72f988bf-86f1-41af-91ab-2d7cd011db47']);

/** Whether a tenant is one in which Microsoft registers its own applications. */
export function isMicrosoft(tenant: string | null | undefined): boolean {
  return tenant != null && microsoftTenants.has(tenant);
}

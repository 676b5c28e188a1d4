// What the sign-in of a user is judged by: the tenant's policies and the user's own inputs, as JSON.
//
// @param tenant string  the tenant's key
// @param user   string  the user's key
// @row tenant string|null  rows of the tenant's policies by the engine's fields
// @row user   string|null  the user's own inputs
MATCH (tenant:Node {key: $tenant})
OPTIONAL MATCH (user:Node {key: $user})
RETURN tenant.signInInputs AS tenant, user.signInInputs AS user

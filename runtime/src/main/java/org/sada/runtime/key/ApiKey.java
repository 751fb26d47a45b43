package org.sada.runtime.key;

/**
 * A key as it is kept: what it opens, and how to know it again. The key itself is not kept.
 *
 * @param id public, the part of the key before its secret
 * @param tenant whose events it sends or whose figures it reads; null for one of scope {@link Scope#ADMIN}, which opens all
 * @param name who has it, in the words of whoever made it; empty where nobody said
 * @param requestsPerSecond that it may make, 1 or more; twice as many at once after a pause
 * @param digest HMAC-SHA-256 of its secret under the pepper, in hexadecimal
 */
public record ApiKey(
        String id, String tenant, Scope scope, String name, int requestsPerSecond, String digest, boolean revoked) {

    ApiKey asRevoked() {
        return new ApiKey(id, tenant, scope, name, requestsPerSecond, digest, true);
    }
}

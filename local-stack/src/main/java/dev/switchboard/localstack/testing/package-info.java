/** Hands the infrastructure to {@code @QuarkusTest}s: topics exist, the database is fresh, the configuration points at both. */
@NullMarked
package dev.switchboard.localstack.testing;

import org.jspecify.annotations.NullMarked;

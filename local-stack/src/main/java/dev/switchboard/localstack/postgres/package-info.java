/** The PostgreSQL server of the local stack, the process that keeps it, and the databases in it: one, with a role of its own, a service. */
@NullMarked
package dev.switchboard.localstack.postgres;

import org.jspecify.annotations.NullMarked;

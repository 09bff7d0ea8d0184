/** Measures consent-service: decisions, lists of people, and how soon a stop is known. */
@NullMarked
package dev.switchboard.benchmarks.consent;

import org.jspecify.annotations.NullMarked;

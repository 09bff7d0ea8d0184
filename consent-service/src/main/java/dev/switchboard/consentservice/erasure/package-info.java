/**
 * The desk for erasure: takes requests, tells the services, forgets what is kept here, gathers the answers, and certifies.
 * Reads ContactErased through {@code capture} and ContactForgotten on its own; writes ErasureRequested.
 */
@NullMarked
package dev.switchboard.consentservice.erasure;

import org.jspecify.annotations.NullMarked;

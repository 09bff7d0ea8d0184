/**
 * What Meta posts to a webhook, read tolerantly: every key but the envelope's is optional, unknown keys do no harm, and an
 * item that cannot be read never costs its neighbours. Items are views over the JSON tree, so that what nobody read can
 * still be kept. Used by webhook-ingress.
 */
@NullMarked
package dev.switchboard.cloudapi.webhook;

import org.jspecify.annotations.NullMarked;

/** What Meta told us, one event an item. Written by webhook-ingress; read by conversation-service, outbound-sender and strangers. */
@NullMarked
package dev.switchboard.contracts.whatsapp;

import org.jspecify.annotations.NullMarked;

/**
 * Health of business numbers: mirrored by listings and webhooks, published when it changes, told to people and meters. Also says
 * which account a number belongs to.
 */
@NullMarked
package dev.switchboard.outboundsender.number;

import org.jspecify.annotations.NullMarked;

/**
 * The door that Meta knocks at: {@code GET} and {@code POST /webhooks/whatsapp}, straight on Vert.x. Bodies are taken with
 * bounded memory, checked, translated, stored, and then answered.
 */
@NullMarked
package dev.switchboard.webhookingress.delivery;

import org.jspecify.annotations.NullMarked;

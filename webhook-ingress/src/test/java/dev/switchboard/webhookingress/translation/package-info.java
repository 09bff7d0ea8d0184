/** Fixtures in, events out: what was said, without HTTP or Kafka. */
@NullMarked
package dev.switchboard.webhookingress.translation;

import org.jspecify.annotations.NullMarked;

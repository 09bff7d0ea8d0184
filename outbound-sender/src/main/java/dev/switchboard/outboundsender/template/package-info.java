/**
 * Templates as Meta has them: mirrored by listings and webhooks, published when they change, asked at each send, and created,
 * edited and deleted from here.
 */
@NullMarked
package dev.switchboard.outboundsender.template;

import org.jspecify.annotations.NullMarked;

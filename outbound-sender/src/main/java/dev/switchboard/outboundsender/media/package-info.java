/** Files on their way to Meta: looked at by content, refused with the reason where WhatsApp would not take them, handed over. */
@NullMarked
package dev.switchboard.outboundsender.media;

import org.jspecify.annotations.NullMarked;

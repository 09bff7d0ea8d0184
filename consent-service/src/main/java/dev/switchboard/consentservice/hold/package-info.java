/** Legal holds: what the law wants kept, whoever asks for its erasure and whatever clock runs out. */
@NullMarked
package dev.switchboard.consentservice.hold;

import org.jspecify.annotations.NullMarked;

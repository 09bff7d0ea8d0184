/** Legal holds: what the law wants kept, whoever asks for its erasure and whatever clock runs out, and whom nobody may write to. */
@NullMarked
package dev.switchboard.consentservice.hold;

import org.jspecify.annotations.NullMarked;

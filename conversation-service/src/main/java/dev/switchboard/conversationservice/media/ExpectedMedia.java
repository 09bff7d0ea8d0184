package dev.switchboard.conversationservice.media;

import dev.switchboard.contracts.PersonalDetail;
import dev.switchboard.contracts.content.MessageContent;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A file that came with a message and is to be fetched.
 *
 * @param messageId our id of the message, which is stored already
 * @param file what Meta told of it
 * @param toldAt when
 */
public record ExpectedMedia(UUID messageId, MessageContent.Media file, Instant toldAt) {

    @Nullable
    String fileName() {
        PersonalDetail name = file.fileName();
        return name == null ? null : name.value();
    }
}

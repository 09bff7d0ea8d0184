package dev.switchboard.conversationservice.retention;

import io.smallrye.config.ConfigMapping;
import java.time.Duration;
import java.util.Optional;

/** How long each kind of data is kept; what is not set is kept until somebody asks for its erasure. */
@ConfigMapping(prefix = "switchboard.retention")
public interface RetentionConfig {

    /** What messages say, with their files and previews, counted from the time of the message. */
    Optional<Duration> messages();

    /** Files, counted from when they were stored. */
    Optional<Duration> media();

    /** What pages behind links said, counted from when the link came. */
    Optional<Duration> previews();
}

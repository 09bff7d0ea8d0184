package dev.switchboard.simulator.door;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.URI;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Things of one kind that have an id, behind the one door {@code /{version}/{id}}. Every method answers nothing where the
 * id is none of theirs, or where such things cannot be treated so.
 */
public interface GraphObjects {

    /** What is told of it. */
    Optional<?> read(String id, Question question);

    /** Takes bytes for it that are no parameters; the answer to the call. */
    default Optional<?> receive(String id, Bytes bytes) {
        return Optional.empty();
    }

    /** Changes it; the answer to the call. */
    default Optional<?> change(String id, JsonNode change) {
        return Optional.empty();
    }

    /** Ends it; the answer to the call. */
    default Optional<?> end(String id, Question question) {
        return Optional.empty();
    }

    /**
     * Bytes that belong to something.
     *
     * @param content the body of the call
     * @param fileOffset where they begin, as the header says it; null for nothing said
     */
    @SuppressWarnings("ArrayRecordComponent")
    record Bytes(byte[] content, @Nullable String fileOffset) {}

    /**
     * What is asked besides.
     *
     * @param fields which fields, separated by commas; null for the usual ones
     * @param phoneNumberId the number that asks, null for any
     * @param base under which address the simulator was asked
     */
    record Question(@Nullable String fields, @Nullable String phoneNumberId, URI base) {}
}

package dev.switchboard.cloudapi.management;

import java.util.Objects;
import java.util.Optional;

/**
 * An upload under way at Meta's Resumable Upload API.
 *
 * @param id begins with {@code upload:}; part of an address as it stands, signature and all
 * @param offset how many bytes Meta has
 */
public record UploadSession(String id, long offset) {

    public UploadSession {
        Objects.requireNonNull(id, "id");
    }

    /** Reads the answer to a beginning, or to the question how far it got; empty when it is none. */
    public static Optional<UploadSession> read(byte[] body) {
        var answer = ManagementJson.tree(body);
        var id = ManagementJson.text(answer, "id");
        return id == null || !id.startsWith("upload:")
                ? Optional.empty()
                : Optional.of(new UploadSession(
                        id, Math.max(answer.path("file_offset").asLong(0), 0)));
    }

    /** Reads the handle out of the answer to the last bytes; empty when there is none. */
    public static Optional<String> handle(byte[] body) {
        return Optional.ofNullable(ManagementJson.text(ManagementJson.tree(body), "h"));
    }
}

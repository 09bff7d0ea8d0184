package dev.switchboard.simulator.uploads;

import dev.switchboard.simulator.control.Reset;
import dev.switchboard.simulator.door.GraphError;
import dev.switchboard.simulator.door.GraphRefusal;
import dev.switchboard.simulator.media.MediaTypes;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import org.jspecify.annotations.Nullable;

/** Uploads under way: how far each one is. */
@Singleton
class UploadSessions {

    private static final int KEPT = 1_000;

    private final UploadedHandles handles;
    private final ConcurrentMap<String, Session> byId = new ConcurrentHashMap<>();

    UploadSessions(UploadedHandles handles) {
        this.handles = handles;
    }

    /** Begins one; answers its id. */
    String begin(String mimeType, long length) {
        var most = MediaTypes.most(mimeType);
        if (most.isEmpty()) {
            throw new GraphRefusal(GraphError.invalid("Param file_type '" + mimeType + "' is not supported."));
        }
        if (length < 1 || length > most.getAsLong()) {
            throw new GraphRefusal(GraphError.invalid("Param file_length must be 1 to " + most.getAsLong() + "."));
        }
        if (byId.size() >= KEPT) {
            byId.clear();
        }
        var random = UUID.randomUUID().toString().replace("-", "");
        var id = "upload:"
                + Base64.getUrlEncoder()
                        .withoutPadding()
                        .encodeToString(("attachment:" + random).getBytes(StandardCharsets.US_ASCII));
        byId.put(id, new Session(mimeType, length, 0, null));
        return id;
    }

    /** How many bytes are there already. */
    long offset(String id) {
        return find(id).offset();
    }

    /**
     * Takes so many bytes more, which begin at {@code from}; the handle when that is the whole file, else null. Who missed
     * the answer to the last byte gets the same handle for none.
     */
    @Nullable
    String take(String id, long from, int bytes) {
        var next = byId.compute(id, (_, known) -> {
            var session = known == null ? find(id) : known;
            if (from != session.offset()) {
                throw new GraphRefusal(GraphError.invalid("The file_offset is " + session.offset() + "."));
            }
            if (session.handle() != null && bytes == 0) {
                return session;
            }
            if (bytes == 0 || from + bytes > session.length()) {
                throw new GraphRefusal(GraphError.invalid("The file has " + session.length() + " bytes."));
            }
            var offset = from + bytes;
            var handle = offset == session.length() ? handles.make(session.mimeType()) : null;
            return new Session(session.mimeType(), session.length(), offset, handle);
        });
        return next.handle();
    }

    private Session find(String id) {
        var session = byId.get(id);
        if (session == null) {
            throw new GraphRefusal(GraphError.unknownObject(id));
        }
        return session;
    }

    void forget(@Observes Reset reset) {
        byId.clear();
    }

    private record Session(
            String mimeType,
            long length,
            long offset,
            @Nullable String handle) {}
}

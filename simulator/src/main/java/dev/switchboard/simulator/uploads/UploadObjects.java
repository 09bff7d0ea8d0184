package dev.switchboard.simulator.uploads;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import dev.switchboard.simulator.door.GraphError;
import dev.switchboard.simulator.door.GraphObjects;
import dev.switchboard.simulator.door.GraphRefusal;
import jakarta.inject.Singleton;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Uploads under way, {@code /{version}/upload:…}: their bytes, and how far each one is. */
@Singleton
class UploadObjects implements GraphObjects {

    private static final Pattern OFFSET = Pattern.compile("\\d{1,18}");

    private final UploadSessions sessions;

    UploadObjects(UploadSessions sessions) {
        this.sessions = sessions;
    }

    @Override
    public Optional<?> read(String id, Question question) {
        return isMeant(id) ? Optional.of(new Progress(null, id, sessions.offset(id))) : Optional.empty();
    }

    @Override
    public Optional<?> receive(String id, Bytes bytes) {
        if (!isMeant(id)) {
            return Optional.empty();
        }
        var offset = bytes.fileOffset();
        if (offset == null || !OFFSET.matcher(offset).matches()) {
            throw new GraphRefusal(
                    GraphError.coded(400, 100, "The header file_offset is required: a number of bytes.", null));
        }
        var handle = sessions.take(id, Long.parseLong(offset), bytes.content().length);
        return Optional.of(
                handle == null ? new Progress(null, id, sessions.offset(id)) : new Progress(handle, null, null));
    }

    private static boolean isMeant(String id) {
        return id.startsWith("upload:");
    }

    /**
     * How far an upload is.
     *
     * @param handle of the whole file, null while there is more to come
     * @param id of the upload, null when it is done
     * @param fileOffset bytes that are there, null when it is done
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Progress(
            @JsonProperty("h") @Nullable String handle,
            @Nullable String id,
            @JsonProperty("file_offset") @Nullable Long fileOffset) {}
}

package dev.switchboard.simulator.uploads;

import dev.switchboard.simulator.control.Reset;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;

/** The handles that were given out, and the types of the files behind them. The files themselves nobody asks for again. */
@Singleton
public class UploadedHandles {

    /** The one in the catalogue that is there from the start: for every kind of file. */
    private static final String SAMPLE = "4::c2FtcGxl";

    private static final Map<String, String> TYPES = Map.of("IMAGE", "image/", "VIDEO", "video/", "DOCUMENT", "");
    private static final int KEPT = 10_000;

    private final ConcurrentMap<String, String> typeByHandle = new ConcurrentHashMap<>();

    /** Whether that is the handle of a file that can be an IMAGE, a VIDEO or a DOCUMENT. */
    public boolean holds(String handle, String format) {
        var type = typeByHandle.get(handle);
        return handle.equals(SAMPLE) || (type != null && type.startsWith(TYPES.getOrDefault(format, "/")));
    }

    /** A handle for a file of that type. */
    String make(String mimeType) {
        if (typeByHandle.size() >= KEPT) {
            typeByHandle.clear();
        }
        var handle = "4::"
                + Base64.getEncoder().encodeToString(mimeType.getBytes(StandardCharsets.UTF_8))
                + ":" + UUID.randomUUID().toString().replace("-", "");
        typeByHandle.put(handle, mimeType);
        return handle;
    }

    void forget(@Observes Reset reset) {
        typeByHandle.clear();
    }
}

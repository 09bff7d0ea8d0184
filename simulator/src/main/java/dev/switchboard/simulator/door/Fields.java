package dev.switchboard.simulator.door;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What {@code ?fields=} asks for. */
public final class Fields {

    private Fields() {}

    /** Keeps what is asked for, and the id, which is always told; {@code usual} where nothing is asked for. */
    public static ObjectNode chosen(ObjectNode whole, @Nullable String fields, List<String> usual) {
        var kept = new ArrayList<>(fields == null || fields.isBlank() ? usual : List.of(fields.split("\\s*,\\s*")));
        kept.replaceAll(field -> field.strip().replaceFirst("[{(.].*", ""));
        kept.add("id");
        return whole.retain(kept);
    }
}

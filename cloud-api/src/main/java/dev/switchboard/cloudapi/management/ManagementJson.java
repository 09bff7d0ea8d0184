package dev.switchboard.cloudapi.management;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/** How answers of the management API are read: any bytes may come back, so nothing here throws. */
final class ManagementJson {

    private static final ObjectReader TREE = JsonMapper.builder(JsonFactory.builder()
                    .streamReadConstraints(
                            StreamReadConstraints.builder().maxNestingDepth(64).build())
                    .build())
            .build()
            .readerFor(JsonNode.class);

    private ManagementJson() {}

    static JsonNode tree(byte[] json) {
        try {
            return TREE.readTree(json);
        } catch (IOException _) {
            return MissingNode.getInstance();
        }
    }

    static JsonNode tree(String json) {
        return tree(json.getBytes(StandardCharsets.UTF_8));
    }

    /** The text, also of an id that came as a number; null where there is none, or an empty one. */
    static @Nullable String text(JsonNode parent, String field) {
        var node = parent.path(field);
        return node.isValueNode() && !node.isNull() && !node.asText().isEmpty() ? node.asText() : null;
    }
}

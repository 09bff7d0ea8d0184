package dev.switchboard.cloudapi.webhook;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.databind.cfg.JsonNodeFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/**
 * The body of one webhook: entries × changes, flattened into parts in the order they stand in.
 *
 * @see <a href="https://developers.facebook.com/documentation/business-messaging/whatsapp/webhooks/overview">Meta: webhooks</a>
 */
public sealed interface WebhookBody {

    /** Deepest nesting that is read; Meta's own payloads stay under a dozen levels. */
    int DEPTH_MAX = 64;

    /** Meta's envelope, with at least one part. */
    record Envelope(List<WebhookPart> parts) implements WebhookBody {
        public Envelope {
            parts = List.copyOf(parts);
        }
    }

    /** Not JSON in UTF-8, or nested deeper than {@link #DEPTH_MAX}. */
    record NotJson(String why) implements WebhookBody {}

    /** JSON, but not Meta's envelope. */
    record OtherShape(String why) implements WebhookBody {}

    /** Reads a body; never throws, since anything may be signed. */
    static WebhookBody read(byte[] body) {
        JsonNode root;
        try {
            root = Tree.READER.readTree(body);
        } catch (IOException e) {
            return new NotJson(e.getClass().getSimpleName());
        }
        if (root.isMissingNode()) {
            return new NotJson("empty body");
        }
        if (!root.isObject() || !"whatsapp_business_account".equals(Fields.text(root, "object"))) {
            return new OtherShape("object is not whatsapp_business_account");
        }
        var entries = root.path("entry");
        if (!entries.isArray() || entries.isEmpty()) {
            return new OtherShape("entry is not a list with items");
        }
        var parts = new ArrayList<WebhookPart>();
        for (var entry : entries) {
            readEntry(entry, parts);
        }
        return new Envelope(parts);
    }

    private static void readEntry(JsonNode entry, List<WebhookPart> parts) {
        var id = Fields.text(entry, "id");
        var changes = entry.path("changes");
        if (id == null || !changes.isArray() || changes.isEmpty()) {
            parts.add(new WebhookPart.Odd(id, null, "an entry without id or changes", entry));
            return;
        }
        var time = Fields.seconds(entry, "time");
        for (var change : changes) {
            var field = Fields.text(change, "field");
            if (field == null) {
                parts.add(new WebhookPart.Odd(id, null, "a change without field", change));
            } else if (change.path("value") instanceof ObjectNode value) {
                parts.add(new WebhookPart.Change(id, time, field, new ChangeValue(value), change));
            } else {
                parts.add(new WebhookPart.Odd(id, field, "a change whose value is no object", change));
            }
        }
    }

    /** How bodies become trees: numbers keep every digit, rubbish after the end is an error. */
    final class Tree {
        private static final ObjectReader READER = JsonMapper.builder(JsonFactory.builder()
                        .streamReadConstraints(StreamReadConstraints.builder()
                                .maxNestingDepth(DEPTH_MAX)
                                .maxStringLength(Integer.MAX_VALUE)
                                .build())
                        .build())
                .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
                .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
                .disable(JsonNodeFeature.STRIP_TRAILING_BIGDECIMAL_ZEROES)
                .build()
                .readerFor(JsonNode.class);

        private Tree() {}
    }
}

package dev.switchboard.outboundsender.campaign;

import com.fasterxml.jackson.core.JsonParseException;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import dev.switchboard.messaging.EventJson;
import java.io.IOException;
import java.io.InputStream;
import java.util.HashMap;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** A JSON array of flat objects, read one by one. */
final class JsonAudience implements AudienceReader {

    private final JsonParser parser;
    private long line;

    private JsonAudience(JsonParser parser) {
        this.parser = parser;
    }

    static JsonAudience open(InputStream bytes) throws IOException {
        var audience = new JsonAudience(EventJson.mapper().getFactory().createParser(bytes));
        if (audience.token() != JsonToken.START_ARRAY) {
            throw unreadable("it is no array");
        }
        return audience;
    }

    @Override
    public @Nullable AudienceRow next() throws IOException {
        var token = token();
        if (token == JsonToken.END_ARRAY) {
            return null;
        }
        line++;
        if (token != JsonToken.START_OBJECT) {
            throw unreadable("row %d is no object".formatted(line));
        }
        var cells = new HashMap<String, String>();
        while (token() != JsonToken.END_OBJECT) {
            var column = parser.currentName().strip().toLowerCase(Locale.ROOT);
            var value = token();
            if (value != null && value.isStructStart()) {
                throw unreadable("row %d holds more than words and numbers".formatted(line));
            }
            var cell = value == JsonToken.VALUE_NULL ? "" : parser.getText().strip();
            if (!cell.isEmpty()) {
                cells.put(column, cell);
            }
        }
        return new AudienceRow(line, cells);
    }

    @Override
    public @Nullable Set<String> columns() {
        return null;
    }

    @Override
    public void close() throws IOException {
        parser.close();
    }

    private @Nullable JsonToken token() throws IOException {
        try {
            var token = parser.nextToken();
            if (token == null) {
                throw unreadable("it ends in the middle");
            }
            return token;
        } catch (JsonParseException _) {
            throw unreadable("it is not well-formed after row %d".formatted(line));
        }
    }

    private static RuntimeException unreadable(String what) {
        return CampaignProblems.UNREADABLE_AUDIENCE.because(what + "; nothing was taken");
    }
}

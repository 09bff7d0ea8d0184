package dev.switchboard.conversationservice.export;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectWriter;
import dev.switchboard.messaging.EventJson;
import java.io.IOException;
import java.io.OutputStream;

/** An export as one JSON document, written as it comes. */
final class JsonDocument implements Sink {

    private static final ObjectWriter WRITER = EventJson.mapper().writer();

    private final JsonGenerator json;
    private boolean conversationsOpen;

    JsonDocument(OutputStream out) throws IOException {
        json = EventJson.mapper().getFactory().createGenerator(out);
        // Half a document must look like one.
        json.disable(JsonGenerator.Feature.AUTO_CLOSE_JSON_CONTENT);
    }

    @Override
    public void person(Person person) throws IOException {
        json.writeStartObject();
        json.writeFieldName("contact");
        WRITER.writeValue(json, person);
        json.writeArrayFieldStart("conversations");
        conversationsOpen = true;
    }

    @Override
    public void conversation(HeldConversation conversation) throws IOException {
        json.writeStartObject();
        JsonNode fields = EventJson.mapper().valueToTree(conversation);
        for (var field : fields.properties()) {
            json.writeFieldName(field.getKey());
            WRITER.writeValue(json, field.getValue());
        }
        json.writeArrayFieldStart("messages");
    }

    @Override
    public void message(HeldMessage message) throws IOException {
        WRITER.writeValue(json, message);
    }

    @Override
    public void endOfConversation() throws IOException {
        json.writeEndArray();
        json.writeEndObject();
    }

    @Override
    public void groups() throws IOException {
        json.writeEndArray();
        conversationsOpen = false;
        json.writeArrayFieldStart("messagesInGroups");
    }

    @Override
    public void end() throws IOException {
        if (conversationsOpen) {
            groups();
        }
        json.writeEndArray();
        json.writeEndObject();
    }

    @Override
    public void close() throws IOException {
        json.close();
    }
}

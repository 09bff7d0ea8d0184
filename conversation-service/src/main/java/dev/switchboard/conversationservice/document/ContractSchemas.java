package dev.switchboard.conversationservice.document;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.switchboard.contracts.Event;
import dev.switchboard.contracts.PublishedSchemas;
import dev.switchboard.contracts.conversation.MessageAdded;
import dev.switchboard.contracts.outbound.SendMessage;
import io.quarkus.smallrye.openapi.OpenApiFilter;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.stream.Stream;
import org.eclipse.microprofile.openapi.OASFactory;
import org.eclipse.microprofile.openapi.OASFilter;
import org.eclipse.microprofile.openapi.models.Components;
import org.eclipse.microprofile.openapi.models.OpenAPI;
import org.eclipse.microprofile.openapi.models.media.Schema;
import org.eclipse.microprofile.openapi.models.media.Schema.SchemaType;

/**
 * Puts the JSON Schemas of the contracts into the OpenAPI document, so that content, errors and requests for answers look there as in the
 * events, and words and personal details are what they are on the wire: text.
 */
@OpenApiFilter(stages = OpenApiFilter.RunStage.BUILD)
public final class ContractSchemas implements OASFilter {

    private static final List<String> TEXTS = List.of("PersonalDetail", "CustomerText", "RawJson");

    private final ObjectMapper json = new ObjectMapper();

    @Override
    public void filterOpenAPI(OpenAPI document) {
        var components = document.getComponents();
        Stream.of(MessageAdded.class, SendMessage.class).forEach(type -> addDefinitions(type, components));
        components.addSchema(
                "AnswerRequest",
                object().required(List.of("content"))
                        .addProperty("content", reference("OutboundContent"))
                        .addProperty(
                                "quotedMessageId",
                                text().format("uuid").description("our id of the message that is answered")));
        components.addSchema(
                "MessageRequest",
                object().required(List.of("phoneNumberId", "recipient", "content"))
                        .addProperty("phoneNumberId", text().description("Meta's id of the business number"))
                        .addProperty("recipient", recipient())
                        .addProperty("content", reference("OutboundContent"))
                        .addProperty("origin", oneOf("SYSTEM", "AGENT").description("who asks; AGENT is a person"))
                        .addProperty(
                                "requestedBy",
                                text().maxLength(128).description("person or program, never the customer"))
                        .addProperty("lane", oneOf("LIVE", "BULK").description("BULK for one of many")));
        components.addSchema(
                "ReadRequest",
                object().addProperty(
                                "messageId",
                                text().format("uuid").description("our id of the newest message that was read")));
        Objects.requireNonNull(components.getSchemas().get("MessageView"), "the document has no MessageView")
                .addProperty("content", reference("MessageContent"))
                .addProperty("error", reference("MetaError"))
                .addProperty("refusal", object().description("code, explanation, unblockedBy"))
                .addProperty("pricing", object().description("what Meta charges"))
                .addProperty("context", object().description("forwarded, or the product it asks about"))
                .addProperty("referral", object().description("ad or post the customer came from"));
        TEXTS.stream().filter(components.getSchemas()::containsKey).forEach(name -> components.addSchema(name, text()));
        components.addSchema("JsonNode", object().description("any JSON object"));
        components.removeSchema("JsonNodeType");
    }

    private void addDefinitions(Class<? extends Event> type, Components components) {
        try {
            json.readTree(PublishedSchemas.of(type))
                    .path("$defs")
                    .properties()
                    .forEach(definition -> add(components, definition.getKey(), schema(definition.getValue())));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a published schema is no JSON", e);
        }
    }

    private static void add(Components components, String name, Schema schema) {
        var known = components.getSchemas().get(name);
        if (known != null && !known.equals(schema)) {
            throw new IllegalStateException("two schemas have one name: " + name);
        }
        components.addSchema(name, schema);
    }

    private static Schema schema(JsonNode definition) {
        var schema = OASFactory.createSchema();
        definition.properties().forEach(keyword -> add(schema, keyword.getKey(), keyword.getValue()));
        return schema;
    }

    /** JSON Schema is OpenAPI's own dialect; only references point elsewhere. */
    private static void add(Schema schema, String keyword, JsonNode value) {
        switch (keyword) {
            case "$ref" -> schema.setRef(value.asText().replace("#/$defs/", "#/components/schemas/"));
            case "type" -> schema.addType(SchemaType.valueOf(value.asText().toUpperCase(Locale.ROOT)));
            case "description" -> schema.setDescription(value.asText());
            case "format" -> schema.setFormat(value.asText());
            case "const" -> schema.setConstValue(value.asText());
            case "enum" -> value.forEach(one -> schema.addEnumeration(one.asText()));
            case "required" -> value.forEach(one -> schema.addRequired(one.asText()));
            case "oneOf" -> value.forEach(one -> schema.addOneOf(schema(one)));
            case "anyOf" -> value.forEach(one -> schema.addAnyOf(schema(one)));
            case "allOf" -> value.forEach(one -> schema.addAllOf(schema(one)));
            case "items" -> schema.setItems(schema(value));
            case "additionalProperties" -> schema.setAdditionalPropertiesSchema(schema(value));
            case "properties" ->
                value.properties().forEach(one -> schema.addProperty(one.getKey(), schema(one.getValue())));
            default ->
                throw new IllegalStateException("the contracts use a keyword that is not known here: " + keyword);
        }
    }

    private static Schema recipient() {
        return object().minProperties(1)
                .maxProperties(1)
                .description("one way of naming somebody")
                .addProperty("phone", text().description("5 to 15 digits, country code first, + allowed before them"))
                .addProperty("userId", text().description("business-scoped user id"))
                .addProperty("contactId", text().format("uuid").description("our id; a merged one means the survivor"));
    }

    /** The first is what is meant where nobody says. */
    private static Schema oneOf(String usual, String other) {
        return text().enumeration(List.of(usual, other)).defaultValue(usual);
    }

    private static Schema reference(String name) {
        return OASFactory.createSchema().ref(name);
    }

    private static Schema object() {
        return OASFactory.createSchema().addType(SchemaType.OBJECT);
    }

    private static Schema text() {
        return OASFactory.createSchema().addType(SchemaType.STRING);
    }
}

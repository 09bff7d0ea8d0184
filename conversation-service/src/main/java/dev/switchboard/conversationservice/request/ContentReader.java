package dev.switchboard.conversationservice.request;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.cfg.CoercionAction;
import com.fasterxml.jackson.databind.cfg.CoercionInputShape;
import com.fasterxml.jackson.databind.exc.UnrecognizedPropertyException;
import com.fasterxml.jackson.databind.exc.ValueInstantiationException;
import com.fasterxml.jackson.databind.type.LogicalType;
import dev.switchboard.contracts.content.ContentRules;
import dev.switchboard.contracts.content.MessageContent;
import dev.switchboard.contracts.content.OutboundContent;
import dev.switchboard.contracts.content.Violation;
import dev.switchboard.conversationservice.problem.FieldError;
import dev.switchboard.messaging.EventJson;
import dev.switchboard.rows.Storable;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Reads what a message is to say and finds what is wrong with it: first its shape, then everything that WhatsApp would not
 * take. Nothing is guessed: a field that nobody knows, or a number where words belong, is an error.
 */
public final class ContentReader {

    private static final ObjectMapper STRICT = strict();

    private final List<FieldError> errors = new ArrayList<>();

    /** What is in the field {@code content} of a request; empty when {@link #errors()} says why not. */
    public Optional<OutboundContent> read(JsonNode content) {
        var read = content(content);
        return errors.isEmpty() ? Optional.ofNullable(read) : Optional.empty();
    }

    /** All that is wrong, by fields of the request. */
    public List<FieldError> errors() {
        return List.copyOf(errors);
    }

    private @Nullable OutboundContent content(JsonNode json) {
        if (!json.isObject()) {
            wrong("content", "must be an object");
            return null;
        }
        unstorable(json, "content");
        if (!errors.isEmpty()) {
            return null;
        }
        try {
            if (STRICT.treeToValue(json, MessageContent.class) instanceof OutboundContent content) {
                ContentRules.check(content).forEach(this::broken);
                return content;
            }
            wrong("content.type", "must be one of those that can be sent");
        } catch (JsonProcessingException e) {
            misshapen(e);
        }
        return null;
    }

    /** What a phone sends is mended, what a program sends is not: nobody would see that its words changed. */
    private void unstorable(JsonNode json, String path) {
        if (json.isTextual() && !Storable.is(json.textValue())) {
            wrong(path, "holds a character that cannot be stored: U+0000, or half of a surrogate pair");
        }
        for (var index = 0; json.isArray() && index < json.size(); index++) {
            unstorable(json.get(index), path + "[" + index + "]");
        }
        json.properties().forEach(field -> unstorable(field.getValue(), path + "." + Storable.text(field.getKey())));
    }

    private void broken(Violation violation) {
        var field = violation.field();
        var sentence = violation.sentence();
        var message = sentence.startsWith(field + " ") ? sentence.substring(field.length() + 1) : sentence;
        errors.add(new FieldError("content." + field, message, violation.limit(), violation.actual()));
    }

    /** Says where the shape is wrong. What Jackson says quotes the value, so it is not passed on. */
    private void misshapen(JsonProcessingException e) {
        var field = e instanceof JsonMappingException mapping ? pathOf(mapping) : "content";
        if (e instanceof UnrecognizedPropertyException) {
            wrong(field, "is not known here");
        } else if (e instanceof ValueInstantiationException && e.getCause() instanceof NullPointerException missing) {
            wrong(field + "." + missing.getMessage(), "must not be missing");
        } else if (e instanceof ValueInstantiationException
                && e.getCause() instanceof IllegalArgumentException impossible) {
            wrong(field, "cannot be: " + impossible.getMessage());
        } else {
            wrong(field, "is of the wrong kind");
        }
    }

    private static String pathOf(JsonMappingException e) {
        var path = new StringBuilder("content");
        for (var reference : e.getPath()) {
            if (reference.getFieldName() != null) {
                path.append('.').append(Storable.text(reference.getFieldName()));
            } else {
                path.append('[').append(reference.getIndex()).append(']');
            }
        }
        return path.toString();
    }

    private void wrong(String field, String message) {
        errors.add(FieldError.of(field, message));
    }

    private static ObjectMapper strict() {
        var mapper = EventJson.mapper()
                .copy()
                .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
                .disable(DeserializationFeature.READ_UNKNOWN_ENUM_VALUES_USING_DEFAULT_VALUE);
        for (var type : List.of(LogicalType.Textual, LogicalType.Integer, LogicalType.Float, LogicalType.Boolean)) {
            for (var shape : CoercionInputShape.values()) {
                if (!natural(type, shape)) {
                    mapper.coercionConfigFor(type).setCoercion(shape, CoercionAction.Fail);
                }
            }
        }
        return mapper;
    }

    private static boolean natural(LogicalType type, CoercionInputShape shape) {
        return switch (shape) {
            case String, EmptyString -> type == LogicalType.Textual;
            case Integer -> type == LogicalType.Integer || type == LogicalType.Float;
            case Float -> type == LogicalType.Float;
            case Boolean -> type == LogicalType.Boolean;
            case Array, Object, EmptyArray, EmptyObject, Binary -> false;
        };
    }
}

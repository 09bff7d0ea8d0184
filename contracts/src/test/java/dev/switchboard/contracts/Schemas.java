package dev.switchboard.contracts;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonValue;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.github.victools.jsonschema.generator.CustomDefinition;
import com.github.victools.jsonschema.generator.Option;
import com.github.victools.jsonschema.generator.OptionPreset;
import com.github.victools.jsonschema.generator.SchemaGenerationContext;
import com.github.victools.jsonschema.generator.SchemaGenerator;
import com.github.victools.jsonschema.generator.SchemaGeneratorConfigBuilder;
import com.github.victools.jsonschema.generator.SchemaVersion;
import com.github.victools.jsonschema.module.jackson.JacksonModule;
import com.github.victools.jsonschema.module.jackson.JacksonOption;
import dev.switchboard.contracts.content.InboundContent;
import dev.switchboard.contracts.content.MessageContent;
import dev.switchboard.contracts.content.OutboundContent;
import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Makes the JSON Schema of each event from its record. */
final class Schemas {

    private static final List<Class<?>> WORDS = List.of(CustomerText.class, PersonalDetail.class, RawJson.class);

    private static final List<Class<?>> CONTENTS =
            List.of(MessageContent.class, InboundContent.class, OutboundContent.class);

    private final SchemaGenerator generator;

    Schemas() {
        var config = new SchemaGeneratorConfigBuilder(
                        ContractFiles.JSON, SchemaVersion.DRAFT_2020_12, OptionPreset.PLAIN_JSON)
                .with(new JacksonModule(
                        JacksonOption.FLATTENED_ENUMS_FROM_JSONVALUE,
                        JacksonOption.RESPECT_JSONPROPERTY_ORDER,
                        JacksonOption.SKIP_SUBTYPE_LOOKUP,
                        JacksonOption.IGNORE_TYPE_INFO_TRANSFORM))
                .with(Option.EXTRA_OPEN_API_FORMAT_VALUES, Option.DEFINITIONS_FOR_ALL_OBJECTS);
        config.forTypesInGeneral()
                .withCustomDefinitionProvider(
                        (type, context) -> WORDS.contains(type.getErasedType()) ? text(context) : null)
                .withCustomDefinitionProvider((type, context) ->
                        CONTENTS.contains(type.getErasedType()) ? oneOf(type.getErasedType(), context) : null);
        config.forFields()
                .withRequiredCheck(field -> required(field.getDeclaringType().getErasedType(), field.getDeclaredName()))
                .withIgnoreCheck(
                        field -> !isComponent(field.getDeclaringType().getErasedType(), field.getDeclaredName()));
        this.generator = new SchemaGenerator(config.build());
    }

    private static CustomDefinition text(SchemaGenerationContext context) {
        return new CustomDefinition(
                context.getGeneratorConfig().createObjectNode().put("type", "string"), true);
    }

    /** The kinds of content that an interface permits, told apart by {@code type}. */
    private static CustomDefinition oneOf(Class<?> content, SchemaGenerationContext context) {
        var schema = context.getGeneratorConfig().createObjectNode();
        var kinds = schema.putArray("oneOf");
        for (var kind : MessageContent.class.getAnnotation(JsonSubTypes.class).value()) {
            if (content.isAssignableFrom(kind.value())) {
                var definition = context.createStandardDefinition(
                        context.getTypeContext().resolve(kind.value()), null);
                definition.withObject("/properties").putObject("type").put("const", kind.name());
                definition.withArray("/required").add("type");
                kinds.add(definition);
            }
        }
        return new CustomDefinition(schema);
    }

    /** The schema, pretty-printed, with a line feed at the end. */
    String of(Class<? extends Event> type) {
        ObjectNode schema = generator.generateSchema(type);
        schema.put("title", type.getSimpleName());
        return schema.toPrettyString() + "\n";
    }

    /** Whether a component is always written: neither nullable, nor a list that an older writer may leave out. */
    static boolean required(Class<?> record, String name) {
        return Arrays.stream(components(record))
                .filter(component -> component.getName().equals(name))
                .anyMatch(component -> !component.getAnnotatedType().isAnnotationPresent(Nullable.class)
                        && component.getType() != List.class
                        && component.getType() != boolean.class);
    }

    private static boolean isComponent(Class<?> record, String name) {
        return !record.isRecord()
                || record.isAnnotationPresent(JsonValue.class)
                || Arrays.stream(components(record))
                        .anyMatch(component -> component.getName().equals(name));
    }

    private static RecordComponent[] components(Class<?> record) {
        return record.isRecord() ? record.getRecordComponents() : new RecordComponent[0];
    }
}

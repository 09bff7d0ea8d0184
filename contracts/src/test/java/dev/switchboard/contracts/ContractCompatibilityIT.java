package dev.switchboard.contracts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.networknt.schema.InputFormat;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import dev.switchboard.contracts.content.MessageContent;
import dev.switchboard.contracts.content.OutboundContent;
import dev.switchboard.contracts.outbound.SendMessage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/**
 * Every event that a release wrote can still be read, and every event that we write fits the published schema.
 *
 * <p>Samples lie in a folder a release. To release: {@code ./mvnw verify -pl contracts -Dcontracts.write} records those of
 * {@link #CURRENT}; folders of earlier releases are never written again.
 */
class ContractCompatibilityIT {

    private static final String CURRENT = "v0.1.0";

    /** Folder of a release for each kind of content, of which the samples of events show only one. */
    private static final String CONTENTS = "content";

    @BeforeAll
    static void renewWhatIsOnRecordWhenAskedTo() throws IOException {
        if (ContractFiles.writing()) {
            for (var type : ContractFiles.types()) {
                ContractFiles.settled(schemaOf(type), new Schemas().of(type));
                ContractFiles.settled(sampleOf(type), sample(type));
            }
            for (var content : Samples.contents()) {
                ContractFiles.settled(contentFile(content), written(content));
            }
        }
    }

    @TestFactory
    Stream<DynamicTest> theSchemaOnRecordIsTheOneOfTheRecord() {
        var schemas = new Schemas();
        return ContractFiles.types().stream()
                .map(type -> dynamicTest(type.getSimpleName(), () -> {
                    var generated = schemas.of(type);
                    var file = ContractFiles.SCHEMAS.resolve(type.getSimpleName() + ".json");
                    assertThat(ContractFiles.settled(file, generated))
                            .as("checked-in schema; -Dcontracts.write renews it")
                            .isEqualTo(generated);
                }));
    }

    @TestFactory
    Stream<DynamicTest> whatWeWriteIsOnRecordAndFitsTheSchema() {
        return ContractFiles.types().stream()
                .map(type -> dynamicTest(type.getSimpleName(), () -> {
                    var sample = ContractFiles.JSON.writeValueAsString(Samples.of(type)) + "\n";
                    var file = ContractFiles.SAMPLES.resolve(CURRENT).resolve(type.getSimpleName() + ".json");
                    assertThat(ContractFiles.settled(file, sample)).isEqualTo(sample);
                    assertThat(violations(type, sample)).isEmpty();
                }));
    }

    @TestFactory
    Stream<DynamicTest> everySampleOfEveryReleaseIsReadWithoutLoss() throws IOException {
        return recorded()
                .map(sample -> dynamicTest(sample.toString(), () -> {
                    // Given
                    var type = Topics.eventType(sample.getFileName().toString().replace(".json", ""))
                            .orElseThrow();
                    var written = (ObjectNode) ContractFiles.JSON.readTree(Files.readString(sample));

                    // When
                    var read = ContractFiles.JSON.treeToValue(written, type);

                    // Then
                    var writtenAgain = ContractFiles.JSON.readTree(ContractFiles.JSON.writeValueAsString(read));
                    written.properties()
                            .forEach(field -> assertThat(writtenAgain.get(field.getKey()))
                                    .as(field.getKey())
                                    .isEqualTo(field.getValue()));
                    assertThat(violations(type, Files.readString(sample))).isEmpty();
                }));
    }

    @TestFactory
    Stream<DynamicTest> everyEventSurvivesFieldsAndWordsOfANewerWriter() {
        return ContractFiles.types().stream()
                .map(type -> dynamicTest(type.getSimpleName(), () -> {
                    // Given
                    var sample = Samples.of(type);
                    var words = Arrays.stream(type.getRecordComponents())
                            .filter(component -> component.getType().isEnum())
                            .toList();
                    ObjectNode newer = ContractFiles.JSON.valueToTree(sample);
                    newer.put("fieldOfTheFuture", "x");
                    words.forEach(word -> newer.put(word.getName(), "WORD_OF_THE_FUTURE"));

                    // When
                    var read = ContractFiles.JSON.treeToValue(newer, type);

                    // Then
                    ObjectNode readAgain = ContractFiles.JSON.valueToTree(read);
                    ObjectNode expected = ContractFiles.JSON.valueToTree(sample);
                    words.forEach(word -> expected.put(word.getName(), "OTHER"));
                    assertThat(readAgain).isEqualTo(expected);
                }));
    }

    @TestFactory
    Stream<DynamicTest> everyContentThatWeWriteIsOnRecord() {
        return Samples.contents().stream()
                .map(content -> dynamicTest(content.getClass().getSimpleName(), () -> {
                    var written = written(content);

                    assertThat(ContractFiles.settled(contentFile(content), written))
                            .isEqualTo(written);
                    assertThat(ContractFiles.JSON.readValue(written, MessageContent.class))
                            .isEqualTo(content);
                }));
    }

    @TestFactory
    Stream<DynamicTest> everyContentThatCanBeAskedForFitsTheSchemaOfTheCommand() {
        return Samples.contents().stream()
                .filter(OutboundContent.class::isInstance)
                .map(content -> dynamicTest(content.getClass().getSimpleName(), () -> {
                    ObjectNode command = ContractFiles.JSON.valueToTree(Samples.of(SendMessage.class));
                    command.set("content", ContractFiles.JSON.readTree(written(content)));

                    assertThat(violations(SendMessage.class, command.toString()))
                            .isEmpty();
                }));
    }

    @TestFactory
    Stream<DynamicTest> everyContentOfEveryReleaseIsReadWithoutLoss() throws IOException {
        return files(ContractCompatibilityIT::isContent)
                .map(file -> dynamicTest(file.toString(), () -> {
                    // Given
                    var recorded = ContractFiles.JSON.readTree(Files.readString(file));

                    // When
                    var read = ContractFiles.JSON.treeToValue(recorded, MessageContent.class);

                    // Then
                    assertThat(ContractFiles.JSON.readTree(written(read))).isEqualTo(recorded);
                }));
    }

    private static Stream<Path> recorded() throws IOException {
        return files(file -> !isContent(file));
    }

    private static Stream<Path> files(Predicate<Path> wanted) throws IOException {
        try (var files = Files.walk(ContractFiles.SAMPLES)) {
            return files.filter(file -> file.toString().endsWith(".json")).filter(wanted).sorted().toList().stream();
        }
    }

    private static boolean isContent(Path file) {
        return file.getName(file.getNameCount() - 2).endsWith(CONTENTS);
    }

    private static Path contentFile(MessageContent content) {
        return ContractFiles.SAMPLES
                .resolve(CURRENT)
                .resolve(CONTENTS)
                .resolve(content.getClass().getSimpleName() + ".json");
    }

    private static String written(MessageContent content) throws JsonProcessingException {
        return ContractFiles.JSON.writerFor(MessageContent.class).writeValueAsString(content) + "\n";
    }

    private static List<String> violations(Class<? extends Event> type, String json) throws IOException {
        var schema = SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
                .getSchema(Files.readString(schemaOf(type)));
        return schema.validate(json, InputFormat.JSON).stream()
                .map(Object::toString)
                .toList();
    }

    private static String sample(Class<? extends Event> type) throws JsonProcessingException {
        return ContractFiles.JSON.writeValueAsString(Samples.of(type)) + "\n";
    }

    private static Path schemaOf(Class<? extends Event> type) {
        return ContractFiles.SCHEMAS.resolve(type.getSimpleName() + ".json");
    }

    private static Path sampleOf(Class<? extends Event> type) {
        return ContractFiles.SAMPLES.resolve(CURRENT).resolve(type.getSimpleName() + ".json");
    }
}

package dev.switchboard.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import dev.switchboard.contracts.content.MediaKind;
import dev.switchboard.contracts.content.MessageContent;
import dev.switchboard.contracts.content.OutboundContent;
import dev.switchboard.contracts.content.TemplateButtonParameter;
import java.util.Arrays;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What can be sent and has no round trip is found here, without a stack. */
class RoundTripTest {

    @Test
    void leavesOutNothingThatCanBeSent() {
        var sendable = Stream.of(OutboundContent.class.getPermittedSubclasses())
                .map(RoundTripTest::wireName)
                .toList();

        assertThat(RoundTrip.all()).extracting(RoundTrip::type).containsAll(sendable);
    }

    @ParameterizedTest
    @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "OTHER")
    void sendsEveryKindOfFileByLinkAndById(MediaKind kind) {
        assertThat(RoundTrip.all())
                .filteredOn(trip -> trip.given().at("/content/kind").asText().equals(kind.name()))
                .anyMatch(trip -> trip.given().at("/content").has("link"))
                .anyMatch(trip -> trip.given().at("/content").has("mediaId"));
    }

    @ParameterizedTest
    @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "OTHER")
    void fillsEveryKindOfTemplateButton(TemplateButtonParameter.Kind kind) {
        assertThat(RoundTrip.all())
                .filteredOn(trip -> trip.type().equals("template"))
                .flatExtracting(trip -> trip.given().path("content").findValuesAsText("kind"))
                .contains(kind.name());
    }

    @Test
    void tellsThemApart() {
        assertThat(RoundTrip.all()).extracting(RoundTrip::name).doesNotHaveDuplicates();
    }

    private static String wireName(Class<?> content) {
        return Arrays.stream(
                        MessageContent.class.getAnnotation(JsonSubTypes.class).value())
                .filter(type -> type.value().equals(content))
                .map(JsonSubTypes.Type::name)
                .findAny()
                .orElseThrow();
    }
}

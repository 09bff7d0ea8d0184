package dev.switchboard.outboundsender.graphapi;

import static org.assertj.core.api.Assertions.assertThat;

import dev.switchboard.outboundsender.graphapi.SendOutcome.Barred;
import dev.switchboard.outboundsender.graphapi.SendOutcome.NotSent;
import dev.switchboard.outboundsender.graphapi.SendOutcome.Rejected;
import dev.switchboard.outboundsender.graphapi.SendOutcome.Scope;
import dev.switchboard.outboundsender.graphapi.SendOutcome.Throttled;
import dev.switchboard.outboundsender.graphapi.SendOutcome.Unknown;
import java.io.IOException;
import java.net.ConnectException;
import java.net.SocketException;
import java.net.UnknownHostException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.TimeoutException;
import java.util.stream.Stream;
import javax.net.ssl.SSLHandshakeException;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class OutcomeMappingTest {

    @ParameterizedTest
    @CsvSource({
        // HTTP status, Meta's code, outcome, reason
        "401, 0,      Barred,    meta_0",
        "401, 190,    Barred,    meta_190",
        "400, 190,    Barred,    meta_190",
        "403, 10,     Barred,    meta_10",
        "403, 230,    Barred,    meta_230",
        "403, 368,    Barred,    meta_368",
        "403, 131005, Barred,    meta_131005",
        "403, 131031, Barred,    meta_131031",
        "400, 133010, Barred,    meta_133010",
        "400, 131048, Barred,    meta_131048",
        "401, 777777, Barred,    meta_777777",
        "400, 4,      Throttled, meta_4",
        "400, 80007,  Throttled, meta_80007",
        "400, 130429, Throttled, meta_130429",
        "403, 130429, Throttled, meta_130429",
        "429, 130429, Throttled, meta_130429",
        "400, 131056, Throttled, meta_131056",
        "500, 131057, Throttled, meta_131057",
        "429, 777777, Throttled, meta_777777",
        "503, 2,      NotSent,   meta_2",
        "500, 131016, NotSent,   meta_131016",
        "503, 133004, NotSent,   meta_133004",
        "400, 1,      Unknown,   meta_1",
        "500, 131000, Unknown,   meta_131000",
        "500, 777777, Unknown,   meta_777777",
        "200, 777777, Unknown,   meta_777777",
        "400, 100,    Rejected,  meta_100",
        "500, 3,      Rejected,  meta_3",
        "400, 131026, Rejected,  meta_131026",
        "400, 131047, Rejected,  meta_131047",
        "400, 777777, Rejected,  meta_777777",
    })
    void mapsMetasCodesWhateverTheHttpStatus(int status, int code, String outcome, String reason) {
        // When
        var mapped = answer(status, error(code, "why"));

        // Then
        assertThat(mapped.getClass().getSimpleName()).isEqualTo(outcome);
        assertThat(mapped.reason()).isEqualTo(reason);
    }

    @ParameterizedTest
    @CsvSource({
        // HTTP status, body, outcome, reason
        "200, '',                                   Unknown,   http_200",
        "200, '<html>ok</html>',                    Unknown,   http_200",
        "200, '{\"messages\":[{\"id\":\"wam',       Unknown,   http_200",
        "200, '{\"success\":true}',                 Unknown,   answer_without_id",
        "500, '',                                   Unknown,   http_500",
        "502, '<html>Bad Gateway</html>',           Unknown,   http_502",
        "504, '',                                   Unknown,   http_504",
        "429, '<html>slow down</html>',             Throttled, meta_-1",
        "302, '',                                   NotSent,   http_302",
        "404, '<html>not here</html>',              NotSent,   http_404",
        "413, '',                                   NotSent,   http_413",
    })
    void takesAnAnswerWithoutMetasJsonForWhatItProves(int status, String body, String outcome, String reason) {
        // When
        var mapped = answer(status, body);

        // Then
        assertThat(mapped.getClass().getSimpleName()).isEqualTo(outcome);
        assertThat(mapped.reason()).isEqualTo(reason);
    }

    static Stream<Arguments> failures() {
        return Stream.of(
                Arguments.of(new UnknownHostException("graph.example"), NotSent.class, "host_unknown"),
                Arguments.of(new ConnectException("Connection refused"), NotSent.class, "connect_failed"),
                Arguments.of(new SSLHandshakeException("no trust"), NotSent.class, "tls_failed"),
                Arguments.of(new TimeoutException(), Unknown.class, "timeout"),
                Arguments.of(new SocketException("Connection reset"), Unknown.class, "connection_lost"),
                Arguments.of(new IOException("Connection was closed"), Unknown.class, "connection_lost"),
                Arguments.of(new IllegalStateException("who knows"), Unknown.class, "connection_lost"));
    }

    @ParameterizedTest
    @MethodSource("failures")
    void believesThatNothingWasSentOnlyWhereNoConnectionWasMade(
            Throwable failure, Class<? extends SendOutcome> outcome, String reason) {
        // When
        var mapped = OutcomeMapping.ofFailure(new RuntimeException(failure));

        // Then
        assertThat(mapped).isInstanceOf(outcome);
        assertThat(mapped.reason()).isEqualTo(reason);
    }

    @Test
    void readsTheIdOfAnAcceptedMessage() {
        assertThat(answer(200, "{\"messages\":[{\"id\":\"wamid.OUT\"}]}"))
                .isEqualTo(new SendOutcome.Accepted("wamid.OUT"));
    }

    @ParameterizedTest
    @CsvSource({"2388019, meta_2388019", "0, meta_100", "190, meta_100", "33, meta_100"})
    void readsASubcodeOnlyWhereItIsAboutATemplate(int subcode, String reason) {
        // When
        var mapped =
                answer(400, "{\"error\":{\"message\":\"words\",\"code\":100,\"error_subcode\":%d}}".formatted(subcode));

        // Then
        assertThat(mapped).isInstanceOf(Rejected.class);
        assertThat(mapped.reason()).isEqualTo(reason);
    }

    @Test
    void slowsDownWhatTheCodeIsAbout() {
        assertThat(scope(131056)).isEqualTo(Scope.CONVERSATION);
        assertThat(scope(130429)).isEqualTo(Scope.NUMBER);
        assertThat(scope(80007)).isEqualTo(Scope.SENDER);
        assertThat(((Barred) answer(401, error(190, "why"))).scope()).isEqualTo(Scope.SENDER);
        assertThat(((Barred) answer(400, error(133010, "why"))).scope()).isEqualTo(Scope.NUMBER);
        assertThat(((Barred) answer(400, error(131048, "why"))).scope()).isEqualTo(Scope.INITIATED);
    }

    @Test
    void waitsAsLongAsMetaAsks() {
        // When
        var mapped = OutcomeMapping.ofAnswer(429, bytes(error(130429, "why")), Duration.ofSeconds(7));

        // Then
        assertThat(mapped)
                .isInstanceOfSatisfying(
                        Throttled.class,
                        throttled -> assertThat(throttled.retryAfter()).isEqualTo(Duration.ofSeconds(7)));
    }

    @Test
    void explainsARefusalInPlainWordsWithoutRepeatingPersonalData() {
        // When
        var mapped = answer(
                400, error(131009, "'+5511900000001' and (11) 90000-0001 do not fit wamid.HBgM1234 nor BR.13491208"));

        // Then
        assertThat(mapped).isInstanceOfSatisfying(Rejected.class, rejected -> {
            assertThat(rejected.error().title()).isEqualTo("Invalid value");
            assertThat(rejected.error().message()).isEqualTo("Meta does not accept one of the values in the message.");
            assertThat(rejected.error().details())
                    .doesNotContain("90000", "0001", "HBgM", "1349")
                    .contains("do not fit");
        });
    }

    private static Scope scope(int code) {
        return ((Throttled) answer(400, error(code, "why"))).scope();
    }

    private static SendOutcome answer(int status, String body) {
        return OutcomeMapping.ofAnswer(status, bytes(body), noAdvice());
    }

    private static @Nullable Duration noAdvice() {
        return null;
    }

    private static String error(int code, String details) {
        return "{\"error\":{\"message\":\"words\",\"code\":%d,\"error_data\":{\"details\":\"%s\"}}}"
                .formatted(code, details);
    }

    private static byte[] bytes(String body) {
        return body.getBytes(StandardCharsets.UTF_8);
    }
}

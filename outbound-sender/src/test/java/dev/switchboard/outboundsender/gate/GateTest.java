package dev.switchboard.outboundsender.gate;

import static org.assertj.core.api.Assertions.assertThat;

import dev.switchboard.cloudapi.management.TemplateShape;
import dev.switchboard.contracts.CustomerText;
import dev.switchboard.contracts.PersonalDetail;
import dev.switchboard.contracts.consent.ConsentStatus;
import dev.switchboard.contracts.content.ListSection;
import dev.switchboard.contracts.content.MessageContent;
import dev.switchboard.contracts.content.OutboundContent;
import dev.switchboard.contracts.outbound.Recipient;
import dev.switchboard.contracts.outbound.SendMessage;
import dev.switchboard.contracts.outbound.SendMessage.Origin;
import dev.switchboard.outboundsender.template.TemplateLookup;
import dev.switchboard.outboundsender.window.ServiceWindow;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class GateTest {

    private static final Instant NOW = Instant.parse("2026-11-22T12:00:00Z");
    private static final Duration MARGIN = Duration.ofMinutes(5);
    private static final Duration GRACE = Duration.ofSeconds(2);

    private static final OutboundContent.Template TEMPLATE =
            new OutboundContent.Template("order_ready", "en_US", null, List.of(), List.of(), null, List.of());

    private final Gate gate = new Gate(new Settings());

    @ParameterizedTest
    @CsvSource({
        // time left, closed by Meta, waited, decision
        "PT24H,     false, PT0S,   Allow",
        "PT5M1S,    false, PT0S,   Allow",
        "PT5M,      false, PT0S,   Wait",
        "PT5M,      false, PT1.9S, Wait",
        "PT5M,      false, PT2S,   Refuse",
        "PT1S,      false, PT2S,   Refuse",
        "PT0S,      false, PT2S,   Refuse",
        "PT-1H,     false, PT3S,   Refuse",
        "PT24H,     true,  PT0S,   Wait",
        "PT24H,     true,  PT2S,   Refuse",
    })
    void decidesByWhatIsLeftOfTheWindow(Duration left, boolean closed, Duration waited, String decision) {
        // Given
        var window = window(NOW.plus(left), closed ? NOW.minusSeconds(60) : null);

        // When
        var decided = gate.decide(window, waited, NOW);

        // Then
        assertThat(decided.getClass().getSimpleName()).isEqualTo(decision);
    }

    @Test
    void refusesWhatWhatsAppWouldNotTakeAlsoInAnOpenWindow() {
        // Given
        var sections = Stream.generate(() -> new ListSection(null, List.of()))
                .limit(12)
                .toList();
        var list = new OutboundContent.ListMenu(null, new CustomerText(" "), null, new CustomerText("b"), sections);

        // When
        var decided = gate.decide(
                message(Origin.AGENT, list),
                new Facts(window(NOW.plusSeconds(3_600), null), null, null),
                Duration.ZERO,
                NOW);

        // Then
        assertThat(decided).isInstanceOfSatisfying(Decision.Refuse.class, refused -> {
            assertThat(refused.code()).isEqualTo("content_invalid");
            assertThat(refused.explanation())
                    .startsWith("body must not be empty. sections has 12 items")
                    .endsWith("more.");
            assertThat(refused.evidence()).hasSize(10).contains("body missing", "sections too_many");
        });
    }

    @ParameterizedTest
    @CsvSource({
        // looked up as, waited, decision
        "unmirrored, PT0S,  Wait",
        "unmirrored, PT29S, Wait",
        "unmirrored, PT30S, template_unverified",
        "missing,    PT1S,  Wait",
        "missing,    PT2S,  template_unknown",
        "PAUSED,     PT0S,  template_paused",
        "REJECTED,   PT0S,  template_not_approved",
        "APPROVED,   PT0S,  Allow",
    })
    void looksAtTheTemplateBeforeTheWindow(String lookedUp, Duration waited, String wanted) {
        // Given
        var lookup = switch (lookedUp) {
            case "unmirrored" -> new TemplateLookup.Unmirrored();
            case "missing" -> new TemplateLookup.Missing();
            default ->
                new TemplateLookup.Found(
                        "7", lookedUp, "UTILITY", null, TemplateShape.of("[{\"type\":\"BODY\"}]", null));
        };

        // When
        var decided = gate.decide(
                message(Origin.AGENT, TEMPLATE),
                new Facts(window(NOW.plusSeconds(3_600), null), lookup, null),
                waited,
                NOW);

        // Then
        assertThat(
                        decided instanceof Decision.Refuse refuse
                                ? refuse.code()
                                : decided.getClass().getSimpleName())
                .isEqualTo(wanted);
        if (decided instanceof Decision.Allow allow) {
            assertThat(allow.evidence()).containsExactly("event-1", "template 7");
        }
    }

    @ParameterizedTest
    @CsvSource(
            nullValues = "-",
            value = {
                // the order of the rules: category, origin, window, consent, stop, erased or suppressed, decision
                "-,         AGENT,         open,   -,         false, -,          window_open",
                "-,         SYSTEM,        open,   WITHDRAWN, true,  -,          window_open",
                "-,         AGENT,         closed, GRANTED,   false, -,          window_closed",
                "-,         AGENT,         open,   GRANTED,   false, erased,     contact_erased",
                "-,         SYSTEM,        open,   -,         false, suppressed, window_open",
                "UTILITY,   AGENT,         open,   GRANTED,   false, erased,     contact_erased",
                "MARKETING, AGENT,         open,   GRANTED,   true,  -,          marketing_stopped",
                "MARKETING, SYSTEM,        closed, GRANTED,   true,  -,          marketing_stopped",
                "UTILITY,   SYSTEM,        closed, GRANTED,   true,  -,          consent_granted",
                "MARKETING, SYSTEM,        closed, GRANTED,   false, suppressed, suppressed",
                "UTILITY,   SYSTEM,        closed, GRANTED,   false, suppressed, consent_granted",
                "MARKETING, AGENT,         open,   WITHDRAWN, false, -,          consent_withdrawn",
                "UTILITY,   SYSTEM,        open,   WITHDRAWN, false, -,          consent_withdrawn",
                "UTILITY,   AGENT,         open,   DENIED,    false, -,          consent_denied",
                "UTILITY,   AGENT,         open,   -,         false, -,          window_open",
                "MARKETING, VIRTUAL_AGENT, open,   REQUESTED, false, -,          window_open",
                "UTILITY,   SYSTEM,        open,   -,         false, -,          consent_unknown",
                "UTILITY,   OTHER,         open,   -,         false, -,          consent_unknown",
                "MARKETING, SYSTEM,        closed, GRANTED,   false, -,          consent_granted",
                "UTILITY,   AGENT,         closed, GRANTED,   false, -,          consent_granted",
                "AUTHENTICATION, SYSTEM,   closed, GRANTED,   false, -,          consent_granted",
                "NEWSPEAK,  SYSTEM,        closed, GRANTED,   false, -,          consent_unknown",
                "UTILITY,   AGENT,         closed, -,         false, -,          consent_unknown",
                "MARKETING, SYSTEM,        closed, REQUESTED, false, -,          consent_pending",
                "MARKETING, SYSTEM,        closed, EXPIRED,   false, -,          request_expired",
                "MARKETING, SYSTEM,        closed, UNVERIFIED, false, -,         consent_unverified",
                "MARKETING, SYSTEM,        closed, OTHER,     false, -,          consent_unknown",
            })
    void keepsTheOrderOfItsRules(
            @Nullable String category,
            Origin origin,
            String window,
            @Nullable ConsentStatus consent,
            boolean stopped,
            @Nullable String gone,
            String wanted) {
        // Given
        var lookup = category == null
                ? null
                : new TemplateLookup.Found(
                        "7", "APPROVED", category, null, TemplateShape.of("[{\"type\":\"BODY\"}]", null));
        var content = category == null ? MessageContent.Text.of("words") : TEMPLATE;
        var facts = new Facts(
                window(window.equals("open") ? NOW.plusSeconds(3_600) : NOW.minusSeconds(60), null),
                lookup,
                Agreed.state(category, consent, stopped, gone));

        // When
        var decided = gate.decide(message(origin, content), facts, GRACE, NOW);

        // Then
        assertThat(code(decided)).isEqualTo(wanted);
    }

    @ParameterizedTest
    @CsvSource({"PT0S, consent_granted", "PT-1S, consent_expired"})
    void aConsentEnds(Duration left, String wanted) {
        // Given
        var lookup = new TemplateLookup.Found(
                "7", "APPROVED", "UTILITY", null, TemplateShape.of("[{\"type\":\"BODY\"}]", null));
        var facts = new Facts(null, lookup, Agreed.until(NOW.plus(left).plusMillis(1)));

        // When
        var decided = gate.decide(message(Origin.SYSTEM, TEMPLATE), facts, GRACE, NOW);

        // Then
        assertThat(code(decided)).isEqualTo(wanted);
        assertThat(evidence(decided)).contains(Agreed.ENTRY.toString());
    }

    @ParameterizedTest
    @CsvSource({"AGENT, false, Wait", "SYSTEM, false, Wait", "AGENT, true, Wait", "SYSTEM, true, consent_unknown"})
    void waitsForNewsOfAContactOfWhomNothingIsKnown(Origin origin, boolean known, String wanted) {
        // Given
        var lookup = new TemplateLookup.Found(
                "7", "APPROVED", "UTILITY", null, TemplateShape.of("[{\"type\":\"BODY\"}]", null));
        var facts = new Facts(null, lookup, known ? Agreed.state("UTILITY", null, false, null) : null);

        // When
        var decided = gate.decide(message(origin, TEMPLATE), facts, Duration.ofSeconds(1), NOW);

        // Then
        assertThat(code(decided)).isEqualTo(wanted);
    }

    @Test
    void waitsForNewsOfAnUnknownWindowAndThenSaysNo() {
        assertThat(gate.decide(null, Duration.ZERO, NOW)).isInstanceOf(Decision.Wait.class);
        assertThat(gate.decide(null, GRACE, NOW)).isInstanceOfSatisfying(Decision.Refuse.class, refuse -> {
            assertThat(refuse.code()).isEqualTo("window_closed");
            assertThat(refuse.evidence()).isEmpty();
            assertThat(refuse.explanation()).contains("not known to have written");
        });
    }

    @Test
    void restsOnTheEventsItWasToldBy() {
        // Given
        var open = window(NOW.plus(Duration.ofHours(3)), null);
        var closed = window(NOW.plus(Duration.ofHours(3)), NOW.minusSeconds(1));

        // When
        var allowed = gate.decide(open, Duration.ZERO, NOW);
        var refused = gate.decide(closed, GRACE, NOW);

        // Then
        assertThat(allowed)
                .isInstanceOfSatisfying(
                        Decision.Allow.class,
                        allow -> assertThat(allow.evidence()).containsExactly("event-1"));
        assertThat(refused).isInstanceOfSatisfying(Decision.Refuse.class, refuse -> {
            assertThat(refuse.evidence()).containsExactly("event-1");
            assertThat(refuse.explanation()).contains("Meta closed");
            assertThat(refuse.unblockedBy()).isEqualTo("a message from the customer");
        });
    }

    @Test
    void tellsAWindowThatIsNearlyOverFromOneThatIsOver() {
        assertThat(explanation(NOW.plus(Duration.ofMinutes(3)))).contains("too soon to be sure");
        assertThat(explanation(NOW.minus(Duration.ofMinutes(3)))).contains("24 hours after the customer last wrote");
    }

    private static String code(Decision decision) {
        return switch (decision) {
            case Decision.Allow allow -> allow.code();
            case Decision.Refuse refuse -> refuse.code();
            case Decision.Wait _ -> "Wait";
        };
    }

    private static List<String> evidence(Decision decision) {
        return switch (decision) {
            case Decision.Allow allow -> allow.evidence();
            case Decision.Refuse refuse -> refuse.evidence();
            case Decision.Wait _ -> List.of();
        };
    }

    private static SendMessage message(Origin origin, OutboundContent content) {
        return new SendMessage(
                UUID.randomUUID(),
                UUID.randomUUID(),
                Agreed.NUMBER,
                new Recipient(new PersonalDetail("15550009999"), null),
                content,
                null,
                origin,
                null,
                NOW);
    }

    private String explanation(Instant expiresAt) {
        return ((Decision.Refuse) gate.decide(window(expiresAt, null), GRACE, NOW)).explanation();
    }

    private static ServiceWindow window(Instant expiresAt, @Nullable Instant closedAt) {
        return new ServiceWindow(UUID.randomUUID(), expiresAt, closedAt, List.of("event-1"));
    }

    private record Settings() implements GateConfig {
        @Override
        public Duration windowMargin() {
            return MARGIN;
        }

        @Override
        public Duration grace() {
            return GRACE;
        }

        @Override
        public Duration templateGrace() {
            return Duration.ofSeconds(30);
        }

        @Override
        public Duration recheck() {
            return Duration.ofMillis(100);
        }
    }
}

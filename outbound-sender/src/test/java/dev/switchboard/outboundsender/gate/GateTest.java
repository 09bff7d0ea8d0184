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

    static final Instant NOW = Instant.parse("2026-11-22T12:00:00Z");

    static final OutboundContent.Template TEMPLATE =
            new OutboundContent.Template("order_ready", "en_US", null, List.of(), List.of(), null, List.of());

    private final Gate gate = new Gate(new StrictSettings());

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
                // number of the conversation, time left, what is sent, who asks, erased, decision at the first look
                "100000000000001, PT24H, words,    AGENT,  -,      window_open",
                "100000000000002, PT24H, words,    AGENT,  -,      conversation_mismatch",
                "100000000000002, PT24H, words,    SYSTEM, -,      conversation_mismatch",
                "100000000000002, PT-1H, words,    AGENT,  -,      conversation_mismatch",
                "100000000000001, PT24H, template, AGENT,  -,      consent_granted",
                "100000000000002, PT24H, template, AGENT,  -,      conversation_mismatch",
                "100000000000002, PT-1H, template, SYSTEM, -,      conversation_mismatch",
                "100000000000002, PT24H, words,    AGENT,  erased, contact_erased",
            })
    void takesNoConversationOfAnotherNumber(
            String number, Duration left, String sent, Origin origin, @Nullable String gone, String wanted) {
        // Given
        var window = window(number, NOW.plus(left), null);
        var lookup = new TemplateLookup.Found(
                "7", "APPROVED", "UTILITY", null, TemplateShape.of("[{\"type\":\"BODY\"}]", null));
        var facts = new Facts(window, lookup, Agreed.state("UTILITY", ConsentStatus.GRANTED, false, gone));
        var content = sent.equals("words") ? MessageContent.Text.of("words") : TEMPLATE;

        // When
        var decided = gate.decide(message(origin, content), facts, Duration.ZERO, NOW);

        // Then
        assertThat(
                        switch (decided) {
                            case Decision.Allow allow -> allow.code();
                            case Decision.Refuse refuse -> refuse.code();
                            case Decision.Wait _ -> "Wait";
                        })
                .isEqualTo(wanted);
        if (wanted.equals("conversation_mismatch")) {
            assertThat(decided).isInstanceOfSatisfying(Decision.Refuse.class, refuse -> {
                assertThat(refuse.evidence()).containsExactly("event-1");
                assertThat(refuse.explanation()).contains(number, Agreed.NUMBER);
                assertThat(refuse.unblockedBy()).contains("own number");
            });
        }
    }

    @Test
    void waitsForNewsOfAnUnknownWindowAndThenSaysNo() {
        assertThat(gate.decide(null, Duration.ZERO, NOW)).isInstanceOf(Decision.Wait.class);
        assertThat(gate.decide(null, StrictSettings.GRACE, NOW))
                .isInstanceOfSatisfying(Decision.Refuse.class, refuse -> {
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
        var refused = gate.decide(closed, StrictSettings.GRACE, NOW);

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

    static SendMessage message(Origin origin, OutboundContent content) {
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
        return ((Decision.Refuse) gate.decide(window(expiresAt, null), StrictSettings.GRACE, NOW)).explanation();
    }

    static ServiceWindow window(Instant expiresAt, @Nullable Instant closedAt) {
        return window(Agreed.NUMBER, expiresAt, closedAt);
    }

    private static ServiceWindow window(String number, Instant expiresAt, @Nullable Instant closedAt) {
        return new ServiceWindow(UUID.randomUUID(), number, expiresAt, closedAt, List.of("event-1"));
    }
}

package dev.switchboard.outboundsender.gate;

import static org.assertj.core.api.Assertions.assertThat;

import dev.switchboard.cloudapi.management.TemplateShape;
import dev.switchboard.contracts.PersonalDetail;
import dev.switchboard.contracts.consent.ConsentStatus;
import dev.switchboard.contracts.outbound.Recipient;
import dev.switchboard.contracts.outbound.SendMessage;
import dev.switchboard.contracts.outbound.SendMessage.Origin;
import dev.switchboard.outboundsender.consent.KnownConsents;
import dev.switchboard.outboundsender.template.TemplateLookup;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What stops a template that the customer agreed to: the number may only answer, the customer is out of reach, or hides the phone. */
class GateStopsTest {

    private final Gate gate = new Gate(new StrictSettings());

    @ParameterizedTest
    @CsvSource({
        // origin, window, may only answer, decision
        "SYSTEM, closed, true,  Wait",
        "AGENT,  closed, true,  Wait",
        "AGENT,  open,   true,  consent_granted",
        "SYSTEM, open,   true,  consent_granted",
        "SYSTEM, closed, false, consent_granted",
    })
    void writesFirstOnlyWhereTheNumberMay(Origin origin, String window, boolean onlyAnswers, String wanted) {
        assertThat(decide(origin, window, onlyAnswers ? "meta_131048" : null, null))
                .isEqualTo(wanted);
    }

    @ParameterizedTest
    @CsvSource({
        // origin, window, seconds since the customer was last out of reach, decision
        "SYSTEM, closed, 60,    recipient_unreachable",
        "OTHER,  closed, 60,    recipient_unreachable",
        "AGENT,  closed, 60,    consent_granted",
        "SYSTEM, open,   60,    recipient_unreachable",
        "SYSTEM, open,   90000, consent_granted",
    })
    void writesFirstToWhomMetaReaches(Origin origin, String window, long secondsAgo, String wanted) {
        assertThat(decide(origin, window, null, GateTest.NOW.minusSeconds(secondsAgo)))
                .isEqualTo(wanted);
    }

    @Test
    void sendsNoOneTimeCodeToAHiddenPhone() {
        // Given
        var hidden = new SendMessage(
                UUID.randomUUID(),
                UUID.randomUUID(),
                Agreed.NUMBER,
                new Recipient(null, new PersonalDetail("BR.13491208655302741918")),
                GateTest.TEMPLATE,
                null,
                Origin.SYSTEM,
                null,
                GateTest.NOW);
        var facts = new Facts(
                null, found("AUTHENTICATION"), Agreed.state("AUTHENTICATION", ConsentStatus.GRANTED, false, null));

        // When
        var decided = gate.decide(hidden, facts, StrictSettings.GRACE, GateTest.NOW);

        // Then
        assertThat(code(decided)).isEqualTo("recipient_needs_phone");
    }

    /** The window is closed since a minute, or open for another hour. */
    private String decide(Origin origin, String window, @Nullable String onlyAnswers, @Nullable Instant outOfReach) {
        var facts = new Facts(
                GateTest.window(
                        window.equals("open") ? GateTest.NOW.plusSeconds(3_600) : GateTest.NOW.minusSeconds(60), null),
                found("UTILITY"),
                new KnownConsents(Agreed.state("UTILITY", ConsentStatus.GRANTED, false, null), null),
                onlyAnswers,
                outOfReach,
                null,
                List.of());
        return code(
                gate.decide(GateTest.message(origin, GateTest.TEMPLATE), facts, StrictSettings.GRACE, GateTest.NOW));
    }

    private static TemplateLookup found(String category) {
        return new TemplateLookup.Found(
                "7", "APPROVED", category, null, TemplateShape.of("[{\"type\":\"BODY\"}]", null));
    }

    private static String code(Decision decision) {
        return switch (decision) {
            case Decision.Allow allow -> allow.code();
            case Decision.Refuse refuse -> refuse.code();
            case Decision.Wait _ -> "Wait";
        };
    }
}

package dev.switchboard.outboundsender.gate;

import static org.assertj.core.api.Assertions.assertThat;

import dev.switchboard.cloudapi.management.TemplateShape;
import dev.switchboard.contracts.consent.ConsentStatus;
import dev.switchboard.contracts.content.MessageContent;
import dev.switchboard.contracts.outbound.SendMessage.Origin;
import dev.switchboard.outboundsender.campaign.Standing;
import dev.switchboard.outboundsender.consent.KnownConsents;
import dev.switchboard.outboundsender.template.TemplateLookup;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The order of the gate's rules, row by row. */
class GateOrderTest {

    private final Gate gate = new Gate(new StrictSettings());

    @ParameterizedTest
    @CsvSource(
            nullValues = "-",
            value = {
                // the order of the rules: category, origin, window, consent, stop, erased, blocked or suppressed,
                // decision
                "-,         AGENT,         open,   -,         false, -,          window_open",
                "-,         SYSTEM,        open,   WITHDRAWN, true,  -,          window_open",
                "-,         AGENT,         closed, GRANTED,   false, -,          window_closed",
                "-,         AGENT,         open,   GRANTED,   false, erased,     contact_erased",
                "-,         AGENT,         open,   GRANTED,   false, blocked,    contact_blocked",
                "-,         SYSTEM,        open,   -,         false, suppressed, window_open",
                "UTILITY,   AGENT,         open,   GRANTED,   false, erased,     contact_erased",
                "UTILITY,   AGENT,         open,   GRANTED,   false, blocked,    contact_blocked",
                "AUTHENTICATION, SYSTEM,   closed, GRANTED,   false, blocked,    contact_blocked",
                "MARKETING, SYSTEM,        closed, WITHDRAWN, true,  blocked,    contact_blocked",
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
        var content = category == null ? MessageContent.Text.of("words") : GateTest.TEMPLATE;
        var facts = new Facts(
                GateTest.window(
                        window.equals("open") ? GateTest.NOW.plusSeconds(3_600) : GateTest.NOW.minusSeconds(60), null),
                lookup,
                Agreed.state(category, consent, stopped, gone));

        // When
        var decided = gate.decide(GateTest.message(origin, content), facts, StrictSettings.GRACE, GateTest.NOW);

        // Then
        assertThat(code(decided)).isEqualTo(wanted);
    }

    @ParameterizedTest
    @CsvSource(
            nullValues = "-",
            value = {
                // what is sent, campaign, consent to marketing, stop, erased, blocked or suppressed, decision at the
                // first look
                "unmirrored, -,         -,         false, erased,     contact_erased",
                "unmirrored, -,         -,         false, blocked,    contact_blocked",
                "unmirrored, -,         WITHDRAWN, true,  suppressed, Wait",
                "missing,    -,         GRANTED,   false, erased,     contact_erased",
                "missing,    -,         WITHDRAWN, true,  suppressed, Wait",
                "PAUSED,     -,         GRANTED,   true,  erased,     contact_erased",
                "PAUSED,     -,         GRANTED,   true,  -,          marketing_stopped",
                "PAUSED,     -,         GRANTED,   false, suppressed, suppressed",
                "PAUSED,     -,         REQUESTED, false, -,          template_paused",
                "REJECTED,   -,         WITHDRAWN, false, -,          consent_withdrawn",
                "REJECTED,   -,         DENIED,    false, -,          consent_denied",
                "REJECTED,   -,         GRANTED,   false, -,          template_not_approved",
                "unfilled,   -,         WITHDRAWN, true,  -,          marketing_stopped",
                "unfilled,   -,         WITHDRAWN, false, -,          consent_withdrawn",
                "unfilled,   -,         GRANTED,   false, -,          template_parameters",
                "words,      -,         -,         false, erased,     contact_erased",
                "words,      -,         -,         false, blocked,    contact_blocked",
                "words,      -,         WITHDRAWN, true,  suppressed, content_invalid",
                "APPROVED,   CANCELLED, GRANTED,   false, blocked,    contact_blocked",
                "APPROVED,   CANCELLED, GRANTED,   false, erased,     contact_erased",
                "APPROVED,   PAUSED,    WITHDRAWN, false, -,          consent_withdrawn",
                "APPROVED,   PAUSED,    GRANTED,   false, -,          Wait",
                "REJECTED,   REPEATED,  GRANTED,   true,  -,          marketing_stopped",
                "REJECTED,   REPEATED,  GRANTED,   false, -,          already_in_campaign",
                "REJECTED,   GOES,      GRANTED,   false, -,          template_not_approved",
            })
    void looksAtThePersonBeforeAnythingElse(
            String sent,
            @Nullable Standing campaign,
            @Nullable ConsentStatus consent,
            boolean stopped,
            @Nullable String gone,
            String wanted) {
        // Given words that are none, or a template that may or may not be sent
        var content = sent.equals("words") ? MessageContent.Text.of(" ") : GateTest.TEMPLATE;
        var facts = new Facts(
                GateTest.window(GateTest.NOW.plusSeconds(3_600), null),
                lookup(sent),
                new KnownConsents(Agreed.state("MARKETING", consent, stopped, gone), null),
                null,
                null,
                campaign,
                List.of());

        // When
        var decided = gate.decide(GateTest.message(Origin.AGENT, content), facts, Duration.ZERO, GateTest.NOW);

        // Then
        assertThat(code(decided)).isEqualTo(wanted);
    }

    private static @Nullable TemplateLookup lookup(String sent) {
        return switch (sent) {
            case "words" -> null;
            case "unmirrored" -> new TemplateLookup.Unmirrored();
            case "missing" -> new TemplateLookup.Missing();
            case "unfilled" ->
                new TemplateLookup.Found(
                        "7",
                        "APPROVED",
                        "MARKETING",
                        null,
                        TemplateShape.of("[{\"type\":\"BODY\",\"text\":\"Order {{1}}\"}]", null));
            default ->
                new TemplateLookup.Found("7", sent, "MARKETING", null, TemplateShape.of("[{\"type\":\"BODY\"}]", null));
        };
    }

    @ParameterizedTest
    @CsvSource({"erased, contact_erased, 1", "suppressed, suppressed, 2"})
    void restsOnTheContactThatIsBarred(String gone, String wanted, int told) {
        // Given
        var state = Agreed.state("MARKETING", ConsentStatus.GRANTED, false, gone);

        // When
        var decided = gate.decide(
                GateTest.message(Origin.SYSTEM, GateTest.TEMPLATE),
                new Facts(null, lookup("APPROVED"), state),
                Duration.ZERO,
                GateTest.NOW);

        // Then
        assertThat(code(decided)).isEqualTo(wanted);
        assertThat(evidence(decided))
                .isEqualTo(Stream.of("contact " + state.contactId(), "revision 1")
                        .limit(told)
                        .toList());
    }

    @ParameterizedTest
    @CsvSource({
        "WITHDRAWN, false, '', consent_withdrawn",
        "GRANTED, true, '', marketing_stopped",
        "GRANTED, false, blocked, contact_blocked"
    })
    void whatBarsOneOfTwoWhoAreJoinedBarsBoth(ConsentStatus theirs, boolean stopped, String gone, String wanted) {
        // Given
        var consents = new KnownConsents(
                Agreed.state("MARKETING", ConsentStatus.GRANTED, false, null),
                Agreed.state("MARKETING", theirs, stopped, gone));

        // When
        var decided = gate.decide(
                GateTest.message(Origin.SYSTEM, GateTest.TEMPLATE),
                new Facts(null, lookup("APPROVED"), consents, null, null, null, List.of()),
                Duration.ZERO,
                GateTest.NOW);

        // Then
        assertThat(code(decided)).isEqualTo(wanted);
    }

    @Test
    void restsOnTheBlockThatStands() {
        // Given
        var state = Agreed.state("MARKETING", ConsentStatus.GRANTED, false, "blocked");

        // When
        var decided = gate.decide(
                GateTest.message(Origin.AGENT, MessageContent.Text.of("words")),
                new Facts(GateTest.window(GateTest.NOW.plusSeconds(3_600), null), null, state),
                Duration.ZERO,
                GateTest.NOW);

        // Then
        assertThat(code(decided)).isEqualTo("contact_blocked");
        assertThat(evidence(decided)).containsExactly("block " + Agreed.BLOCK);
    }

    @ParameterizedTest
    @CsvSource({"PT0S, consent_granted", "PT-1S, consent_expired"})
    void aConsentEnds(Duration left, String wanted) {
        // Given
        var lookup = new TemplateLookup.Found(
                "7", "APPROVED", "UTILITY", null, TemplateShape.of("[{\"type\":\"BODY\"}]", null));
        var facts = new Facts(null, lookup, Agreed.until(GateTest.NOW.plus(left).plusMillis(1)));

        // When
        var decided = gate.decide(
                GateTest.message(Origin.SYSTEM, GateTest.TEMPLATE), facts, StrictSettings.GRACE, GateTest.NOW);

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
        var decided =
                gate.decide(GateTest.message(origin, GateTest.TEMPLATE), facts, Duration.ofSeconds(1), GateTest.NOW);

        // Then
        assertThat(code(decided)).isEqualTo(wanted);
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
}

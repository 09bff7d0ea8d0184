package dev.switchboard.outboundsender.gate;

import static org.assertj.core.api.Assertions.assertThat;

import dev.switchboard.contracts.PersonalDetail;
import dev.switchboard.contracts.content.MessageContent;
import dev.switchboard.contracts.outbound.Recipient;
import dev.switchboard.contracts.outbound.SendMessage;
import dev.switchboard.contracts.outbound.SendMessage.Origin;
import dev.switchboard.outboundsender.consent.ContactAddress;
import dev.switchboard.outboundsender.consent.KnownConsents;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A message goes to the customer of its conversation, whose window and consents let it go, and to nobody else. */
class GateRecipientTest {

    private static final Duration OVER = StrictSettings.GRACE;

    private final Gate gate = new Gate(new StrictSettings());

    @ParameterizedTest
    @CsvSource(
            nullValues = "-",
            value = {
                // phone and user id of the customer, of the recipient, decision
                "5511900000001, -,    5511900000001, -,    window_open",
                "5511900000001, -,    551100000001,  -,    recipient_mismatch",
                "5511900000001, -,    15550009999,   -,    recipient_mismatch",
                "551190000001,  -,    5511990000001, -,    window_open",
                "-,             BR.1, -,             BR.1, window_open",
                "-,             BR.1, -,             BR.2, recipient_mismatch",
                "-,             BR.1, 15550009999,   BR.1, recipient_mismatch",
                "5511900000001, BR.1, 15550009999,   BR.1, recipient_mismatch",
                "5511900000001, BR.1, 5511900000001, BR.2, window_open",
                "5511900000001, -,    -,             BR.1, recipient_mismatch",
            })
    void goesToTheCustomerOfItsConversation(
            @Nullable String phone,
            @Nullable String userId,
            @Nullable String toPhone,
            @Nullable String toUserId,
            String wanted) {
        // Given
        var facts = facts(new ContactAddress(phone, userId));

        // When
        var decided = gate.decide(to(toPhone, toUserId), facts, OVER, GateTest.NOW);

        // Then
        assertThat(code(decided)).isEqualTo(wanted);
    }

    @Test
    void waitsForNewsOfTheCustomerFirst() {
        // Given
        var facts = facts(new ContactAddress("5511900000001", null));

        // When
        var decided = gate.decide(to("15550009999", null), facts, OVER.minusMillis(1), GateTest.NOW);

        // Then
        assertThat(code(decided)).isEqualTo("Wait");
    }

    @Test
    void anyIdOfACustomerWhoWasMergedWillDo() {
        // Given
        var facts = facts(new ContactAddress("5511900000001", null), new ContactAddress("15550009999", "US.1"));

        // When
        var decided = gate.decide(to("15550009999", null), facts, OVER, GateTest.NOW);

        // Then
        assertThat(code(decided)).isEqualTo("window_open");
    }

    @Test
    void tellsWhichConversationItWas() {
        // Given
        var message = to("15550009999", null);

        // When
        var decided = gate.decide(message, facts(new ContactAddress("5511900000001", null)), OVER, GateTest.NOW);

        // Then
        assertThat(decided)
                .isInstanceOfSatisfying(
                        Decision.Refuse.class,
                        refused -> assertThat(refused.evidence())
                                .containsExactly("conversation " + message.conversationId()));
    }

    private static Facts facts(ContactAddress... addresses) {
        return new Facts(
                GateTest.window(GateTest.NOW.plusSeconds(3_600), null),
                null,
                KnownConsents.NONE,
                null,
                null,
                null,
                List.of(addresses));
    }

    private static SendMessage to(@Nullable String phone, @Nullable String userId) {
        return new SendMessage(
                UUID.randomUUID(),
                UUID.randomUUID(),
                Agreed.NUMBER,
                new Recipient(
                        phone == null ? null : new PersonalDetail(phone),
                        userId == null ? null : new PersonalDetail(userId)),
                MessageContent.Text.of("words"),
                null,
                Origin.AGENT,
                null,
                GateTest.NOW);
    }

    private static String code(Decision decision) {
        return switch (decision) {
            case Decision.Allow allow -> allow.code();
            case Decision.Refuse refuse -> refuse.code();
            case Decision.Wait _ -> "Wait";
        };
    }
}

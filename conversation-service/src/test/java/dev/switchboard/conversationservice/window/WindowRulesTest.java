package dev.switchboard.conversationservice.window;

import static org.assertj.core.api.Assertions.assertThat;

import dev.switchboard.contracts.conversation.WindowClosed;
import dev.switchboard.contracts.conversation.WindowClosing;
import dev.switchboard.conversationservice.Announcement;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class WindowRulesTest {

    private static final UUID CONVERSATION = UUID.fromString("018f0000-0000-7000-8000-000000000001");
    private static final Instant NOON = Instant.parse("2026-11-01T12:00:00Z");
    private static final Duration DAY = Duration.ofHours(24);

    private final WindowRules rules = new WindowRules(List.of(Duration.ofMinutes(30), Duration.ofHours(2)));

    @Test
    void opensForADayFromTheCustomersOwnTime() {
        // When
        var change = activity(null, NOON, NOON.plusSeconds(90));

        // Then
        assertThat(change.window().expiresAt()).isEqualTo(NOON.plus(DAY));
        assertThat(types(change)).containsExactly("WindowOpened");
        assertThat(change.window().nextDueAt()).isEqualTo(NOON.plus(DAY).minus(Duration.ofHours(2)));
    }

    @Test
    void opensNothingForAMessageWhoseDayIsOver() {
        // When
        var change = activity(null, NOON, NOON.plus(DAY));

        // Then
        assertThat(change.announcements()).isEmpty();
        assertThat(change.window().openAt(NOON.plus(DAY))).isFalse();
    }

    @Test
    void isOnlyEverExtended() {
        // Given
        var open = activity(null, NOON, NOON).window();

        // When
        var later = activity(open, NOON.plusSeconds(60), NOON.plusSeconds(60));
        var earlier = activity(later.window(), NOON.minusSeconds(60), NOON.plusSeconds(70));

        // Then
        assertThat(later.window().expiresAt()).isEqualTo(NOON.plusSeconds(60).plus(DAY));
        assertThat(later.announcements()).isEmpty();
        assertThat(earlier.changed()).isFalse();
    }

    @Test
    void announcesEachMarkOnceAndThenTheEnd() {
        // Given
        var open = activity(null, NOON, NOON).window();
        var end = NOON.plus(DAY);

        // When
        var quiet = rules.afterTime(open, end.minus(Duration.ofMinutes(121)));
        var twoHours = rules.afterTime(open, end.minus(Duration.ofMinutes(119)));
        var again = rules.afterTime(twoHours.window(), end.minus(Duration.ofMinutes(118)));
        var halfAnHour = rules.afterTime(twoHours.window(), end.minus(Duration.ofMinutes(10)));
        var over = rules.afterTime(halfAnHour.window(), end);
        var after = rules.afterTime(over.window(), end.plusSeconds(1));

        // Then
        assertThat(quiet.announcements()).isEmpty();
        assertThat(marks(twoHours)).containsExactly(Duration.ofHours(2));
        assertThat(again.changed()).isFalse();
        assertThat(marks(halfAnHour)).containsExactly(Duration.ofMinutes(30));
        assertThat(closing(over)).extracting(WindowClosed::cause).containsExactly(WindowClosed.Cause.EXPIRED);
        assertThat(after.changed()).isFalse();
    }

    @Test
    void announcesOnlyTheEndWhenTimeJumpsOverTheMarks() {
        // Given
        var open = activity(null, NOON, NOON).window();

        // When
        var change = rules.afterTime(open, NOON.plus(DAY).plusSeconds(1));

        // Then
        assertThat(types(change)).containsExactly("WindowClosed");
    }

    @Test
    void announcesTheMissedEndBeforeANewOpening() {
        // Given
        var open = activity(null, NOON, NOON).window();
        var nextDay = NOON.plus(DAY).plusSeconds(5);

        // When
        var change = activity(open, nextDay, nextDay);

        // Then
        assertThat(types(change)).containsExactly("WindowClosed", "WindowOpened");
    }

    @Test
    void goesOnWhenALateMessageShowsThatItNeverEnded() {
        // Given
        var open = activity(null, NOON, NOON).window();
        var justBefore = NOON.plus(DAY).minusSeconds(1);

        // When
        var change = activity(open, justBefore, NOON.plus(DAY).plusSeconds(5));

        // Then
        assertThat(change.announcements()).isEmpty();
        assertThat(change.window().expiresAt()).isEqualTo(justBefore.plus(DAY));
    }

    @Test
    void closesAtOnceWhenMetaSaysSoAndOpensOnlyForSomethingNewer() {
        // Given
        var open = activity(null, NOON, NOON).window();
        var refused = NOON.plusSeconds(100);

        // When
        var closed = rules.closedByMeta(open, NOON.plusSeconds(90), refused);
        var older = activity(closed.window(), NOON.plusSeconds(50), NOON.plusSeconds(200));
        var newer = activity(closed.window(), NOON.plusSeconds(150), NOON.plusSeconds(200));

        // Then
        assertThat(closing(closed)).extracting(WindowClosed::cause).containsExactly(WindowClosed.Cause.CLOSED_BY_META);
        assertThat(closed.window().openAt(refused)).isFalse();
        assertThat(older.changed()).isFalse();
        assertThat(types(newer)).containsExactly("WindowOpened");
    }

    @Test
    void opensForWhatTheCustomerDidWhileMetasRefusalWasOnItsWay() {
        // Given
        var open = activity(null, NOON, NOON).window();
        var answeredAt = NOON.plusSeconds(90);
        var closed = rules.closedByMeta(open, answeredAt, NOON.plusSeconds(100)).window();

        // When
        var change = activity(closed, answeredAt.plusSeconds(1), NOON.plusSeconds(105));

        // Then
        assertThat(types(change)).containsExactly("WindowOpened");
    }

    @Test
    void staysOpenWhenTheRefusedAnswerIsOlderThanWhatTheCustomerDid() {
        // Given
        var open = activity(null, NOON, NOON).window();

        // When
        var change = rules.closedByMeta(open, NOON.minusSeconds(1), NOON.plusSeconds(10));

        // Then
        assertThat(change.changed()).isFalse();
    }

    @Test
    void givesARepeatTheSameEventIds() {
        // When
        var one = activity(null, NOON, NOON);
        var another = activity(null, NOON, NOON.plusSeconds(3));

        // Then
        assertThat(ids(one)).isEqualTo(ids(another));
    }

    private WindowChange activity(@Nullable WindowState current, Instant at, Instant now) {
        return rules.afterActivity(current, CONVERSATION, "100000000000001", at, now, null);
    }

    private static List<String> types(WindowChange change) {
        return change.announcements().stream()
                .map(announcement -> announcement.cloudEvent().type())
                .toList();
    }

    private static List<String> ids(WindowChange change) {
        return change.announcements().stream()
                .map(announcement -> announcement.cloudEvent().id())
                .toList();
    }

    private static List<Duration> marks(WindowChange change) {
        return change.announcements().stream()
                .map(announcement -> (WindowClosing) announcement.cloudEvent().event())
                .map(WindowClosing::remaining)
                .toList();
    }

    private static List<WindowClosed> closing(WindowChange change) {
        return change.announcements().stream()
                .map(Announcement::cloudEvent)
                .map(event -> (WindowClosed) event.event())
                .toList();
    }
}

package dev.switchboard.consentservice.state;

import static org.assertj.core.api.Assertions.assertThat;

import dev.switchboard.consentservice.ledger.Action;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class StandingTest {

    private static final Instant NOON = Instant.parse("2026-11-22T12:00:00Z");

    @Test
    void theLaterDeedCounts() {
        assertThat(counting(at(Action.GRANTED, 0), at(Action.WITHDRAWN, 1))).isEqualTo(Action.WITHDRAWN);
        assertThat(counting(at(Action.WITHDRAWN, 0), at(Action.GRANTED, 1))).isEqualTo(Action.GRANTED);
    }

    @Test
    void ofTwoAtTheSameMomentTheStricterCounts() {
        assertThat(counting(at(Action.GRANTED, 0), at(Action.DENIED, 0), at(Action.WITHDRAWN, 0)))
                .isEqualTo(Action.WITHDRAWN);
        assertThat(counting(at(Action.PROVIDER_RESUME, 0), at(Action.PROVIDER_STOP, 0)))
                .isEqualTo(Action.PROVIDER_STOP);
    }

    @Test
    void questionsAndUnprovenListsChangeNothingThatTheCustomerSaid() {
        for (var weak : List.of(Action.REQUESTED, Action.EXPIRED, Action.IMPORTED)) {
            assertThat(counting(at(Action.WITHDRAWN, 0), at(weak, 9))).isEqualTo(Action.WITHDRAWN);
            assertThat(counting(at(Action.GRANTED, 0), at(weak, 9))).isEqualTo(Action.GRANTED);
        }
    }

    @Test
    void anyOrderOfNewsEndsTheSame() {
        var seed = Long.getLong("consent.seed", System.nanoTime());
        var random = new Random(seed);
        var actions = List.of(
                Action.REQUESTED, Action.GRANTED, Action.DENIED, Action.WITHDRAWN, Action.EXPIRED, Action.IMPORTED);
        for (var round = 0; round < 200; round++) {
            var news = new ArrayList<Standing>();
            for (var index = 0; index < 6; index++) {
                news.add(at(actions.get(random.nextInt(actions.size())), random.nextInt(3)));
            }
            var first = fold(news);
            Collections.shuffle(news, random);
            assertThat(fold(news)).as("-Dconsent.seed=%d", seed).isEqualTo(first);
        }
    }

    private static Standing fold(List<Standing> news) {
        return news.stream().reduce(Standing::or).orElseThrow();
    }

    private static Action counting(Standing... standings) {
        return fold(List.of(standings)).action();
    }

    private static Standing at(Action action, int minutes) {
        return new Standing(
                new UUID(0, 1), "1", "MARKETING", action, NOON.plusSeconds(60L * minutes), null, UUID.randomUUID());
    }
}

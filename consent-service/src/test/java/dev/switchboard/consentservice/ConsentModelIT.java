package dev.switchboard.consentservice;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.switchboard.consentservice.testing.Chat;
import dev.switchboard.consentservice.testing.Doors;
import dev.switchboard.consentservice.testing.Tables;
import dev.switchboard.consentservice.testing.Wire;
import dev.switchboard.contracts.CustomerText;
import dev.switchboard.contracts.Event;
import dev.switchboard.contracts.content.InboundContent;
import dev.switchboard.contracts.content.MessageContent;
import dev.switchboard.contracts.conversation.ContactsMerged;
import dev.switchboard.contracts.conversation.MarketingPreferenceChosen;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/**
 * Random histories, told late, twice and out of order, with people who turn out to be one, against an oracle that knows
 * nothing of how the service works. The seed is in every failure; {@code -Dconsent.seed=…} repeats it.
 */
@QuarkusTest
class ConsentModelIT {

    private static final int ROUNDS = Integer.getInteger("consent.rounds", 6);
    private static final int PEOPLE = 4;
    private static final int DEEDS = 40;
    private static final List<String> CATEGORIES = List.of("MARKETING", "UTILITY", "AUTHENTICATION");

    private final Instant longAgo =
            Instant.now().truncatedTo(ChronoUnit.SECONDS).minus(Duration.ofHours(3));

    @Inject
    Wire wire;

    @Inject
    Tables tables;

    @Test
    void endsWhereTheOracleEnds() {
        var seed = Long.getLong("consent.seed", System.nanoTime());
        for (var round = 0; round < ROUNDS; round++) {
            play(new Random(seed + round), "-Dconsent.seed=%d -Dconsent.rounds=1".formatted(seed + round));
        }
    }

    private void play(Random random, String seed) {
        var number = Chat.number();
        var people =
                IntStream.range(0, PEOPLE).mapToObj(_ -> new Chat(wire, number)).toList();
        var oracle = new Oracle();
        var told = new ArrayList<Runnable>();
        for (var deed = 0; deed < DEEDS; deed++) {
            var tell = told.isEmpty() || random.nextInt(6) > 0
                    ? deed(random, people, oracle, number)
                    : told.get(random.nextInt(told.size())); // the same again
            told.add(tell);
            tell.run();
        }
        await(seed)
                .untilAsserted(() -> assertThat(tables.count(
                                "SELECT count(*) FROM consent_ledger WHERE phone_number_id = '%s'".formatted(number)))
                        .isEqualTo(oracle.entries()));
        await(seed).untilAsserted(() -> {
            for (var person = 0; person < PEOPLE; person++) {
                for (var category : CATEGORIES) {
                    assertThat(Doors.code(people.get(person).contactId(), number, category))
                            .as("%s: person %d, %s", seed, person, category)
                            .isEqualTo(oracle.expects(person, category));
                }
            }
        });
    }

    private Runnable deed(Random random, List<Chat> people, Oracle oracle, String number) {
        var person = random.nextInt(PEOPLE);
        var chat = people.get(person);
        // Few moments, so that deeds meet in one; and told in another order than they happened.
        var minute = random.nextInt(8);
        var at = longAgo.plusSeconds(60L * minute);
        return switch (random.nextInt(5)) {
            case 0 -> {
                CATEGORIES.forEach(category -> oracle.said(person, category, minute, false));
                yield message(chat, MessageContent.Text.of(random.nextBoolean() ? "STOP" : "¡baja!"), at);
            }
            case 1, 2 -> {
                var category = CATEGORIES.get(random.nextInt(CATEGORIES.size()));
                var agrees = random.nextBoolean();
                oracle.said(person, category, minute, agrees);
                var payload =
                        "switchboard:%s:%s".formatted(agrees ? "optin" : "optout", category.toLowerCase(Locale.ROOT));
                yield message(chat, new InboundContent.ButtonReply(payload, new CustomerText("x")), at);
            }
            case 3 -> {
                var stops = random.nextBoolean();
                oracle.controlled(person, minute, stops);
                var choice = stops ? MarketingPreferenceChosen.Choice.STOP : MarketingPreferenceChosen.Choice.RESUME;
                yield event(
                        chat,
                        new MarketingPreferenceChosen(chat.conversationId(), chat.contactId(), number, choice, at));
            }
            default -> {
                var other = random.nextInt(PEOPLE);
                if (random.nextInt(3) > 0 || other == person) {
                    yield message(chat, MessageContent.Text.of("stop, I mean the second one"), at);
                }
                oracle.areOne(person, other);
                yield event(
                        chat,
                        new ContactsMerged(
                                chat.conversationId(),
                                chat.contactId(),
                                people.get(other).contactId(),
                                null,
                                "same_message",
                                Instant.now()));
            }
        };
    }

    private Runnable message(Chat chat, InboundContent content, Instant at) {
        return event(chat, chat.received(UUID.randomUUID(), content, at, null));
    }

    private Runnable event(Chat chat, Event event) {
        return () -> wire.publish(chat.conversationId(), event); // each time as if it were news
    }

    /** What anybody would say who reads the rules: the last word counts, and of two at once the no. */
    private static final class Oracle {

        private final List<Word> words = new ArrayList<>();
        private final int[] group = IntStream.range(0, PEOPLE).toArray();

        private record Word(int person, String about, int minute, boolean yes) {}

        private void said(int person, String category, int minute, boolean agrees) {
            words.add(new Word(person, category, minute, agrees));
        }

        private void controlled(int person, int minute, boolean stops) {
            var word = new Word(person, "WHATSAPP", minute, !stops);
            if (!words.contains(word)) { // WhatsApp tells no id: the same choice at the same moment is one
                words.add(word);
            }
        }

        private void areOne(int one, int other) {
            var from = group[other];
            var to = group[one];
            for (var person = 0; person < PEOPLE; person++) {
                group[person] = group[person] == from ? to : group[person];
            }
        }

        private long entries() {
            return words.size();
        }

        private String expects(int person, String category) {
            if (category.equals("MARKETING") && last(person, "WHATSAPP") == -1) {
                return "marketing_stopped";
            }
            return switch (last(person, category)) {
                case 1 -> "consent_granted";
                case -1 -> "consent_withdrawn";
                default -> "consent_unknown";
            };
        }

        /** 1 for yes, -1 for no, 0 for nothing said. */
        private int last(int person, String about) {
            for (var minute = 7; minute >= 0; minute--) {
                var now = minute;
                var said = words.stream()
                        .filter(word -> group[word.person()] == group[person])
                        .filter(word -> word.about().equals(about) && word.minute() == now)
                        .toList();
                if (!said.isEmpty()) {
                    return said.stream().allMatch(Word::yes) ? 1 : -1;
                }
            }
            return 0;
        }
    }
}

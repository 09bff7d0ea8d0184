package dev.switchboard.endtoend;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A campaign to people who never wrote: each of those who agreed gets one message, and nobody else does. */
class CampaignE2E {

    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final String NUMBER = "100000000000001";

    private final PublicDoors doors = new PublicDoors();
    private final ConsentDoors consents = new ConsentDoors();
    private final CampaignDoors campaigns = new CampaignDoors();

    @BeforeEach
    void start() {
        LocalStack.running();
    }

    @Test
    void whoAgreedGetsOneMessageAndWhoDidNotIsRefusedWithTheReason() throws IOException {
        // Given
        var template = template("one_message_each");
        var agreed = phones(5511933300001L, 4);
        agreed.forEach(campaigns::agrees);
        var stranger = "5511933300009";
        var campaign = campaigns.draft(
                template, List.of(agreed.get(0), agreed.get(1), stranger, agreed.get(2), agreed.get(3)));

        // When
        campaigns.deed(campaign, "start");

        // Then
        awaitState(campaign, "DONE");
        agreed.forEach(phone -> assertThat(doors.accepted(phone)).hasSize(1));
        assertThat(doors.accepted(stranger)).isEmpty();
        await().atMost(PATIENCE)
                .untilAsserted(() -> assertThat(reached(campaign)).isEqualTo(4));
        assertThat(campaigns
                        .campaign(campaign)
                        .at("/counts/refusedByCode/consent_unknown")
                        .asInt())
                .isEqualTo(1);
        assertThat(campaigns.report(campaign)).contains("+" + stranger + ",REFUSED,consent_unknown,");
        assertThat(doors.conversationWith(agreed.getFirst())).isPresent();
    }

    @Test
    void aPauseHoldsAndAStopInTheMiddleIsObeyed() throws IOException {
        // Given a campaign that is paused as soon as it started
        var template = template("held_by_a_pause");
        var everybody = phones(5511933310001L, 12);
        everybody.forEach(campaigns::agrees);
        var campaign = campaigns.draft(template, everybody);
        var other = everybody.getLast();
        assertThat(doors.customerWrites(other, "Hello")).isTrue();
        await().atMost(PATIENCE).until(() -> doors.conversationWith(other).isPresent());
        campaigns.deed(campaign, "start");
        campaigns.deed(campaign, "pause");
        await().pollDelay(Duration.ofSeconds(3)).atMost(PATIENCE).until(() -> true);
        var before = acceptedTemplates(everybody);

        // When somebody stops offers on their phone meanwhile
        campaigns.stopsOffers(other);
        var contact =
                doors.conversationWith(other).orElseThrow().at("/contact/id").asText();
        await().atMost(PATIENCE)
                .untilAsserted(() -> assertThat(consents.decision(contact, NUMBER, "MARKETING")
                                .path("code")
                                .asText())
                        .isEqualTo("marketing_stopped"));

        // Then nothing left during the pause
        assertThat(acceptedTemplates(everybody)).isEqualTo(before).isLessThan(everybody.size());

        // When it goes on
        campaigns.deed(campaign, "resume");

        // Then all get their message, but for who said stop
        awaitState(campaign, "DONE");
        everybody.stream()
                .filter(phone -> !phone.equals(other))
                .forEach(phone -> assertThat(doors.accepted(phone)).hasSize(1));
        assertThat(acceptedTemplates(List.of(other))).isZero();
        assertThat(campaigns
                        .campaign(campaign)
                        .at("/counts/refusedByCode/marketing_stopped")
                        .asInt())
                .isEqualTo(1);
    }

    private long acceptedTemplates(List<String> phones) {
        return phones.stream()
                .flatMap(phone -> doors.accepted(phone).stream())
                .filter(message -> message.path("type").asText().equals("template"))
                .count();
    }

    private int reached(String campaign) {
        var counts = campaigns.campaign(campaign).path("counts");
        return counts.path("sent").asInt()
                + counts.path("delivered").asInt()
                + counts.path("read").asInt();
    }

    private void awaitState(String campaign, String state) {
        await().atMost(PATIENCE)
                .untilAsserted(() -> assertThat(
                                campaigns.campaign(campaign).path("state").asText())
                        .isEqualTo(state));
    }

    private String template(String name) throws IOException {
        var id = doors.makeTemplate(new ObjectMapper().readTree("""
                {"name":"%s","language":"en_US","category":"MARKETING","components":[
                  {"type":"BODY","text":"Your order {{1}} is waiting for you.","example":{"body_text":[["77"]]}}]}""".formatted(name)));
        await().atMost(PATIENCE).until(() -> doors.approved(id));
        return name;
    }

    private static List<String> phones(long first, int count) {
        return IntStream.range(0, count)
                .mapToObj(place -> Long.toString(first + place))
                .toList();
    }
}

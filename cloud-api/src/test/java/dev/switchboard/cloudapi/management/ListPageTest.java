package dev.switchboard.cloudapi.management;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ListPageTest {

    @Test
    void readsTemplatesAndWhereTheListGoesOn() {
        // When
        var page = ListPage.ofTemplates(bytes("""
                {"data":[
                  {"id":594425479261596999,"name":"order_ready","language":"pt_BR","status":"REJECTED","category":"UTILITY",
                   "quality_score":{"score":"GREEN","date":1767225600},"rejected_reason":"SCAM","parameter_format":"NAMED",
                   "components":[{"type":"BODY","text":"Pronto."}]},
                  {"name":"no_id"}],
                 "paging":{"cursors":{"before":"a","after":"b"},"next":"https://graph.invalid/next"}}""")).orElseThrow();

        // Then
        assertThat(page.items())
                .containsExactly(new TemplateItem(
                        "594425479261596999",
                        "order_ready",
                        "pt_BR",
                        "REJECTED",
                        "UTILITY",
                        "GREEN",
                        "SCAM",
                        "NAMED",
                        "[{\"type\":\"BODY\",\"text\":\"Pronto.\"}]"));
        assertThat(page.unreadable()).isEqualTo(1);
        assertThat(page.after()).isEqualTo("b");
    }

    @Test
    void theLastPageHasACursorAndNoNext() {
        // When
        var page = ListPage.ofTemplates(bytes("""
                {"data":[{"id":"7","name":"a","language":"en","status":"APPROVED","category":"UTILITY","rejected_reason":"NONE"}],
                 "paging":{"cursors":{"before":"a","after":"b"}}}""")).orElseThrow();

        // Then
        assertThat(page.after()).isNull();
        assertThat(page.items().getFirst().rejectedReason()).isNull();
        assertThat(page.items().getFirst().components()).isEqualTo("[]");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "{", "<html>", "[]", "{\"data\":{}}", "{\"error\":{\"code\":1}}"})
    void whatIsNoPageIsNone(String body) {
        assertThat(ListPage.ofTemplates(bytes(body))).isEmpty();
        assertThat(ListPage.ofNumbers(bytes(body))).isEmpty();
    }

    @Test
    void readsNumbersAndThePaceTheyMayKeep() {
        // When
        var page = ListPage.ofNumbers(bytes("""
                {"data":[
                  {"id":"1","display_phone_number":"+1 555-000-0001","quality_rating":"GREEN","throughput":{"level":"HIGH"},
                   "health_status":{"can_send_message":"LIMITED"}},
                  {"id":"2","throughput":{"level":"STANDARD"},"is_on_biz_app":true},
                  {"id":"3","throughput":{"level":"STANDARD"}},
                  {"id":"4"}]}""")).orElseThrow();

        // Then
        assertThat(page.items()).extracting(NumberItem::messagesPerSecond).containsExactly(1_000, 20, 80, null);
        assertThat(page.items().getFirst().canSendMessage()).isEqualTo("LIMITED");
        assertThat(page.items().getFirst().toString()).doesNotContain("555");
    }

    @Test
    void readsWhenATokenEnds() {
        assertThat(TokenFacts.read(bytes("{\"data\":{\"is_valid\":true,\"expires_at\":1767225600}}")))
                .contains(new TokenFacts(true, Instant.ofEpochSecond(1_767_225_600)));
        assertThat(TokenFacts.read(bytes("{\"data\":{\"is_valid\":true,\"expires_at\":0}}")))
                .contains(new TokenFacts(true, null));
        assertThat(TokenFacts.read(bytes("{\"error\":{}}"))).isEmpty();
    }

    private static byte[] bytes(String json) {
        return json.getBytes(StandardCharsets.UTF_8);
    }
}

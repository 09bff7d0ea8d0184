package dev.switchboard.outboundsender.template;

import static org.assertj.core.api.Assertions.assertThat;

import dev.switchboard.cloudapi.management.TemplateItem;
import dev.switchboard.outboundsender.mirror.WebhookTime;
import dev.switchboard.outboundsender.template.TemplateNews.CategoryTold;
import dev.switchboard.outboundsender.template.TemplateNews.Gone;
import dev.switchboard.outboundsender.template.TemplateNews.Listed;
import dev.switchboard.outboundsender.template.TemplateNews.QualityTold;
import dev.switchboard.outboundsender.template.TemplateNews.StatusTold;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class TemplateNewsTest {

    private static final Instant NOON = Instant.parse("2026-11-22T12:00:00Z");

    private final Template known = listing(0, "APPROVED", "UTILITY").first("200000000000001");

    @Test
    void anOlderListingDoesNotOverrideANewerWebhook() {
        // Given
        var paused = new StatusTold("PAUSED", null, null, at(10)).mergedInto(known);

        // When
        var after = listing(5, "APPROVED", "UTILITY").mergedInto(paused);

        // Then
        assertThat(after.status()).isEqualTo("PAUSED");
        assertThat(after.told().listed()).isEqualTo(at(5));
    }

    @Test
    void aNewerListingOverridesAnOlderWebhook() {
        // Given
        var paused = new StatusTold("PAUSED", null, null, at(10)).mergedInto(known);

        // When
        var after = listing(11, "APPROVED", "UTILITY").mergedInto(paused);

        // Then
        assertThat(after.status()).isEqualTo("APPROVED");
    }

    @Test
    void anOlderWebhookOverridesNeitherAWebhookNorAListing() {
        // Given
        var resumed = new StatusTold("APPROVED", null, null, at(10)).mergedInto(known);
        var listed = listing(20, "APPROVED", "UTILITY").mergedInto(known);
        var late = new StatusTold("PAUSED", null, null, at(9));

        // When, then
        assertThat(late.mergedInto(resumed)).isEqualTo(resumed);
        assertThat(late.mergedInto(listed)).isEqualTo(listed);
        assertThat(late.agreesWith(listed)).isFalse();
    }

    @Test
    void whatIsTrueDoesNotDependOnTheOrderOfNews() {
        var random = new Random(7);
        for (var round = 0; round < 500; round++) {
            // Given: news of different times
            var news = new ArrayList<TemplateNews>();
            var times = new ArrayList<Integer>();
            for (var second = 1; second <= 40; second++) {
                times.add(second);
            }
            Collections.shuffle(times, random);
            for (var place = 0; place < 8; place++) {
                news.add(any(random, times.get(place)));
            }
            var inOrder = new ArrayList<>(news);
            inOrder.sort((one, other) -> one.at().compareTo(other.at()));

            // When
            var wanted = allOf(inOrder);
            var shuffled = allOf(news);

            // Then
            assertThat(shuffled.isPublishedAs(wanted)).as("%s", news).isTrue();
        }
    }

    @Test
    void anAnnouncedCategoryGoesWhenItIsInForce() {
        // Given
        var announced = new CategoryTold("UTILITY", "MARKETING", at(3)).mergedInto(known);
        assertThat(announced.comingCategory()).isEqualTo("MARKETING");

        // When, then
        var byWebhook = new CategoryTold("MARKETING", null, at(9)).mergedInto(announced);
        var byListing = listing(9, "APPROVED", "MARKETING").mergedInto(announced);
        assertThat(byWebhook.comingCategory()).isNull();
        assertThat(byListing.comingCategory()).isNull();
        assertThat(byListing.category()).isEqualTo("MARKETING");
    }

    @Test
    void noReasonIsNone() {
        assertThat(new StatusTold("PAUSED", "NONE", null, at(1))
                        .mergedInto(known)
                        .reason())
                .isNull();
        assertThat(new StatusTold("REJECTED", "SCAM", null, at(1))
                        .mergedInto(known)
                        .reason())
                .isEqualTo("SCAM");
    }

    @Test
    void aWebhookCountsToTheEndOfItsSecondButNeverIntoTheFuture() {
        assertThat(WebhookTime.of(NOON, NOON.plusSeconds(2))).isEqualTo(NOON.plusMillis(999));
        assertThat(WebhookTime.of(NOON, NOON.plusMillis(300))).isEqualTo(NOON.plusMillis(300));
        assertThat(WebhookTime.of(NOON.plusSeconds(60), NOON)).isEqualTo(NOON);
        assertThat(WebhookTime.of(null, NOON)).isEqualTo(NOON);
    }

    private Template allOf(List<TemplateNews> news) {
        var state = known;
        for (var next : news) {
            state = next.mergedInto(state);
        }
        return state;
    }

    private static TemplateNews any(Random random, int second) {
        var status = List.of("APPROVED", "PAUSED", "REJECTED", "DISABLED").get(random.nextInt(4));
        var category = List.of("UTILITY", "MARKETING").get(random.nextInt(2));
        return switch (random.nextInt(5)) {
            case 0 -> listing(second, status, category);
            case 1 -> new StatusTold(status, null, null, at(second));
            case 2 -> new CategoryTold(category, null, at(second));
            case 3 -> new QualityTold(random.nextBoolean() ? "GREEN" : "RED", at(second));
            default -> new Gone(at(second));
        };
    }

    private static Listed listing(int second, String status, String category) {
        return new Listed(
                new TemplateItem("7", "order_ready", "pt_BR", status, category, "UNKNOWN", null, "POSITIONAL", "[]"),
                at(second));
    }

    private static Instant at(int second) {
        return NOON.plusSeconds(second);
    }
}

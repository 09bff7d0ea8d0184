package dev.switchboard.contracts.content;

import dev.switchboard.contracts.content.Violation.Rule;
import java.util.EnumSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Limits of messages with cards: each card by itself, and that all are of one kind. */
final class CarouselRules {

    private static final int CARD_BODY_CHARS_MAX = 160;
    private static final int CARD_LINE_BREAKS_MAX = 2;
    private static final Pattern LINE_BREAK = Pattern.compile("\\R");
    private static final Set<MediaKind> FILES = EnumSet.of(MediaKind.IMAGE, MediaKind.VIDEO);

    private CarouselRules() {}

    static void carousel(OutboundContent.Carousel message, Findings findings) {
        InteractiveRules.body(message.body(), findings);
        var cards = message.cards();
        findings.count("cards", cards.size(), 2, 10);
        for (int i = 0; i < cards.size(); i++) {
            card(cards.get(i), "cards[%d].".formatted(i), findings);
        }
        alike(cards, CarouselRules::isProduct, "", "a product, or all a file", findings);
        alike(cards, CarouselRules::fileKind, "media.kind", "the same kind of file", findings);
        alike(cards, card -> card.buttons().size(), "buttons", "a link, or all the same number of buttons", findings);
        alike(cards, CarouselCard::catalogId, "catalogId", "a product of the same catalogue", findings);
    }

    private static void card(CarouselCard card, String path, Findings findings) {
        if (isProduct(card)) {
            findings.present(path + "catalogId", card.catalogId());
            findings.present(path + "productRetailerId", card.productRetailerId());
            if (card.media() != null
                    || card.body() != null
                    || card.linkLabel() != null
                    || card.linkUrl() != null
                    || !card.buttons().isEmpty()) {
                findings.add(
                        path + "productRetailerId",
                        Rule.CONFLICTING,
                        path + "productRetailerId makes a product card, which has nothing else on it.");
            }
            return;
        }
        if (card.media() == null) {
            findings.add(path + "media", Rule.MISSING, path + "media must not be empty.");
        } else {
            MediaRules.header(card.media(), FILES, path + "media.", findings);
        }
        findings.wordsIfAny(path + "body", card.body(), CARD_BODY_CHARS_MAX);
        lineBreaks(card, path + "body", findings);
        if (card.buttons().isEmpty()) {
            findings.words(path + "linkLabel", card.linkLabel(), InteractiveRules.LABEL_CHARS_MAX);
            findings.link(path + "linkUrl", card.linkUrl(), InteractiveRules.WEB);
        } else {
            InteractiveRules.replies(card.buttons(), Integer.MAX_VALUE, path, findings);
            if (card.linkLabel() != null || card.linkUrl() != null) {
                findings.add(path + "linkUrl", Rule.CONFLICTING, path + "linkUrl does not go together with buttons.");
            }
        }
    }

    private static void lineBreaks(CarouselCard card, String field, Findings findings) {
        var breaks = card.body() == null
                ? 0
                : (int) LINE_BREAK.matcher(card.body().value()).results().count();
        if (breaks > CARD_LINE_BREAKS_MAX) {
            findings.tooMany(field, "line breaks", breaks, CARD_LINE_BREAKS_MAX);
        }
    }

    private static boolean isProduct(CarouselCard card) {
        return card.catalogId() != null || card.productRetailerId() != null;
    }

    private static @Nullable MediaKind fileKind(CarouselCard card) {
        return card.media() == null ? null : card.media().kind();
    }

    /** Names the first card that differs from the first of all. */
    private static void alike(
            List<CarouselCard> cards,
            Function<CarouselCard, @Nullable Object> trait,
            String field,
            String what,
            Findings findings) {
        for (int i = 1; i < cards.size(); i++) {
            if (!Objects.equals(trait.apply(cards.get(0)), trait.apply(cards.get(i)))) {
                var place = field.isEmpty() ? "cards[%d]".formatted(i) : "cards[%d].%s".formatted(i, field);
                findings.add(place, Rule.CONFLICTING, "%s: all cards must have %s.".formatted(place, what));
                return;
            }
        }
    }
}

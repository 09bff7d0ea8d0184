package dev.switchboard.outboundsender.template;

import dev.switchboard.cloudapi.management.TemplateItem;
import dev.switchboard.outboundsender.template.Template.Told;
import java.time.Instant;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Something Meta told about a template, and when. Merging is a pure function: an older listing never overrides a newer webhook,
 * an older webhook neither a newer webhook nor a newer listing.
 */
sealed interface TemplateNews {

    /** What Meta says where there is no reason. */
    String NO_REASON = "NONE";

    /** When Meta told it: when a listing began, or the end of the second that a webhook names. */
    Instant at();

    /** What is known after this news. */
    Template mergedInto(Template known);

    /** Whether the mirror holds what was told; where it does not, although this came late, Meta is asked who is right. */
    boolean agreesWith(Template known);

    /** The template as a listing has it. */
    record Listed(TemplateItem item, Instant at) implements TemplateNews {

        @Override
        public boolean agreesWith(Template known) {
            return statusOf(item.status()).equals(known.status());
        }

        /** The template when nothing was known of it. */
        Template first(String wabaId) {
            return new Template(
                    item.id(),
                    wabaId,
                    item.name(),
                    item.language(),
                    statusOf(item.status()),
                    item.category(),
                    null,
                    item.quality(),
                    item.rejectedReason(),
                    item.parameterFormat(),
                    item.components(),
                    Told.listedAt(at),
                    1);
        }

        @Override
        public Template mergedInto(Template known) {
            var told = known.told();
            if (at.isBefore(told.listed())) {
                return known;
            }
            var status = !at.isBefore(told.status());
            var category = !at.isBefore(told.category());
            var quality = !at.isBefore(told.quality());
            var categoryNow = category ? item.category() : known.category();
            return new Template(
                    known.templateId(),
                    known.wabaId(),
                    item.name(),
                    item.language(),
                    status ? statusOf(item.status()) : known.status(),
                    categoryNow,
                    Objects.equals(categoryNow, known.comingCategory()) ? null : known.comingCategory(),
                    quality ? item.quality() : known.quality(),
                    status ? item.rejectedReason() : known.reason(),
                    item.parameterFormat(),
                    item.components(),
                    new Told(told.published(), at, told.status(), told.category(), told.quality()),
                    known.version());
        }
    }

    /** A webhook told the status, and maybe the category with it. */
    record StatusTold(
            String status,
            @Nullable String reason,
            @Nullable String category,
            Instant at) implements TemplateNews {

        @Override
        public boolean agreesWith(Template known) {
            return statusOf(status).equals(known.status()) && (category == null || category.equals(known.category()));
        }

        @Override
        public Template mergedInto(Template known) {
            var told = known.told();
            var restated = isNewer(at, told.listed(), told.status());
            var recategorised = category != null && isNewer(at, told.listed(), told.category());
            if (!restated && !recategorised) {
                return known;
            }
            return new Template(
                    known.templateId(),
                    known.wabaId(),
                    known.name(),
                    known.language(),
                    restated ? statusOf(status) : known.status(),
                    recategorised ? Objects.requireNonNull(category) : known.category(),
                    known.comingCategory(),
                    known.quality(),
                    restated ? (NO_REASON.equals(reason) ? null : reason) : known.reason(),
                    known.parameterFormat(),
                    known.components(),
                    new Told(
                            told.published(),
                            told.listed(),
                            restated ? at : told.status(),
                            recategorised ? at : told.category(),
                            told.quality()),
                    known.version());
        }
    }

    /** A webhook told the category that counts, and the one to come. */
    record CategoryTold(String category, @Nullable String coming, Instant at) implements TemplateNews {

        @Override
        public boolean agreesWith(Template known) {
            return category.equals(known.category());
        }

        @Override
        public Template mergedInto(Template known) {
            var told = known.told();
            if (at.isBefore(told.category())) {
                return known;
            }
            // No listing tells what is to come, so an older announcement still counts.
            var now = at.isBefore(told.listed()) ? known.category() : category;
            return new Template(
                    known.templateId(),
                    known.wabaId(),
                    known.name(),
                    known.language(),
                    known.status(),
                    now,
                    now.equals(coming) ? null : coming,
                    known.quality(),
                    known.reason(),
                    known.parameterFormat(),
                    known.components(),
                    new Told(told.published(), told.listed(), told.status(), at, told.quality()),
                    known.version());
        }
    }

    /** A webhook told the quality. */
    record QualityTold(String quality, Instant at) implements TemplateNews {

        @Override
        public boolean agreesWith(Template known) {
            return quality.equals(known.quality());
        }

        @Override
        public Template mergedInto(Template known) {
            var told = known.told();
            if (!isNewer(at, told.listed(), told.quality())) {
                return known;
            }
            return new Template(
                    known.templateId(),
                    known.wabaId(),
                    known.name(),
                    known.language(),
                    known.status(),
                    known.category(),
                    known.comingCategory(),
                    quality,
                    known.reason(),
                    known.parameterFormat(),
                    known.components(),
                    new Told(told.published(), told.listed(), told.status(), told.category(), at),
                    known.version());
        }
    }

    /** A complete listing that began then has it no more, or Meta deleted it for us then. */
    record Gone(Instant at) implements TemplateNews {

        @Override
        public boolean agreesWith(Template known) {
            return known.status().equals(Template.DELETED);
        }

        @Override
        public Template mergedInto(Template known) {
            return new StatusTold(Template.DELETED, null, null, at).mergedInto(known);
        }
    }

    private static boolean isNewer(Instant at, Instant listed, Instant told) {
        return !at.isBefore(listed) && !at.isBefore(told);
    }

    /** Reinstated is an event, and approved the state it leads to. */
    private static String statusOf(String told) {
        return told.equals("REINSTATED") ? Template.APPROVED : told;
    }
}
